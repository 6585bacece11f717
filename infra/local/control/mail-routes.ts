import { z } from 'zod';
import { type HttpRequest, jsonAnswer } from '../http/message.ts';
import type { MailStore, StoredMail } from '../ses/mail-store.ts';
import { MAIL_FAULTS, type Ses } from '../ses/ses.ts';
import { bodyOf, ControlProblem, type ControlRoutes, Count, html, ok, queryOf } from './http.ts';
import { mailboxPage } from './mailbox-page.ts';
import { oneClickUnsubscribe } from './one-click.ts';

const Report = z
  .strictObject({
    to: z.string().optional(),
    messageId: z.string().optional(),
    type: z.enum(['Permanent', 'Transient']).default('Permanent'),
  })
  .refine(
    ({ to, messageId }) => to !== undefined || messageId !== undefined,
    'an address (to) or a messageId is needed',
  );

const Limits = z.strictObject({
  maxSendRate: z.number().min(0).optional(),
  max24HourSend: z.number().min(0).optional(),
});
const MailFaultRequest = z.strictObject({ kind: z.enum(MAIL_FAULTS), to: z.string().optional(), count: Count });

/** A plus in a query string arrives as a space; no address holds one. */
const recipientOf = (request: HttpRequest): string | undefined => queryOf(request, 'to')?.trim().replaceAll(' ', '+');

/** Most mails that one list holds, so that a mailbox of 35,000 alerts still opens. */
const LIST = 200;

/** The mailbox (page and JSON, newest last), and what can be made to happen to mail. */
export const mailRoutes = (base: string, ses: Ses, store: MailStore): ControlRoutes => {
  const found = (id: string | undefined): StoredMail => {
    const mail = store.get(id ?? '');
    if (mail === undefined) throw new ControlProblem(404, 'there is no such mail');
    return mail;
  };
  return {
    [`GET ${base}/mailbox`]: () => html(mailboxPage(`${base}/mailbox`)),
    [`GET ${base}/mailbox/summaries`]: (request) =>
      ok({
        total: store.list(recipientOf(request)).length,
        mails: store
          .list(queryOf(request, 'to'))
          .slice(-LIST)
          .map(({ id, at, destinations }) => ({ id, at, to: destinations.join(', ') })),
      }),
    [`GET ${base}/mailbox/recipients`]: () => ok(store.recipients()),
    [`GET ${base}/mailbox/messages`]: async (request) => {
      const limit = Number(queryOf(request, 'limit') ?? LIST);
      const mails = store.list(recipientOf(request)).slice(-limit);
      return ok(await Promise.all(mails.map((mail) => store.read(mail))));
    },
    [`GET ${base}/mailbox/messages/{id}`]: async (_, { pathParameters }) =>
      ok(await store.read(found(pathParameters.id))),
    [`GET ${base}/mailbox/messages/{id}/raw`]: async (_, { pathParameters }) => ({
      status: 200,
      headers: [['content-type', 'message/rfc822']],
      body: await store.raw(found(pathParameters.id).id),
    }),
    [`POST ${base}/mailbox/messages/{id}/unsubscribe`]: async (_, { pathParameters }) =>
      ok(await oneClickUnsubscribe(await store.read(found(pathParameters.id)))),
    [`GET ${base}/mail/counts`]: () =>
      ok({ accepted: store.list().length, recipientsOfLastDay: store.recipientsOfLastDay() }),
    [`POST ${base}/mail/bounces`]: async (request) => {
      const { to, messageId, type } = bodyOf(request, Report);
      const mail = await ses.report('bounce', { to, messageId }, type);
      if (mail === undefined) throw new ControlProblem(404, 'no mail was sent to that address');
      return ok({ messageId: mail.id }, 202);
    },
    [`POST ${base}/mail/complaints`]: async (request) => {
      const { to, messageId } = bodyOf(request, Report);
      const mail = await ses.report('complaint', { to, messageId });
      if (mail === undefined) throw new ControlProblem(404, 'no mail was sent to that address');
      return ok({ messageId: mail.id }, 202);
    },
    [`GET ${base}/mail/limits`]: () => ok(ses.limits),
    [`POST ${base}/mail/limits`]: (request) => ok(Object.assign(ses.limits, bodyOf(request, Limits))),
    [`GET ${base}/mail/failures`]: () => ok(ses.faults.list()),
    [`POST ${base}/mail/failures`]: (request) => {
      ses.faults.arm(bodyOf(request, MailFaultRequest));
      return ok(ses.faults.list(), 202);
    },
    [`DELETE ${base}/mail/failures`]: () => {
      ses.faults.clear();
      return jsonAnswer(200, []);
    },
  };
};

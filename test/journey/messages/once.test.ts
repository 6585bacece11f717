import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { codeIn, type Mail, tokenIn } from '../../tour/outside.ts';
import { GRACE_SECONDS } from '../../tour/steps.ts';

/** Impatient fingers, mail scanners, and programs that try again: what is done twice is done once, and looking does nothing. */
const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;

const linksIn = (mails: readonly Mail[]): string[] => [
  ...new Set(
    mails.flatMap(({ html, text, headers }) =>
      [...`${html} ${text} ${headers['list-unsubscribe'] ?? ''}`.matchAll(/https?:\/\/127\.0\.0\.1[^\s"'<>)\]]+/g)].map(
        ([link]) => link.replaceAll('&amp;', '&'),
      ),
    ),
  ),
];

describe('what is done twice', () => {
  let village: Village;
  let place: { readonly cell: string; readonly commune: string };
  beforeAll(async () => {
    village = await startVillage();
    const { cell, commune } = village.here;
    place = { cell, commune };
  });
  afterAll(() => village.stop());

  const asking = (email: string, producers: readonly Registered[]) => ({
    email,
    name: 'Jeanne',
    place,
    lines: [{ what: 'Poireaux', quantity: '2 kg' }],
    producers: producers.map(({ id }) => ({ id })),
  });
  const byMail = () => [{ kind: 'email', address: village.address('ferme') }] as const;
  const mailsTo = async (email: string): Promise<Mail[]> => {
    await village.quiet();
    return village.site.mailsTo(email);
  };
  const asked = async (producer: Registered): Promise<Mail[]> =>
    (await mailsTo(producer.channels[0]?.address ?? '')).filter(({ text }) => text.includes('/r/'));
  const atOnce = <Answer>(act: () => Promise<Answer>): Promise<Answer[]> => Promise.all([act(), act(), act()]);

  it('a subscription, by three quick presses: one mail; its confirmation too: one alert each time', async () => {
    const email = village.address('lectrice');
    const answers = await atOnce(() => village.site.post('/api/subscriptions', { email, place }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    const confirmed = await atOnce(() =>
      village.site.post('/api/subscriptions/confirm', { email, code: codeIn(mails[0]?.text ?? '') }),
    );
    // A code ends when it is used: the other presses are told so, and change nothing.
    expect(confirmed.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    expect(await village.told(email, await village.published(BY_TELEPHONE))).toHaveLength(1);
  });

  it('a request under one key: one request, one confirmation, one message to the producer', async () => {
    const producer = await village.published(byMail());
    const email = village.address('jeanne');
    const key = { 'idempotency-key': `key-${email}` };
    const answers = await atOnce(() => village.site.post('/api/requests', asking(email, [producer]), key));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const [confirmation] = await mailsTo(email);
    expect(await mailsTo(email)).toHaveLength(1);
    const token = tokenIn(confirmation?.text ?? '', /[?&]token=/);
    const confirmed = await atOnce(() => village.site.post('/api/requests/confirm', { token }));
    expect(confirmed.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await asked(producer)).toHaveLength(1);
    // A key belongs to its sender: another person's request under the same one is theirs.
    const other = await village.site.post('/api/requests', asking(village.address('paul'), [producer]), key);
    expect(other.body.id).not.toBe(answers[0]?.body.id);
  });

  it('an answer: the requester hears once; another answer is news', async () => {
    const producer = await village.published(byMail());
    const email = village.address('jeanne');
    await village.ask(email, [producer]);
    const token = tokenIn((await asked(producer))[0]?.text ?? '', /\/r\//);
    const before = (await mailsTo(email)).length;
    const answers = await atOnce(() => village.site.post(`/api/answers/${token}`, { answer: 'accept', word: 'Oui' }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await mailsTo(email)).toHaveLength(before + 1);
    await village.site.post(`/api/answers/${token}`, { answer: 'propose', word: 'Samedi plutôt' });
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(before + 2);
    expect(mails.at(-1)?.text).toContain('Samedi plutôt');
  });

  it('an approval: published once, told once; the contrary decision comes too late', async () => {
    const reader = village.address('lectrice');
    await village.subscriber(reader);
    const producer = await village.register(byMail());
    await village.quiet();
    const bearer = await village.member();
    const decide = (decision: object) =>
      village.site.post(`/api/agency/producers/${producer.id}/decisions`, decision, bearer);
    const answers = await atOnce(() => decide({ decision: 'approve' }));
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect((await decide({ decision: 'approve' })).status).toBe(200);
    expect((await decide({ decision: 'reject', reason: 'Trop tard' })).status).toBe(409);
    await village.pass(GRACE_SECONDS);
    expect(await village.told(reader, producer)).toHaveLength(1);
    // The receipt of their registration, and one decision.
    expect(await mailsTo(producer.channels[0]?.address ?? '')).toHaveLength(2);
  });

  it('a registration under the SIRET of a published farm is refused', async () => {
    await village.published(byMail(), { siret: '99900001100018' });
    await expect(village.register(byMail(), { siret: '99900001100018' })).rejects.toThrow(/409/);
  });

  it('one click in the mail program, twice: ended, and said so both times', async () => {
    const reader = village.address('lectrice');
    await village.subscriber(reader);
    await village.published(BY_TELEPHONE);
    const alert = (await mailsTo(reader)).at(-1);
    expect(alert?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    for (let click = 0; click < 2; click += 1) {
      const answer = await village.stack.post(`/mailbox/messages/${alert?.id}/unsubscribe`, {});
      expect(answer).toMatchObject({ status: 200 });
    }
    expect(await village.told(reader, await village.published(BY_TELEPHONE))).toEqual([]);
  });

  it('a scanner that opens every link of every mail confirms nothing, ends nothing, answers nothing', async () => {
    const producer = await village.published(byMail());
    const [pending, subscribed, requester] = [
      village.address('attente'),
      village.address('abonnee'),
      village.address('jeanne'),
    ];
    await village.subscriber(subscribed);
    const alerting = await village.published(BY_TELEPHONE);
    expect(await village.told(subscribed, alerting)).toHaveLength(1);
    await village.site.post('/api/subscriptions', { email: pending, place });
    const status = await village.ask(requester, [producer]);
    await village.site.post('/api/requests', asking(village.address('autre'), [producer]));
    await village.quiet();

    const before = await village.records();
    const everyMail = await Promise.all(village.stack.mails.list().map((mail) => village.stack.mails.read(mail)));
    const links = linksIn(everyMail);
    for (const purpose of [
      '/alertes/confirmer?',
      '/demande/confirmer?',
      '/r/',
      '/demandes/',
      'unsubscribe?',
      '/alertes/arreter?',
    ])
      expect(
        links.some((link) => link.includes(purpose)),
        `a mail has a link to ${purpose}`,
      ).toBe(true);
    for (const link of links) {
      await fetch(link, { method: 'HEAD', redirect: 'manual' });
      expect((await fetch(link, { redirect: 'manual' })).status, link).toBeLessThan(400);
    }
    await village.quiet();
    expect(await village.records()).toEqual(before);

    // What the people meant still works afterwards.
    expect((await village.site.get(`/api/requests/${status}`)).body.parts[0].state).toBe('received');
    const next = await village.published(BY_TELEPHONE);
    await village.untilMorning();
    expect(await village.told(subscribed, next)).toHaveLength(1);
    expect(await village.told(pending, next)).toEqual([]);
  });
});

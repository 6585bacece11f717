import { z } from 'zod';
import type { PhoneStore } from '../sms/phone-store.ts';
import { PHONE_FAULTS, type Sms } from '../sms/sms.ts';
import { bodyOf, type ControlRoutes, Count, html, ok, queryOf } from './http.ts';
import { phonePage } from './phone-page.ts';

const PhoneFaultRequest = z.strictObject({ kind: z.enum(PHONE_FAULTS), to: z.string().optional(), count: Count });

/** The phone outbox (page and JSON, newest last), and what can be made to happen to SMS and calls. */
export const phoneRoutes = (base: string, sms: Sms, store: PhoneStore): ControlRoutes => ({
  [`GET ${base}/phone`]: () => html(phonePage(`${base}/phone`)),
  [`GET ${base}/phone/messages`]: (request) =>
    ok(
      store.list(queryOf(request, 'to')).map(({ id, at, kind, to, text, from }) => ({ id, at, kind, to, text, from })),
    ),
  [`GET ${base}/phone/failures`]: () => ok(sms.faults.list()),
  [`POST ${base}/phone/failures`]: (request) => {
    sms.faults.arm(bodyOf(request, PhoneFaultRequest));
    return ok(sms.faults.list(), 202);
  },
  [`DELETE ${base}/phone/failures`]: () => {
    sms.faults.clear();
    return ok([]);
  },
});

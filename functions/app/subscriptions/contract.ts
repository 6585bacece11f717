import { z } from 'zod';
import { FORM, LINK, PUBLIC, pagesOf } from '#app/shared/contracts.ts';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import { SubscriptionInput } from '#domain/subscriptions/subscribing.ts';
import { SubscriptionState } from '#domain/subscriptions/subscription.ts';
import type { Calls } from '#platform/contract.ts';

/** A code as people type it: spaces are dropped. */
const Code = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')));

/** How an address is proven: the token of the mail's link, or the code with the address. */
export const ConfirmInput = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ email: EmailAddress, code: Code }),
]);
export type ConfirmInput = z.infer<typeof ConfirmInput>;

/** Mail programs add to an address what they like: other names are passed over. */
const TokenQuery = z.object({ token: z.string().min(1).max(200) });

const AskedAnswer = z.strictObject({ state: z.literal('pending'), next: z.string() });
const ConfirmedAnswer = z.strictObject({ state: SubscriptionState, place: z.string() });
const StoppedAnswer = z.strictObject({ state: z.literal('ended'), message: z.string() });

export const calls = {
  ask: {
    method: 'POST',
    path: '/api/subscriptions',
    guard: FORM,
    summary: 'Ask to be told when a producer comes to a place; to be confirmed',
    body: SubscriptionInput,
    answers: { 202: AskedAnswer },
    problems: ['too-many'],
  },
  confirm: {
    method: 'POST',
    path: '/api/subscriptions/confirm',
    guard: LINK,
    summary: 'Confirm by the token of the link, or by address and code',
    body: ConfirmInput,
    answers: { 200: ConfirmedAnswer },
    problems: ['gone', 'not-found', 'too-many'],
  },
  showStop: {
    method: 'GET',
    path: '/api/unsubscribe',
    guard: LINK,
    summary: 'Shows the page that unsubscribes; changes nothing',
    query: TokenQuery,
    answers: { 200: { media: ['text/html'] } },
    problems: ['not-found', 'gone'],
  },
  stop: {
    method: 'POST',
    path: '/api/unsubscribe',
    guard: LINK,
    summary: 'Unsubscribe in one click (RFC 8058)',
    query: TokenQuery,
    body: { media: ['application/x-www-form-urlencoded', 'multipart/form-data'], optional: true },
    answers: { 200: StoppedAnswer },
    problems: ['not-found', 'gone'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  subscribe: { GET: FORM, POST: FORM },
  subscribeConfirm: { GET: LINK, POST: LINK },
  unsubscribe: { GET: LINK, POST: LINK },
  feed: { GET: PUBLIC },
  myAlertsLink: { GET: FORM, POST: FORM },
  myAlerts: { GET: LINK, POST: LINK },
  myAddress: { GET: LINK, POST: LINK },
});

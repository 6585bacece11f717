import { z } from 'zod';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';

export { SubscriptionInput } from '#domain/subscriptions/subscribing.ts';

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

export const TokenQuery = z.object({ token: z.string().min(1).max(200) });

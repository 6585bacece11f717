import { z } from 'zod';
import { LINK, pagesOf, SIGN_IN, SIGN_OUT } from '#app/shared/contracts.ts';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

/** `POST /api/agency/session`: address and password first; then the session of the answer, with the code or the new password it asks for. */
export const SessionBody = z
  .strictObject({
    email: EmailAddress,
    password: z.string().min(1).max(256).optional(),
    session: z.string().min(1).max(4_000).optional(),
    code: z
      .string()
      .transform((typed) => typed.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, reason('codeDigits')))
      .optional(),
    newPassword: z.string().min(12).max(256).optional(),
  })
  .check((context) => {
    const { session, password, code, newPassword } = context.value;
    const missing =
      session === undefined
        ? password === undefined
          ? 'password'
          : undefined
        : code === undefined && newPassword === undefined
          ? 'code'
          : undefined;
    if (missing !== undefined)
      context.issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: [missing] });
  });

export type SessionBody = z.infer<typeof SessionBody>;

/** Of a member who follows their invitation. */
export const ChosenPassword = z.strictObject({ newPassword: z.string().min(12).max(256) });

const SessionAnswer = z.union([
  z.strictObject({ token: z.string(), expiresAt: z.string() }),
  z.strictObject({
    challenge: z.enum(['totp', 'totpSetup', 'newPassword']),
    session: z.string(),
    /** For the authenticator application, when it is to be set up. */
    secret: z.string().optional(),
  }),
]);

export const calls = {
  signIn: {
    method: 'POST',
    path: '/api/agency/session',
    guard: SIGN_IN,
    summary: 'Agency sign-in: e-mail and password, then the code',
    body: SessionBody,
    answers: { 200: SessionAnswer },
    problems: ['signed-out', 'too-many'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  agencySignIn: { GET: SIGN_IN, POST: SIGN_IN },
  agencyInvitation: { GET: LINK, POST: LINK },
  agencySignOut: { POST: SIGN_OUT },
});

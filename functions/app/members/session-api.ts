import { site } from '#app/shared/site.ts';
import type { SignIn } from '#domain/members/identity.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { answerCall } from '#platform/contract.ts';
import { HttpProblem, type Route } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { texts } from '#web/agency/texts.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick } from '#web/shared/text.ts';
import { SESSION_COOKIE } from './member-token.ts';
import type { SessionBody } from './session-contract.ts';
import { calls } from './session-contract.ts';
import type { SessionUseCases } from './session-use-cases.ts';

type SignedIn = Extract<SignIn, { kind: 'signedIn' }>;

export const sessionApi = (useCases: SessionUseCases): Route[] => [
  answerCall(calls.signIn, async (call) => {
    const { lang, now, body } = call;
    const outcome = await useCases.step(body, call);
    switch (outcome.kind) {
      case 'signedIn':
        return json(
          200,
          { token: outcome.token, expiresAt: expiry(outcome, now) },
          { cookies: [sessionCookie(outcome)] },
        );
      case 'challenge': {
        const { challenge, session, secret } = outcome;
        return json(200, { challenge, session, ...(secret === undefined ? {} : { secret }) });
      }
      case 'tooMany':
        throw new HttpProblem({ code: 'too-many', detail: pick(texts.tooMany, lang) });
      case 'weakPassword':
        throw new HttpProblem({ code: 'invalid', errors: [failureOf(outcome, body)] });
      default:
        throw new HttpProblem({ code: 'signed-out', detail: reasonText(failureOf(outcome, body), lang) });
    }
  }),
];

/** One sentence for an unknown address and a wrong password. */
export const failureOf = (outcome: { readonly kind: string }, input: Pick<SessionBody, 'session'>): FieldError => {
  switch (outcome.kind) {
    case 'tooMany':
      return { field: '', code: 'signInTooOften' };
    case 'expired':
      return { field: '', code: 'signInExpired' };
    case 'weakPassword':
      return { field: 'newPassword', code: 'passwordWeak' };
    default:
      return input.session === undefined
        ? { field: 'password', code: 'signInRefused' }
        : { field: 'code', code: 'signInCodeWrong' };
  }
};

const expiry = ({ seconds }: SignedIn, now: Instant): Instant =>
  new Date(Date.parse(now) + seconds * 1000).toISOString();

export const sessionCookie = ({ token, seconds }: SignedIn): string => cookie(token, seconds);

/** `Secure` wherever the site is served over HTTPS; a site on this machine is not. */
export const cookie = (value: string, maxAge: number): string =>
  [
    `${SESSION_COOKIE}=${value}`,
    'Path=/',
    `Max-Age=${maxAge}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(site.origin?.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

import type { Refusal } from '#domain/members/member.ts';
import type { Outcome } from '#domain/shared/outcome.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { ProblemCode } from '#domain/shared/problem-code.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { HttpProblem } from '#platform/http.ts';
import type { OpenedLink } from '#platform/signed-link.ts';
import { refusals } from '#web/agency/refusals.ts';
import { pick } from '#web/shared/text.ts';

/** What each refusal of a use case is to whoever calls. */
const CODES = {
  notFound: 'not-found',
  /** A link that is none of ours. */
  invalid: 'not-found',
  gone: 'gone',
  expired: 'gone',
  /** The link was sent to an address that its owner has given up. */
  replaced: 'link-replaced',
  tooMany: 'too-many',
  tooLong: 'too-large',
  notReady: 'conflict',
  changed: 'conflict',
} as const satisfies Record<string, ProblemCode>;

/** Why something was not done, as use cases say it: a code, what a member may not do, or what is wrong with which field. */
export type Refused = keyof typeof CODES | Refusal | readonly FieldError[];

/** The one place where a refusal becomes a problem; a member reads beside it why they may not. */
export const problemOf = (why: Refused, lang: Language): HttpProblem => {
  if (typeof why !== 'string') return new HttpProblem({ code: 'invalid', errors: why });
  if (isCode(why)) return new HttpProblem({ code: CODES[why] });
  return new HttpProblem({ code: 'forbidden', detail: pick(refusals[why], lang) });
};

const isCode = (why: string): why is keyof typeof CODES => Object.hasOwn(CODES, why);

/** What came of a use case, or its refusal as the problem to answer with. */
export const orProblem = <Value>(outcome: Outcome<Value, Refused>, lang: Language): Value => {
  if (outcome.ok) return outcome.value;
  throw problemOf(outcome.reason, lang);
};

/** What a signed link opens to, or the problem to answer with: gone where it has expired, not found where it is none of ours. */
export const openedOrProblem = (link: OpenedLink, lang: Language): Extract<OpenedLink, { ok: true }> => {
  if (link.ok) return link;
  throw problemOf(link.reason, lang);
};

/** What every act of a member may end in, as the problem to answer with. */
export const notDone = (
  outcome: { readonly kind: 'notFound' } | { readonly kind: 'refused'; readonly why: Refusal },
  lang: Language,
): HttpProblem => problemOf(outcome.kind === 'refused' ? outcome.why : 'notFound', lang);

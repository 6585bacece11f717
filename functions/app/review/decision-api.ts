import { notDone } from '#app/shared/problem.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { HttpProblem } from '#platform/http.ts';
import { changeTexts } from '#web/review/change-texts.ts';
import { pick } from '#web/shared/text.ts';
import type { Decided, Decision } from './decide-registration.ts';

/** What a decision on a registration and one on a change have in common, for calls and pages. */

export const decisionIn = (body: DecisionGiven): Decision =>
  body.decision === 'approve' ? { kind: body.decision } : { kind: body.decision, reason: body.reason };

type DecisionGiven = { readonly decision: 'approve' } | { readonly decision: 'reject'; readonly reason: string };

/** Why nothing was decided, as the problem to answer with. */
export const decisionProblem = (
  outcome: Exclude<Decided, { readonly producer: unknown }>,
  conflict: Text,
  lang: Language,
): HttpProblem => {
  if (outcome.kind === 'refused' || outcome.kind === 'notFound') return notDone(outcome, lang);
  const detail = pick(outcome.kind === 'siretTaken' ? changeTexts.siretTaken : conflict, lang);
  return new HttpProblem({ code: 'conflict', detail });
};

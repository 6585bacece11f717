import type { Refusal } from '#domain/members/member.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { HttpProblem } from '#platform/http.ts';
import { refusals } from '#web/agency/refusals.ts';
import { pick } from '#web/shared/text.ts';

/** What a member may not do, as a problem: 403 with the sentence that says why. */
export const refusedProblem = (why: Refusal, lang: Language): HttpProblem =>
  new HttpProblem({ code: 'forbidden', detail: pick(refusals[why], lang) });

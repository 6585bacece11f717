import { texts } from '../../../web/agency/texts.ts';
import { pick } from '../../../web/texts/text.ts';
import type { Producer } from '../../domain/directory/producer.ts';
import type { Decided } from '../../domain/directory/review.ts';
import { unreachable } from '../../domain/shared/outcome.ts';
import type { Language } from '../../domain/shared/primitives.ts';
import { api, HttpProblem, type Route } from '../../platform/http.ts';
import { type HttpResponse, json } from '../../platform/responses.ts';
import { DecisionBody, ProducerIdPath, ReviewQuery } from '../schemas/agency.ts';
import type { AgencyUseCases } from './agency-use-cases.ts';
import { memberOf } from './members-only.ts';

/** The agency's calls; closed by `membersOnly`. */
export const agencyApi = (useCases: AgencyUseCases): Route[] => [
  api('GET /api/agency/producers', {
    query: ReviewQuery,
    handle: async ({ query }) => {
      const { producers, cursor } = await useCases.producers(query.status, query.cursor);
      return json(200, { status: query.status, items: producers, ...(cursor === undefined ? {} : { cursor }) });
    },
  }),
  api('POST /api/agency/producers/{id}/decisions', {
    path: ProducerIdPath,
    body: DecisionBody,
    handle: async (call) => {
      const { path, body, lang, now } = call;
      const decision =
        body.decision === 'approve' ? { kind: body.decision } : { kind: body.decision, reason: body.reason };
      const outcome = await useCases.decide(path.id, decision, memberOf(call), { now, version: body.version });
      return decisionAnswer(outcome, body.decision, lang);
    },
  }),
];

const decisionAnswer = (outcome: Decided, asked: DecisionBody['decision'], lang: Language): HttpResponse => {
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
      return decided(outcome.producer);
    case 'alreadyDecided':
      // The same decision said twice is the same answer; another one is refused.
      if (outcome.producer.state === (asked === 'approve' ? 'published' : 'rejected')) return decided(outcome.producer);
      throw new HttpProblem({ code: 'conflict', detail: pick(texts.alreadyText, lang) });
    case 'conflict':
      throw new HttpProblem({ code: 'conflict', detail: pick(texts.conflictText, lang) });
    case 'notFound':
      throw new HttpProblem({ code: 'not-found' });
    default:
      return unreachable(outcome);
  }
};

const decided = ({ id, state, version }: Producer): HttpResponse => json(200, { id, state, version });

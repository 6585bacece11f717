import { type OwnFacts, type OwnPorts, owedPassages, quietPublication } from '#app/self-service/change-own.ts';
import { newsToFormerChannels, newsToProducer } from '#app/self-service/own-news.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type AuditEntry, auditEntry } from '#domain/audit/audit-entry.ts';
import { type Refusal, refusedToChange } from '#domain/members/member.ts';
import { producerValues } from '#domain/producers/audit-values.ts';
import type { ProducerChange } from '#domain/producers/directory.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Proposal } from '#domain/producers/proposal.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { type Decision, occasionOf } from './decide-registration.ts';

export type ProposalDecided =
  | { readonly kind: 'approved' | 'rejected'; readonly producer: Producer }
  /** They changed something meanwhile, or another member decided: nothing was written. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'siretTaken' }
  /** Not theirs to decide: nothing was written. */
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'notFound' };

/** The proposal and the version that the member had before them. */
export interface ProposalFacts extends OwnFacts {
  readonly by: Acting;
  /** Of the audit trail's entry. */
  readonly entryId: string;
  /** A round as people read it, for the audit trail. */
  readonly roundInWords: (round: Round) => string;
  readonly proposedAt: Instant;
}

/**
 * What the agency says of a change that waited. Approved, it becomes the published version, announced to those it newly reaches. Refused,
 * what is published stays as it is. They are told by their own channel either way.
 */
export const decideProposal = async (
  { directory, own, ledger }: OwnPorts,
  id: ProducerId,
  decision: Decision,
  facts: ProposalFacts,
): Promise<ProposalDecided> => {
  const [producer, proposal] = await Promise.all([directory.find(id), own.proposalOf(id)]);
  if (producer === undefined) return { kind: 'notFound' };
  const why = refusedToChange(facts.by, departmentOfCommune(producer.details.commune));
  if (why !== undefined) return { kind: 'refused', why };
  if (proposal === undefined) return { kind: 'notFound' };
  const isTheOneRead = proposal.proposedAt === facts.proposedAt && producer.version === facts.expectedVersion;
  if (proposal.rejection !== null || !isTheOneRead) return { kind: 'conflict' };
  const change =
    decision.kind === 'approve'
      ? approval(producer, proposal, facts)
      : refusal(producer, proposal, decision.reason, facts);
  const outcome = await directory.decide({ ...change, audit: [entryOf(producer, proposal, decision, facts)] });
  if (outcome !== 'written') return { kind: outcome === 'changed' ? 'conflict' : outcome };
  await ledger.wake(change.outbox.deliveries);
  return { kind: decision.kind === 'approve' ? 'approved' : 'rejected', producer: change.producer };
};

const entryOf = (
  producer: Producer,
  { wanted }: Proposal,
  decision: Decision,
  { by, now, entryId, roundInWords }: ProposalFacts,
): AuditEntry =>
  auditEntry({
    id: entryId,
    at: now,
    by,
    action: decision.kind === 'approve' ? 'changeApproved' : 'changeRejected',
    subject: { kind: 'producer', id: producer.id, name: producer.details.name },
    before: producerValues(producer, roundInWords),
    // Of a refusal: what they asked for, and did not get.
    after: producerValues({ ...producer, details: { ...producer.details, ...wanted } }, roundInWords),
    word: decision.kind === 'reject' ? decision.reason : '',
  });

const afterApproval = (producer: Producer, { wanted }: Proposal, now: Instant): Producer => ({
  ...producer,
  version: producer.version + 1,
  updatedAt: now,
  details: { ...producer.details, ...wanted },
});

type Announcing = Pick<ProposalFacts, 'now' | 'opensAt' | 'publicationId'>;

/** What the approval of a change announces. Of one who is away nobody hears: their return tells those they have come to reach. */
const publicationOf = (producer: Producer, after: Producer, facts: Announcing): Publication => ({
  ...quietPublication(producer, after, facts),
  occasion: after.state === 'published' ? occasionOf(producer, after) : null,
});

/** The same, were it given now, with the producer as they would be. */
export const publicationIfChanged = (producer: Producer, proposal: Proposal, facts: Announcing) => {
  const after = afterApproval(producer, proposal, facts.now);
  return { producer: after, publication: publicationOf(producer, after, facts) };
};

const approval = (producer: Producer, proposal: Proposal, facts: ProposalFacts): ProducerChange => {
  const { wanted } = proposal;
  const after = afterApproval(producer, proposal, facts.now);
  const { siret } = producer.details;
  const outbox = newsToProducer(after, 'changeApproved', facts);
  const kept = new Set(wanted.channels.map(({ address }) => String(address)));
  return {
    from: { id: producer.id, version: producer.version },
    producer: after,
    publication: publicationOf(producer, after, facts),
    outbox: {
      ...outbox,
      deliveries: [
        ...outbox.deliveries,
        ...newsToFormerChannels(producer, after, facts.now),
        ...owedPassages(producer, after),
      ],
    },
    proposal: { before: proposal, after: null },
    ...(wanted.siret === siret ? {} : { siret: { from: siret, to: wanted.siret } }),
    forgets: producer.details.channels.map(({ address }) => String(address)).filter((address) => !kept.has(address)),
  };
};

const refusal = (
  producer: Producer,
  proposal: Proposal,
  reason: string,
  { now, by, taskId }: ProposalFacts,
): ProducerChange => ({
  from: { id: producer.id, version: producer.version },
  // They themselves stay at their version: what is published does not change.
  producer,
  publication: null,
  outbox: newsToProducer(producer, 'changeRejected', { now, taskId }),
  proposal: { before: proposal, after: { ...proposal, rejection: { reason, at: now, by: by.email } } },
});

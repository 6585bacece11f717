import {
  newProducer,
  type Registered,
  type RegistrationPorts,
  receiptToProducer,
} from '#app/registration/register-producer.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { auditEntry } from '#domain/audit/audit-entry.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { type Refusal, refusedToChange } from '#domain/members/member.ts';
import type { Directory, ProducerChange } from '#domain/producers/directory.ts';
import type { Producer, ProducerDetails, Round } from '#domain/producers/producer.ts';
import { nextWave, type Occasion, type Publication } from '#domain/producers/publication.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Instant, ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';

/** What a member of the agency says of a registration. */
export type Decision = { readonly kind: 'approve' } | { readonly kind: 'reject'; readonly reason: string };

export type Decided =
  | { readonly kind: 'approved'; readonly producer: Producer }
  | { readonly kind: 'rejected'; readonly producer: Producer }
  /** The decision was taken before, by this member or another: nothing was written. */
  | { readonly kind: 'alreadyDecided'; readonly producer: Producer }
  /** The producer is not at the version that the member had read, or was changed this very moment: nothing was written. */
  | { readonly kind: 'conflict' }
  /** Another farm was published under this SIRET: nothing was written. */
  | { readonly kind: 'siretTaken' }
  /** Not theirs to decide: nothing was written. */
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'notFound' };

export interface ReviewPorts {
  readonly directory: Pick<Directory, 'find' | 'decide'>;
  readonly ledger: Pick<Ledger, 'wake'>;
}

export interface ReviewFacts {
  readonly by: Acting;
  /** Of the audit trail's entry. */
  readonly entryId: string;
  readonly now: Instant;
  readonly publicationId: PublicationId;
  readonly taskId: TaskId;
  /** The directory announces nothing before this instant; empty: it is open. */
  readonly opensAt: Instant | '';
  /** The version that the member had before them; unchecked where they say none. */
  readonly expectedVersion?: number;
  /** One of several approved at once: their subscribers get one mail for all of them. */
  readonly together?: boolean;
}

/**
 * Publishes or rejects a pending producer, and tells them by their own channel. Producer, publication and message are written in one
 * transaction, with the audit trail. Said twice, the second finds it decided.
 */
export const decide = async (
  { directory, ledger }: ReviewPorts,
  id: ProducerId,
  decision: Decision,
  facts: ReviewFacts,
): Promise<Decided> => {
  const producer = await directory.find(id);
  if (producer === undefined) return { kind: 'notFound' };
  const why = refusedToChange(facts.by, departmentOfCommune(producer.details.commune));
  if (why !== undefined) return { kind: 'refused', why };
  if (producer.state !== 'pending') return { kind: 'alreadyDecided', producer };
  if (facts.expectedVersion !== undefined && facts.expectedVersion !== producer.version) return { kind: 'conflict' };
  const change = changeBy(producer, decision, facts);
  const written = await directory.decide(change);
  if (written === 'siretTaken') return { kind: 'siretTaken' };
  if (written === 'changed') return lostTo(await directory.find(id));
  await ledger.wake(change.outbox.deliveries);
  return { kind: decision.kind === 'approve' ? 'approved' : 'rejected', producer: change.producer };
};

/**
 * Registers a producer and publishes them in one: a member has them on the telephone and reads it back to them. One transaction, and one message: that
 * they are published. Sent twice, it is once.
 *
 * @throws where the member may not decide on producers of their department: to be asked before (`refusedToChange`)
 */
export const registerPublished = async (
  { directory, ledger }: RegistrationPorts,
  details: ProducerDetails,
  facts: ReviewFacts & { readonly id: ProducerId; readonly draftId: string },
): Promise<Registered> => {
  if (refusedToChange(facts.by, departmentOfCommune(details.commune)) !== undefined)
    throw new Error('they may not decide on producers of this department');
  const { producer, publication, outbox, audit } = changeBy(newProducer(details, facts), { kind: 'approve' }, facts);
  const { draftId } = facts;
  const outcome = await directory.create({ producer, publication, outbox, draftId, ...(audit ? { audit } : {}) });
  if (outcome === 'siretTaken') return { kind: 'siretTaken' };
  await ledger.wake(outbox.deliveries);
  return { kind: 'registered', producer };
};

/** Somebody else was faster: with a decision, or with a change of what is to be decided. */
const lostTo = (producer: Producer | undefined): Decided => {
  if (producer === undefined) return { kind: 'notFound' };
  return producer.state === 'pending' ? { kind: 'conflict' } : { kind: 'alreadyDecided', producer };
};

/** All that a decision writes. */
const changeBy = (producer: Producer, decision: Decision, facts: ReviewFacts): ProducerChange => {
  const { now, by } = facts;
  const next = { ...producer, version: producer.version + 1, updatedAt: now };
  const decided: Producer =
    decision.kind === 'approve'
      ? { ...next, state: 'published', publishedAt: producer.publishedAt ?? now, rejection: null }
      : { ...next, state: 'rejected', rejection: { reason: decision.reason, at: now, by: by.email } };
  return {
    from: { id: producer.id, version: producer.version },
    producer: decided,
    ...(decision.kind === 'approve' ? { takesSiret: true } : {}),
    publication: decision.kind === 'approve' ? publicationOf(producer, decided, facts) : null,
    outbox: receiptToProducer(decided, { kind: 'decision', producerId: producer.id, version: decided.version }, facts),
    audit: [
      auditEntry({
        id: facts.entryId,
        at: now,
        by,
        action: decision.kind === 'approve' ? 'producerApproved' : 'producerRejected',
        subject: { kind: 'producer', id: producer.id, name: producer.details.name },
        before: { state: producer.state },
        after: { state: decided.state },
        word: decision.kind === 'reject' ? decision.reason : '',
      }),
    ],
  };
};

/** Who would be published at once, and what that would announce. */
export const ifPublished = (
  details: ProducerDetails,
  facts: Pick<ReviewFacts, 'now' | 'opensAt' | 'publicationId'> & { readonly id: ProducerId },
): { readonly producer: Producer; readonly publication: Publication } => {
  const producer = newProducer(details, facts);
  return { producer, publication: publicationIfApproved(producer, facts) };
};

/** What an approval would announce, were it given now. */
export const publicationIfApproved = (
  producer: Producer,
  facts: Pick<ReviewFacts, 'now' | 'opensAt' | 'publicationId'>,
): Publication => publicationOf(producer, { ...producer, version: producer.version + 1 }, facts);

const publicationOf = (
  before: Producer,
  after: Producer,
  {
    publicationId,
    now,
    opensAt,
    together = false,
  }: Pick<ReviewFacts, 'publicationId' | 'now' | 'opensAt' | 'together'>,
): Publication => ({
  id: publicationId,
  producerId: after.id,
  version: after.version,
  occasion: occasionOf(before, after),
  oldRounds: announcedRounds(before),
  newRounds: after.details.rounds,
  ...(together ? { wave: nextWave(now) } : {}),
  writtenAt: now,
  announceAt: opensAt > now ? opensAt : together ? nextWave(now) : now,
  stage: 'written',
  cursor: null,
  matched: 0,
  batches: 0,
});

/** The rounds that people have heard of: none before the first publication. */
const announcedRounds = ({ publishedAt, details }: Producer): Round[] => (publishedAt === null ? [] : details.rounds);

/**
 * Why people hear of this version: `first` where the producer was never published; `resumed` where they were away; `extended` where a round is new
 * or goes elsewhere; null where nothing of this kind changed. Whom an extension newly reaches is for the matching to say.
 */
export const occasionOf = (before: Producer, after: Producer): Occasion | null => {
  if (before.publishedAt === null) return 'first';
  if (before.state === 'paused' || before.state === 'withdrawn') return 'resumed';
  const known = new Set(before.details.rounds.map(({ area }) => JSON.stringify(area)));
  return after.details.rounds.some(({ area }) => !known.has(JSON.stringify(area))) ? 'extended' : null;
};

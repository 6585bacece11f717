import type { Actor } from '#app/members/actor.ts';
import { type ExpectedReaders, type Expecting, expectedReaders } from '#app/publications/expected-readers.ts';
import type { OwnPorts } from '#app/self-service/change-own.ts';
import { roundWithReach } from '#app/shared/round-words.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { limitOf, type Refusal, refusedToRead } from '#domain/members/member.ts';
import { isOpen, type OpeningDay } from '#domain/opening/opening-day.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Proposal } from '#domain/producers/proposal.ts';
import type { OwnRecords } from '#domain/self-service/own-records.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type Instant, type ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { unlessUnreadable } from '#domain/shared/unreadable-record.ts';
import { newId } from '#platform/clock.ts';
import { decideProposal, type ProposalDecided, publicationIfChanged } from './decide-proposal.ts';
import type { Decision } from './decide-registration.ts';

export interface ChangesDependencies extends OwnPorts {
  readonly own: Pick<OwnRecords, 'proposalOf' | 'openProposals'>;
  readonly opening: OpeningDay;
  readonly expecting: Expecting;
}

/** A change and the producer it is about. */
export interface WaitingChange {
  readonly producer: Producer;
  readonly proposal: Proposal;
}

/** The change as a member had it before them; what they do not say is taken as it is now. */
interface ChangeRead {
  readonly id: ProducerId;
  readonly proposedAt?: Instant | undefined;
  readonly version?: number | undefined;
}

/** What the calls and the pages about changes have in common. What a member may not see or do is refused, and why. */
export interface ChangeUseCases {
  /** Oldest first; those of their departments. */
  list(cursor: string | undefined, actor: Actor): Promise<{ changes: WaitingChange[]; cursor: string | undefined }>;
  /** The producer, with the change where one waits. */
  find(
    id: ProducerId,
    actor: Actor,
  ): Promise<Outcome<{ readonly producer: Producer; readonly proposal: Proposal | undefined }, 'notFound' | Refusal>>;
  /** How many people would hear of it, were it approved now; undefined where it announces nothing. */
  expected(change: WaitingChange, actor: Actor): Promise<ExpectedReaders | undefined>;
  decide(read: ChangeRead, decision: Decision, actor: Actor): Promise<ProposalDecided>;
}

export const changeUseCases = (dependencies: ChangesDependencies): ChangeUseCases => {
  const { own, directory } = dependencies;
  return {
    async list(cursor, { by }) {
      const page = await own.openProposals(cursor, limitOf(by));
      const found = await Promise.all(
        page.proposals.map(async (proposal) => ({
          proposal,
          producer: await unlessUnreadable(directory.find(proposal.producerId), undefined),
        })),
      );
      const changes = found.flatMap(({ producer, proposal }) =>
        producer === undefined || refusedToRead(by, departmentOfCommune(producer.details.commune)) !== undefined
          ? []
          : [{ producer, proposal }],
      );
      return { changes, cursor: page.cursor };
    },

    async find(id, { by }) {
      const producer = await directory.find(id);
      if (producer === undefined) return refused('notFound');
      const why = refusedToRead(by, departmentOfCommune(producer.details.commune));
      if (why !== undefined) return refused(why);
      const proposal = await own.proposalOf(id);
      return done({ producer, proposal: proposal?.rejection === null ? proposal : undefined });
    },

    async expected({ producer, proposal }, { now }) {
      const opensAt = await dependencies.opening();
      const facts = { now, opensAt, publicationId: PublicationId.parse(newId()) };
      const approval = publicationIfChanged(producer, proposal, facts);
      if (approval.publication.occasion === null || !isOpen(opensAt, now)) return undefined;
      return expectedReaders([approval], dependencies.expecting);
    },

    async decide({ id, proposedAt, version }, decision, { by, now }) {
      const [producer, proposal] =
        proposedAt === undefined || version === undefined
          ? await Promise.all([directory.find(id), own.proposalOf(id)])
          : [undefined, undefined];
      return decideProposal(dependencies, id, decision, {
        by,
        now,
        entryId: newId(),
        roundInWords: (round) => roundWithReach(round, 'fr'),
        opensAt: await dependencies.opening(),
        proposedAt: proposedAt ?? proposal?.proposedAt ?? '',
        ...definedVersion(version ?? producer?.version),
        publicationId: PublicationId.parse(newId()),
        taskId: TaskId.parse(newId()),
      });
    },
  };
};

const definedVersion = (expectedVersion: number | undefined) =>
  expectedVersion === undefined ? {} : { expectedVersion };

import type { Ledger } from '../../domain/deliveries/ledger.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { type Producer, type ProducerState, ProducerState as States } from '../../domain/directory/producer.ts';
import { type Decided, type Decision, decide } from '../../domain/directory/review.ts';
import { type ReviewChecks, reviewChecks } from '../../domain/directory/review-checks.ts';
import { type Instant, type ProducerId, PublicationId, TaskId } from '../../domain/shared/primitives.ts';
import { newId } from '../../platform/clock.ts';
import type { Member } from '../../platform/http.ts';
import { communes } from './communes.ts';

export interface AgencyParts {
  readonly directory: Directory;
  readonly ledger: Pick<Ledger, 'wake'>;
  /** Nothing is announced before; empty: the directory is open. */
  readonly opensAt: string;
}

/** What the calls and the pages of the agency have in common. */
export interface AgencyUseCases {
  producers(
    state: ProducerState,
    cursor?: string,
  ): Promise<{ producers: readonly Producer[]; cursor: string | undefined }>;
  counts(): Promise<Record<ProducerState, { count: number; more: boolean }>>;
  find(id: ProducerId): Promise<Producer | undefined>;
  checks(producer: Producer): Promise<ReviewChecks>;
  decide(
    id: ProducerId,
    decision: Decision,
    by: Member,
    at: { now: Instant; version?: number | undefined },
  ): Promise<Decided>;
}

/** Few enough that what is checked of each is read at once. */
const REVIEWED_AT_ONCE = 20;

export const agencyUseCases = ({ directory, ledger, opensAt }: AgencyParts): AgencyUseCases => ({
  producers: (state, cursor) => directory.inState(state, cursor, REVIEWED_AT_ONCE),

  async counts() {
    const counted = await Promise.all(
      States.options.map(async (state) => [state, await directory.countIn(state)] as const),
    );
    return Object.fromEntries(counted) as Record<ProducerState, { count: number; more: boolean }>;
  },

  find: (id) => directory.find(id),
  checks: (producer) => reviewChecks(producer, directory, communes()),

  decide: (id, decision, by, { now, version }) =>
    decide({ directory, ledger }, id, decision, {
      by: by.email,
      now,
      publicationId: PublicationId.parse(newId()),
      taskId: TaskId.parse(newId()),
      opensAt,
      ...(version === undefined ? {} : { expectedVersion: version }),
    }),
});

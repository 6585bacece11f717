import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { DepartmentCode, Instant, ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import type { LiveState } from './live.ts';
import type { Producer, ProducerState } from './producer.ts';
import type { Proposal } from './proposal.ts';
import type { Publication } from './publication.ts';
import type { Siret } from './siret.ts';

/** What a change owes to somebody: written with it or not at all, so that a crash can lose neither. */
export interface Outbox {
  readonly deliveries: readonly NewDelivery[];
  readonly tasks: readonly Task[];
}

export const EMPTY_OUTBOX: Outbox = { deliveries: [], tasks: [] };

/**
 * A new producer. `draftId`: the registration they come from; it goes in the same transaction. `publication` and `journal`: of one that a member
 * publishes at once.
 */
export interface Registration {
  readonly producer: Producer;
  readonly outbox: Outbox;
  readonly draftId?: string;
  readonly publication?: Publication | null;
  readonly audit?: readonly AuditEntry[];
}

/** A producer changed from `from.version`, with all that the change brings about. */
export interface ProducerChange {
  readonly from: Pick<Producer, 'id' | 'version'>;
  readonly producer: Producer;
  /** The intent to bring this version into the index and to announce it; null where neither changes. */
  readonly publication: Publication | null;
  readonly outbox: Outbox;
  /** What waits for the agency beside them; absent: as before. */
  readonly proposal?: ProposalChange;
  /** Another SIRET from now on: taken, and the old one given back, with the change. */
  readonly siret?: { readonly from: Siret; readonly to: Siret };
  /** They are published for the first time: the SIRET, which anybody may have typed, is theirs from now on. */
  readonly takesSiret?: boolean;
  /** What searches must see at once, before the index has followed (ADR 0011). */
  readonly live?: Partial<LiveState>;
  /** What a member did: in the audit trail with the change, or not at all. */
  readonly audit?: readonly AuditEntry[];
  /** Addresses that are no longer theirs: their link is not asked for with them any more. */
  readonly forgets?: readonly string[];
}

export interface ProposalChange {
  /** As it was read; null: there was none. Where it is not so any more, nothing is written. */
  readonly before: Proposal | null;
  /** Null: nothing waits any more. */
  readonly after: Proposal | null;
}

export interface ProducerPage {
  readonly producers: readonly Producer[];
  /** Opaque; undefined on the last page. */
  readonly cursor: string | undefined;
}

/** Where producers and publications are kept. */
export interface Directory {
  find(id: ProducerId): Promise<Producer | undefined>;
  /** Every producer there is or was under this SIRET. Follows a write within a second or so. */
  ofOwner(siret: Siret): Promise<ProducerId[]>;
  /**
   * Writes a new producer and notes their SIRET, in one transaction; it is taken once they are published. `already`: this very producer is there (sent twice).
   * `siretTaken`: another producer who was published has the SIRET. Neither writes anything.
   */
  create(registration: Registration): Promise<'created' | 'already' | 'siretTaken'>;
  /**
   * In the order in which they came into that state, oldest first. An unreadable cursor starts again. `limit` producers are read; with
   * `departments`, those of them that are there are left, which may be none on a page that is not the last.
   */
  inState(
    state: ProducerState,
    cursor?: string,
    limit?: number,
    departments?: readonly DepartmentCode[],
  ): Promise<ProducerPage>;
  /** How many are in that state, everywhere or in some departments; `more` where counting stopped early. */
  countIn(
    state: ProducerState,
    departments?: readonly DepartmentCode[],
  ): Promise<{ readonly count: number; readonly more: boolean }>;
  /**
   * Writes the changed producer, their publication and what is owed, in one transaction. `changed`: somebody else was faster and nothing was
   * written. `siretTaken`: the new SIRET is another's. A rejection or a withdrawal gives their SIRET back, so that they may register again.
   */
  decide(change: ProducerChange): Promise<'written' | 'changed' | 'siretTaken'>;
  findPublication(id: PublicationId): Promise<Publication | undefined>;
  /** Writes how far a publication got; `behind` where the stored one is further on, and nothing was written. */
  savePublication(publication: Publication): Promise<'saved' | 'behind'>;
  /** Up to 50 unfinished publications that were due before `before`, oldest first. Follows a write within a second or so. */
  openPublications(before: Instant): Promise<Publication[]>;
}

/** Where registrations wait until they are sent. Each step is kept by itself, so that two open windows do not overwrite each other. */
export interface Drafts {
  find(id: string): Promise<Draft | undefined>;
  /** A new draft; it expires 14 days after its last change. */
  start(draft: Draft, now: Instant): Promise<void>;
  /** Keeps what was typed in one step; `gone` where the draft was sent or has expired. */
  keep(id: string, step: string, typed: Typed, now: Instant): Promise<'kept' | 'gone'>;
  /** What a member began on the telephone and has not sent, last touched first; at most 50. Follows a write within a second or so. */
  ofMember(member: string): Promise<Draft[]>;
}

/** A form as it was typed: a tree of texts. */
export interface Typed {
  readonly [name: string]: TypedValue;
}
export type TypedValue = string | readonly TypedValue[] | Typed;

export interface Draft {
  readonly id: string;
  /** The member who fills it in for a producer on the telephone; absent: they do it themselves. */
  readonly member?: string;
  /** Step → what was typed in it, valid or not. */
  readonly steps: Readonly<Record<string, Typed>>;
}

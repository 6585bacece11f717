import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { type AuditLog, auditEntry, maskedEmail, maskedTelephone } from '#domain/audit/audit-entry.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import { limitOf, type Refusal, refusedToChange, refusedToRead } from '#domain/members/member.ts';
import type { Directory } from '#domain/producers/directory.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, ProducerId, UnclaimedId } from '#domain/shared/primitives.ts';
import { invitationWay } from '#domain/unclaimed/invitation-delivery.ts';
import type { ImportId, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import type { UnclaimedList, UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { newId } from '#platform/clock.ts';
import { type SameFarm, takeAsSame } from './claim-unclaimed.ts';
import { beginInviting, farmsOfList, isInviting } from './invite-list.ts';
import {
  type InvitationPorts,
  type Invited,
  type InvitedCounts,
  inviteUnclaimed,
  wouldBeCounts,
  wouldBeInvited,
} from './invite-unclaimed.ts';
import { type TakingOut, takeOut } from './take-out.ts';

export interface InvitationDependencies extends Omit<InvitationPorts, 'hash'>, TakingOut {
  readonly hash: () => Promise<InvitationPorts['hash']>;
  readonly unclaimed: UnclaimedStore;
  readonly list: UnclaimedList;
  readonly imports: Pick<Imports, 'find' | 'results' | 'save'>;
  /** Hands a list to the worker that invites. */
  readonly queue: (id: ImportId) => Promise<void>;
  readonly audit: Pick<AuditLog, 'write'>;
  readonly producer: Directory['find'];
  /** Whether the invitation that this key names did not arrive. */
  readonly hasFailed: (invitationKey: string) => Promise<boolean>;
}

export interface InvitationUseCases {
  /** Those of a department, a page. */
  inDepartment(
    department: string,
    cursor: string | undefined,
    member: Acting,
  ): Promise<Outcome<Awaited<ReturnType<UnclaimedList['inDepartment']>>, Refusal>>;
  find(id: UnclaimedId, member: Acting): Promise<UnclaimedProducer | undefined>;
  /** Of a list: how many could be invited by a message now, and how many an invitation did not reach. */
  stateOfList(id: ImportId, member: Acting, now: Instant): Promise<{ invitable: number; unreached: number }>;
  /** Those their latest invitation did not reach. */
  unreached(producers: readonly UnclaimedProducer[]): Promise<ReadonlySet<UnclaimedId>>;
  /** Begins to invite them; what would become of each, counted. Pressed again while it goes on, nothing else begins. */
  inviteList(id: ImportId, member: Acting, now: Instant): Promise<Outcome<InvitedCounts, 'notFound' | 'notReady'>>;
  inviteOne(id: UnclaimedId, member: Acting, now: Instant): Promise<Outcome<Invited, 'notFound' | Refusal>>;
  remove(id: UnclaimedId, member: Acting, now: Instant): Promise<Outcome<'out', 'notFound' | Refusal>>;
  /** A member says that a farm of a list is this producer. */
  takeAsSame(
    of: { readonly id: UnclaimedId; readonly producerId: ProducerId },
    member: Acting,
    now: Instant,
  ): Promise<Outcome<SameFarm, 'notFound' | Refusal>>;
}

/** Inviting those who are not yet with us, and taking out who asks for it by telephone. All of it is in the audit trail before it is done. */
export const invitationUseCases = (dependencies: InvitationDependencies): InvitationUseCases => {
  const { unclaimed, audit, list, imports } = dependencies;
  const ports = async (): Promise<InvitationPorts> => ({ ...dependencies, hash: await dependencies.hash() });

  /** Those of a list that this member may invite, in the order of the file. */
  const ofList = (id: ImportId, member: Acting): Promise<UnclaimedProducer[]> =>
    farmsOfList(id, departmentsToChange(member), dependencies);

  const unreached: InvitationUseCases['unreached'] = async (producers) => {
    const failed = await Promise.all(
      producers.map(async ({ id, state, invitationKey }) =>
        state === 'invited' && invitationKey !== null && (await dependencies.hasFailed(invitationKey)) ? [id] : [],
      ),
    );
    return new Set(failed.flat());
  };

  const changeable = async (
    id: UnclaimedId,
    member: Acting,
  ): Promise<Outcome<UnclaimedProducer, 'notFound' | Refusal>> => {
    const producer = await unclaimed.find(id);
    if (producer === undefined || producer.producerId !== null) return refused('notFound');
    const why = refusedToChange(member, departmentOf(producer));
    return why === undefined ? done(producer) : refused(why);
  };

  return {
    async inDepartment(department, cursor, member) {
      const why = refusedToRead(member, department);
      return why === undefined ? done(await list.inDepartment(department, cursor)) : refused(why);
    },

    async find(id, member) {
      const producer = await unclaimed.find(id);
      if (producer === undefined || producer.producerId !== null) return undefined;
      return refusedToRead(member, departmentOf(producer)) === undefined ? producer : undefined;
    },

    async stateOfList(id, member, now) {
      const farms = await ofList(id, member);
      const looked = farms.filter(({ state }) => state === 'invited').slice(-MAX_LOOKED_AT);
      return { invitable: wouldBeCounts(farms, now).invited, unreached: (await unreached(looked)).size };
    },

    unreached,

    async inviteList(id, member, now) {
      const job = await imports.find(id);
      if (job === undefined) return refused('notFound');
      if (job.state !== 'done') return refused('notReady');
      const departments = departmentsToChange(member);
      const counts = wouldBeCounts(await ofList(id, member), now);
      if (counts.invited > 0 && !isInviting(job))
        await audit.write([
          auditEntry({
            id: newId(),
            at: now,
            by: member,
            action: 'unclaimedInvited',
            subject: { kind: 'import', id, name: job.source },
            after: { invitations: String(counts.invited) },
          }),
        ]);
      const begun = await beginInviting(job, { departments, farms: counts.invited, now }, imports);
      // Pressed twice at once: the other press has begun it.
      if (!begun.ok && begun.reason === 'notReady') return refused('notReady');
      if (counts.invited > 0) await dependencies.queue(id);
      return done(counts);
    },

    async inviteOne(id, member, now) {
      const found = await changeable(id, member);
      if (!found.ok) return found;
      const producer = found.value;
      if (wouldBeInvited(producer, now) === 'invited')
        await audit.write([
          auditEntry({
            id: newId(),
            at: now,
            by: member,
            action: 'unclaimedInvited',
            subject: { kind: 'import', id, name: producer.details.name },
            before: { invitedAt: producer.invitedAt ?? '' },
            after: { invitedAt: now, to: maskedWay(producer) },
          }),
        ]);
      return done(await inviteUnclaimed(producer, now, await ports()));
    },

    async remove(id, member, now) {
      const found = await changeable(id, member);
      if (!found.ok) return found;
      // They want to be forgotten: their name is not in the audit trail either.
      await audit.write([
        auditEntry({
          id: newId(),
          at: now,
          by: member,
          action: 'unclaimedRemoved',
          subject: { kind: 'import', id, name: '' },
          after: { source: found.value.source },
        }),
      ]);
      return (await takeOut(id, now, dependencies)) === 'out' ? done('out') : refused('notFound');
    },

    async takeAsSame({ id, producerId }, member, now) {
      const found = await changeable(id, member);
      if (!found.ok) return found;
      const producer = await dependencies.producer(producerId);
      if (producer === undefined || producer.state === 'rejected' || producer.state === 'withdrawn')
        return refused('notFound');
      const why = refusedToChange(member, departmentOfCommune(producer.details.commune));
      if (why !== undefined) return refused(why);
      await audit.write([
        auditEntry({
          id: newId(),
          at: now,
          by: member,
          action: 'unclaimedTakenAsSame',
          subject: { kind: 'producer', id: producerId, name: producer.details.name },
          after: { source: found.value.source, listedAs: found.value.details.name },
        }),
      ]);
      const outcome = await takeAsSame(id, producer, { ...dependencies, now });
      if (outcome !== 'leaves') return done(outcome);
      // Approved by another member meanwhile: what would have taken them off the list has run already.
      const since = await dependencies.producer(producerId);
      return done(since?.state === 'published' ? await takeAsSame(id, since, { ...dependencies, now }) : outcome);
    },
  };
};

const departmentOf = ({ details }: UnclaimedProducer): string => departmentOfCommune(details.commune);

const maskedWay = ({ details }: UnclaimedProducer): string => {
  const way = invitationWay(details);
  if (way.channel === 'none') return '';
  return way.channel === 'email' ? maskedEmail(way.to) : maskedTelephone(way.to);
};

/** Ten calls to the ledger. Of a longer list the latest are looked at; the agency's list has them all. */
const MAX_LOOKED_AT = 1_000;

/** Where a member may invite; null: everywhere, none: who may only look. */
const departmentsToChange = (member: Acting): readonly string[] | null =>
  member.role === 'reader' ? [] : (limitOf(member) ?? null);

import type { Member } from '#domain/members/member.ts';
import type { EndedSessions, Members } from '#domain/members/member-store.ts';
import type { TurnedAway } from '#domain/shared/acting.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { log } from '#platform/log.ts';
import { isPassing } from '#platform/unavailable.ts';
import { founder } from './change-member.ts';
import { memberFrom, type Named, type Pool, tokenMark } from './member-token.ts';

/** What the authorizer passes on; texts only. Empty: nobody. */
export interface CallerContext {
  readonly id?: string;
  readonly email?: string;
  readonly role?: string;
  readonly departments?: string;
  readonly turnedAway?: TurnedAway;
  /** Their record cannot be read now. */
  readonly unavailable?: 'yes';
}

export interface CallerDependencies {
  readonly pool: Pool;
  readonly members: Pick<Members, 'find' | 'save'>;
  readonly endedSessions: Pick<EndedSessions, 'hasEnded'>;
  now(): Instant;
  newId(): string;
}

/** Who calls with a token, or that it cannot be known now. */
export const callerOrOutage = async (token: string, dependencies: CallerDependencies): Promise<CallerContext> => {
  try {
    return await callerIn(token, dependencies);
  } catch (error) {
    if (!isPassing(error)) throw error;
    log.error('who calls cannot be known now', error);
    return { unavailable: 'yes' };
  }
};

/** Who calls with a token: what its pool says of it, and then what the record says of them. */
export const callerIn = async (token: string, dependencies: CallerDependencies): Promise<CallerContext> => {
  const named = await memberFrom(token, dependencies.pool);
  if (named === undefined) return {};
  const [ended, found] = await Promise.all([
    dependencies.endedSessions.hasEnded(named.id, tokenMark(token)),
    dependencies.members.find(named.id),
  ]);
  // They signed out: whoever kept a copy of their token is nobody.
  if (ended) return {};
  const member = found ?? (await asFounder(named, dependencies));
  if (member === undefined) return { turnedAway: 'unknown' };
  if (member.state === 'removed') return { turnedAway: 'removed' };
  const { id, email, role, departments } = member;
  return { id, email, role, departments: departments.join(',') };
};

/**
 * The first member is made by whoever has the AWS account, in the pool's group of founders: nobody could invite them. From their first call on
 * they have a record as all others have, and it alone counts.
 */
const asFounder = async (named: Named, { members, now, newId }: CallerDependencies): Promise<Member | undefined> => {
  if (!named.isFounder) return undefined;
  const change = founder(named.id, named.email, { now: now(), entryId: newId() });
  return (await members.save(change)) === 'saved' ? change.member : members.find(named.id);
};

import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { delivers } from '#domain/areas/delivers.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { nextPassage, type Passage } from '#domain/passages/passage.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';

/** A round that reaches the reader, with the first day for which she can still order. */
export interface ReachingRound {
  readonly round: Round;
  readonly answer: 'yes' | 'depends';
  /** Null where none is planned. */
  readonly next: Passage | null;
}

/** The rounds of a producer that reach a subscriber's place, the soonest first. */
export const roundsReaching = (
  { details }: Producer,
  { audience, place }: Subscription,
  { resolve }: { readonly resolve: (area: Area) => ResolvedArea },
  { now, changes }: { readonly now: Instant; readonly changes: CalendarChanges | undefined },
): ReachingRound[] => {
  const where = { department: departmentOfCommune(details.commune) };
  return details.rounds
    .filter((round) => round.audiences.includes(audience))
    .flatMap((round) => {
      const answer = delivers(resolve(round.area), place);
      return answer === 'no' ? [] : [{ round, answer, next: nextPassage(round, changes, now, where) ?? null }];
    })
    .sort((one, other) => (one.next?.day ?? '9').localeCompare(other.next?.day ?? '9'));
};

import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import { centsFor } from '#domain/subscriptions/mail-cost.ts';
import { concernedBy, placeQueries } from '#domain/subscriptions/matching.ts';
import type { Subscribers } from '#domain/subscriptions/subscription-store.ts';
import { eachAtOnce } from '#platform/queue.ts';

/** Whom an approval would tell, before it is given. */
export interface ExpectedReaders {
  readonly people: number;
  /** Whole cents. */
  readonly cents: number;
  /** False where there are more than could be looked at meanwhile. */
  readonly isWhole: boolean;
}

export interface Expecting {
  readonly subscribers: Pick<Subscribers, 'under'>;
  resolve(area: Area): ResolvedArea;
  departments(): readonly string[];
  /** Begins to count the time that a page has; what it answers says whether that is up. */
  begin(): () => boolean;
}

interface Approval {
  readonly producer: Producer;
  readonly publication: Publication;
}

const QUERIES_AT_ONCE = 8;

/**
 * Asks the subscribers as matching will, each person once, however many producers are approved together. Who was told of the same producer within 30 days is
 * counted all the same.
 */
export const expectedReaders = async (
  approvals: readonly Approval[],
  { subscribers, resolve, departments, begin }: Expecting,
): Promise<ExpectedReaders> => {
  const areas = approvals.flatMap(({ publication }) => publication.newRounds.map(({ area }) => resolve(area)));
  const queries = placeQueries(subscriberQueriesOf(areas.flatMap(entriesOfArea)), departments());
  const concerns = approvals.map(({ publication, producer }) => concernedBy(publication, producer, resolve));
  const timeIsUp = begin();
  const people = new Set<string>();
  let isWhole = true;
  await eachAtOnce(queries, QUERIES_AT_ONCE, async (query) => {
    let from: string | undefined;
    do {
      if (timeIsUp()) {
        isWhole = false;
        return;
      }
      const page = await subscribers.under(query, from);
      for (const subscription of page.subscriptions)
        if (!people.has(subscription.person) && concerns.some((concerned) => concerned(subscription)))
          people.add(subscription.person);
      from = page.next;
    } while (from !== undefined);
  });
  return { people: people.size, cents: centsFor(people.size), isWhole };
};

import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { PersonId } from '#domain/shared/primitives.ts';
import { centsFor } from '#domain/subscriptions/mail-cost.ts';
import { type Concerns, concernedBy, placeQueries } from '#domain/subscriptions/matching.ts';
import { mayTell } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
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
  readonly subscribers: Pick<Subscribers, 'under' | 'lastTold'>;
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
 * Asks the subscribers as matching will, each person once, however many producers are approved together; but not those who were told of the same producer
 * within 30 days, and are told nothing now.
 */
export const expectedReaders = async (
  approvals: readonly Approval[],
  { subscribers, resolve, departments, begin }: Expecting,
): Promise<ExpectedReaders> => {
  const announced = approvals.filter(({ publication }) => publication.occasion !== null);
  const areas = announced.flatMap(({ publication }) => publication.newRounds.map(({ area }) => resolve(area)));
  const queries = placeQueries(subscriberQueriesOf(areas.flatMap(entriesOfArea)), departments());
  const concerns = announced.map((approval) => ({
    approval,
    concerned: concernedBy(approval.publication, approval.producer, resolve),
  }));
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
      for (const { approval, concerned } of concerns) {
        const fresh = page.subscriptions.filter(({ person }) => !people.has(person));
        for (const person of await toldBy(approval, concerned, fresh, subscribers)) people.add(person);
      }
      from = page.next;
    } while (from !== undefined);
  });
  return { people: people.size, cents: centsFor(people.size), isWhole };
};

/** Whom of these an approval tells. Of who was never published nobody was ever told: that is not asked. */
const toldBy = async (
  { producer, publication }: Approval,
  concerned: Concerns,
  subscriptions: readonly Subscription[],
  subscribers: Pick<Subscribers, 'lastTold'>,
): Promise<PersonId[]> => {
  const persons = [...new Set(subscriptions.filter(concerned).map(({ person }) => person))];
  const { id, occasion, announceAt } = publication;
  if (occasion === null || occasion === 'first' || persons.length === 0) return occasion === null ? [] : persons;
  const told = await subscribers.lastTold(persons, producer.id);
  return persons.filter((person) => mayTell(told.get(person), { id, occasion, announceAt }));
};

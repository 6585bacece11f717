import { joinNews, type Letter } from '#domain/ledger/letters.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import type { Occasion, Publication } from '#domain/producers/publication.ts';
import type { Instant, PersonId } from '#domain/shared/primitives.ts';
import { slotsOf } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';

/** A person with those of their subscriptions that something concerns; at least one. */
export interface Reader {
  readonly person: PersonId;
  readonly subscriptions: readonly [Subscription, ...Subscription[]];
}

export const byPerson = (subscriptions: readonly Subscription[]): Reader[] => {
  const readers = new Map<PersonId, [Subscription, ...Subscription[]]>();
  for (const subscription of subscriptions) {
    const known = readers.get(subscription.person);
    if (known === undefined) readers.set(subscription.person, [subscription]);
    else known.push(subscription);
  }
  return [...readers].map(([person, theirs]) => ({ person, subscriptions: theirs }));
};

interface News {
  readonly publication: Pick<Publication, 'id' | 'producerId' | 'announceAt' | 'passage'>;
  readonly occasion: Occasion;
}

/** What a person is to hear of a publication, and in which mails it may stand: of today, or of one of the next mornings. */
export const newsLetter = (
  { person, subscriptions }: Reader,
  { publication, occasion }: News,
  now: Instant,
): Letter => {
  const [{ frequency, language }] = subscriptions;
  const item = {
    producerId: publication.producerId,
    publicationId: publication.id,
    occasion,
    subscriptionIds: subscriptions.map(({ id }) => id),
    ...(publication.passage === undefined ? {} : { passage: publication.passage }),
  };
  return {
    candidates: slotsOf(frequency, publication.announceAt, now).map(({ day, dueAt, isOver }) => ({
      mayBegin: !isOver,
      delivery: newDelivery({
        about: { kind: 'news', person, day, items: [item], more: 0 },
        channel: 'email',
        // Found in the subscription when the mail leaves: the ledger holds no address of a subscriber.
        to: '',
        language,
        now,
        dueAt,
      }),
    })),
    join: joinNews(item),
  };
};

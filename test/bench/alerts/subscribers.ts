import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { subscriptionItem } from '#adapters/dynamodb/subscriptions/subscriptions.ts';
import { delivers } from '#domain/areas/delivers.ts';
import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, COMMUNE_CELL_LENGTH, Place } from '#domain/areas/place.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import type { communesOfTerritory } from '../morning/territory.ts';
import { normal, seededRandom, weighted } from '../support/random.ts';

type Commune = Awaited<ReturnType<typeof communesOfTerritory>>[number];

/** The round of which all of them hear. */
export interface Circle {
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
}

export interface Subscribers {
  /** Whom the round reaches, if only perhaps. */
  readonly concerned: readonly Subscription[];
  /** Who lives beyond it. */
  readonly others: readonly Subscription[];
}

/** Homes lie around the centre of their commune, each direction within a normal deviation of 0.015 degrees: 1.7 km north. */
const DEVIATION = 0.015;

/** Of those within. */
const OTHERS = 0.05;

/** Places drawn by inhabitants, half of them an address (150 m), half a commune, until `count` of them are reached by the round. */
export const subscribersAround = (
  circle: Circle,
  communes: readonly Commune[],
  { count, confirmedAt }: { readonly count: number; readonly confirmedAt: string },
): Subscribers => {
  const random = seededRandom(8);
  const draw = weighted(communes, ({ population }) => population);
  const area = { include: [{ kind: 'circle' as const, ...circle }], exclude: [] };
  const concerned: Subscription[] = [];
  const others: Subscription[] = [];
  for (let index = 0; concerned.length < count; index += 1) {
    const subscription = subscriberAt(placeIn(draw(random), random), index, confirmedAt);
    (delivers(area, subscription.place) === 'no' ? others : concerned).push(subscription);
  }
  return { concerned, others: others.slice(0, Math.ceil(count * OTHERS)) };
};

const placeIn = ({ code, lat, lon }: Commune, random: () => number): Place => {
  const isAddress = random() < 0.5;
  const at = isAddress
    ? { lat: lat + DEVIATION * normal(random), lon: lon + DEVIATION * normal(random) }
    : { lat, lon };
  return Place.parse({
    ...at,
    label: `Commune ${code}`,
    kind: isAddress ? 'address' : 'commune',
    cell: cellAt(at.lat, at.lon, isAddress ? ADDRESS_CELL_LENGTH : COMMUNE_CELL_LENGTH),
    commune: code,
    department: code.slice(0, 2),
    postcode: null,
    approximate: false,
  });
};

const subscriberAt = (place: Place, index: number, at: string): Subscription =>
  aSubscription({
    id: `subscriber${String(index).padStart(7, '0')}`,
    person: `person${String(index).padStart(18, '0')}`,
    email: `lecteur-${index}@exemple.invalid`,
    place,
    language: index % 20 === 0 ? 'en' : 'fr',
    createdAt: at,
    lastContactAt: at,
  });

/** So far north nobody of the round's territory lives: the same people again, in one city beyond it. */
const ELSEWHERE_DEGREES = 4;

/** Each of them so many times elsewhere, whom the round does not concern. */
export const elsewhere = (people: readonly Subscription[], times: number): Subscription[] =>
  people.flatMap((one) =>
    Array.from({ length: times }, (_, index) => {
      const lat = one.place.lat + ELSEWHERE_DEGREES;
      const cell = cellAt(lat, one.place.lon, one.place.cell.length);
      const id = `far${index}${one.id.slice('subscriber'.length)}`;
      return aSubscription({
        ...one,
        ...{ id, person: `far${index}${one.person.slice('person'.length)}`, email: `lecteur-${id}@exemple.invalid` },
        place: { ...one.place, lat, cell, commune: '75056', department: '75' },
      });
    }),
  );

const MAX_A_CALL = 25;
const CALLS_AT_ONCE = 8;

/** Writes them as confirming does, without the mails that it takes. */
export const writeSubscribers = async (
  documents: DynamoDBDocumentClient,
  table: string,
  subscriptions: readonly Subscription[],
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let from = next; from < subscriptions.length; from = next) {
      next += MAX_A_CALL;
      const requests = subscriptions.slice(from, from + MAX_A_CALL).map((subscription) => ({
        PutRequest: { Item: subscriptionItem(subscription, 1) },
      }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, lane));
};

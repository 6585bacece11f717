import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { directoryIn } from '#adapters/dynamodb/producers/directory.ts';
import { NO_OUTBOX } from '#adapters/dynamodb/producers/outbox.ts';
import { openingsIn } from '#adapters/dynamodb/subscriptions/openings.ts';
import { delivers } from '#domain/areas/delivers.ts';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { PublicationId } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { FoundPlace, Outside } from '../../tour/outside.ts';
import { inventedSiret, registration } from '../../tour/people.ts';
import { GRACE_SECONDS, nextMorning } from '../../tour/steps.ts';
import type { Farm } from '../search/benched-producer.ts';
import type { Burst } from './measuring.ts';
import type { Circle } from './subscribers.ts';

/** What both bursts are set off by, and watched in. */
export interface Around {
  readonly site: Outside;
  readonly agency: { readonly email: string; readonly password: string };
  readonly documents: DynamoDBDocumentClient;
  readonly directory: string;
}

/** The clock stands so long before the opening when it is measured: the sweep finds it due at the next full minute. */
const SECONDS_BEFORE = 5;

const NIGHT_SECONDS = 600;

const seconds = (instant: string, count: number): string => new Date(Date.parse(instant) + count * 1_000).toISOString();

/** The directory opens: everybody to whom somebody delivers is told of all of them in one mail. */
export const openingBurst = async (
  opensAt: string,
  people: { readonly subscriptions: readonly Subscription[]; readonly farms: readonly Farm[] },
  { site, documents, directory }: Around,
): Promise<Burst> => {
  const openings = openingsIn(documents, directory);
  const expected = people.subscriptions.filter((subscription) => hasDeliverer(subscription, people.farms));
  await site.setClock(seconds(opensAt, -SECONDS_BEFORE));
  return {
    expected: expected.map(({ email }) => email),
    begin: () => new Promise((resolve) => setTimeout(resolve, SECONDS_BEFORE * 1_000)),
    isMatched: async () => (await openings.find(opensAt))?.stage === 'done',
    matched: async () => (await openings.find(opensAt))?.told ?? 0,
  };
};

/** A cell of a commune reaches so far from its centre, km. */
const CELL_KM = 6;

const hasDeliverer = ({ place }: Subscription, farms: readonly Farm[]): boolean =>
  farms.some(({ lat, lon, radiusKm }) => {
    if (distanceKm(place, { lat, lon }) > radiusKm + CELL_KM) return false;
    return delivers({ include: [{ kind: 'circle', lat, lon, radiusKm }], exclude: [] }, place) !== 'no';
  });

/** The agency approves one more producer: everybody under their round is told of them. */
export const alertBurst = async (
  people: { readonly subscriptions: readonly Subscription[]; readonly round: Circle },
  { site, agency, documents, directory }: Around,
): Promise<Burst> => {
  const publications = directoryIn(documents, directory, NO_OUTBOX);
  const said = <Body>(what: string, expected: number, { status, body }: { status: number; body: Body }): Body => {
    if (status !== expected) throw new Error(`${what} is answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  // One mail a day: that of the opening, if there was one, was yesterday's.
  await site.setClock(nextMorning(await site.clock()));
  // A morning of 36,750 subscribers and 1,700 producers: the night is worked off first.
  await site.get(`/__local/idle?timeoutSeconds=${NIGHT_SECONDS}`);
  const here: FoundPlace = said('the place', 200, await site.get('/api/places?q=Bordeaux')).items[0];
  const email = 'ferme@exemple.invalid';
  const farm = {
    name: 'Ferme du Banc',
    siret: inventedSiret(1),
    email,
    channels: [{ kind: 'email' as const, address: email }],
  };
  const registered = registration(farm, here);
  const rounds = registered.rounds.map((round) => ({
    ...round,
    area: { include: [{ kind: 'circle', ...people.round }] },
  }));
  const { id } = said('the registration', 202, await site.post('/api/producers', { ...registered, rounds }));
  const { token } = said('the sign-in', 200, await site.post('/api/agency/session', agency));
  await site.quiet();
  const bearer = { authorization: `Bearer ${token}` };
  const approved = await site.post(`/api/agency/producers/${id}/decisions`, { decision: 'approve' }, bearer);
  said('the approval', 200, approved);
  await site.quiet();
  let publication: PublicationId | undefined;
  return {
    expected: people.subscriptions.map((subscription) => subscription.email),
    // They are in the index; what is measured begins with the end of the grace.
    begin: async () => {
      const [open] = await publications.openPublications(seconds(await site.clock(), GRACE_SECONDS));
      publication = open?.id;
      await site.setClock(seconds(await site.clock(), GRACE_SECONDS));
    },
    isMatched: async () => (await publications.openPublications(seconds(await site.clock(), 60))).length === 0,
    matched: async () =>
      (publication === undefined ? undefined : await publications.findPublication(publication))?.matched ?? 0,
  };
};

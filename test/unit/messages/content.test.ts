import { describe, expect, test } from 'vitest';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import type { About } from '#domain/ledger/delivery.ts';
import { type Loaded, loadContent } from '#domain/messages/content.ts';
import type { ContentSources } from '#domain/messages/content-sources.ts';
import type { LiveState } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { type Proposal, reviewedOf } from '#domain/producers/proposal.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { SearchResult } from '#domain/search/found.ts';
import { searchProducers } from '#domain/search/search.ts';
import type { ChannelChange } from '#domain/self-service/own-records.ts';
import { PersonId, ProducerId, PublicationId, RequestId, SubscriptionId } from '#domain/shared/primitives.ts';
import type { ToldMarker } from '#domain/subscriptions/news.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { aProducer, aRequest, aRound, GAAS, NOW } from '../../support/builders.ts';
import { aSubscription } from '../../support/subscription-builders.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';

const producerId = ProducerId.parse('fermedugaas1');
const requestId = RequestId.parse('requestone1');
const subscriptionId = SubscriptionId.parse('subscription1');
const person = PersonId.parse('personjeanne');
const newsOf = (...ids: readonly ProducerId[]): About => ({
  kind: 'news',
  person,
  day: '2026-11-24',
  items: ids.map((id) => ({
    producerId: id,
    publicationId: PublicationId.parse('publication1'),
    occasion: 'first',
    subscriptionIds: [subscriptionId],
  })),
  more: 0,
});
const ABOUT = {
  alert: newsOf(producerId),
  confirmation: { kind: 'subscriptionConfirmation', subscriptionId },
  decision: { kind: 'decision', producerId, version: 2 },
  requestConfirmation: { kind: 'requestConfirmation', requestId },
  request: { kind: 'request', requestId, producerId, attempt: 0 },
  news: { kind: 'requestNews', requestId, producerId, version: 3 },
} as const satisfies Record<string, About>;

interface Known {
  readonly producer?: Producer | undefined;
  /** As they were read seconds ago. */
  readonly before?: Producer;
  readonly subscription?: Subscription;
  readonly request?: ProducerRequest;
  readonly proposal?: Proposal;
  readonly channelChange?: ChannelChange;
  readonly live?: LiveState;
  readonly opensAt?: string;
  readonly told?: ToldMarker[];
  readonly deliverers?: Pick<SearchResult, 'items' | 'total'>;
}

const part = { producerId, producerName: 'Ferme du Bédat', state: 'asked' as const, attempts: [], answer: null };
const confirmed = aRequest({ state: 'confirmed', parts: [part] });

const load = (about: About, known: Known = {}, now = NOW): Promise<Loaded> => {
  const sources: ContentSources = {
    directory: {
      find: async () => known.before ?? ('producer' in known ? known.producer : aProducer()),
      findNow: async () => ('producer' in known ? known.producer : aProducer()),
    },
    subscriptions: {
      find: async () => known.subscription ?? aSubscription(),
      ofPerson: async () => [known.subscription ?? aSubscription()],
    },
    personNews: { toldTo: async () => known.told ?? [] },
    addressChanges: { find: async () => undefined },
    requests: { find: async () => known.request ?? confirmed, ofPassages: async () => [known.request ?? confirmed] },
    members: { find: async () => undefined },
    questions: { find: async () => undefined },
    own: {
      proposalOf: async () => known.proposal,
      channelChangeOf: async () => known.channelChange,
    },
    opening: async () => known.opensAt ?? '',
    deliverers: async () => known.deliverers ?? { items: [], total: 0 },
    live: { of: async () => new Map(known.live === undefined ? [] : [[producerId, known.live]]) },
    unclaimed: { find: async () => undefined },
    resolve: (area: Area) => area as ResolvedArea,
    communeName: () => 'Gaas',
  };
  return loadContent(about, sources, now);
};

const offer = (id: string, months: number[], more: object = {}) => ({
  id,
  name: id,
  family: 'vegetables' as const,
  months,
  audiences: ['consumer' as const],
  ...more,
});

describe('an alert', () => {
  test('says what they have this month for this reader: what has a season first, nothing sold out', async () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const producer = aProducer({
      details: {
        offers: [
          offer('oeufs', all),
          offer('poireaux', [10, 11, 12]),
          offer('asperges', [4, 5]),
          offer('courges', [11], { availability: 'soldOut' }),
          offer('vrac', [11], { audiences: ['shop'] }),
        ],
      },
    });
    const content = await load(ABOUT.alert, { producer });
    expect(content).toMatchObject({ kind: 'news', producers: [{ offersNow: [{ id: 'poireaux' }, { id: 'oeufs' }] }] });
  });

  test('says only the rounds that reach their place and are for them, the nearest day first', async () => {
    const far = { include: [{ kind: 'circle' as const, lat: 48.85, lon: 2.35, radiusKm: 10 }] };
    const rounds = [
      aRound({ id: 'roundthursday', weekdays: [4] }),
      aRound({ id: 'roundwednesday', weekdays: [3], orderBefore: null }),
      aRound({ id: 'roundparis00', area: far }),
      aRound({ id: 'roundforshops', audiences: ['shop'] }),
    ];
    const content = await load(ABOUT.alert, { producer: aProducer({ details: { rounds } }) });
    expect(content.kind === 'news' && content.producers[0].rounds.map(({ round }) => round.id)).toEqual([
      'roundwednesday',
      'roundthursday',
    ]);
  });

  test.each<[string, Known]>([
    ['they have unsubscribed', { subscription: aSubscription({ state: 'ended' }) }],
    ['they have paused', { producer: aProducer({ state: 'paused' }) }],
    ['they have withdrawn', { producer: aProducer({ state: 'withdrawn' }) }],
    ['they are gone', { producer: undefined }],
    [
      'they no longer come there',
      {
        producer: aProducer({
          details: { rounds: [aRound({ area: { include: [{ kind: 'departments', codes: ['75'] }] } })] },
        }),
      },
    ],
  ])('is not wanted when %s', async (_, known) => {
    expect((await load(ABOUT.alert, known)).kind).toBe('unwanted');
  });
});

describe('other messages are not wanted any more', () => {
  test.each<[string, About, Known]>([
    ['a confirmation of what has ended', ABOUT.confirmation, { subscription: aSubscription({ state: 'ended' }) }],
    ['a decision that another has overtaken', ABOUT.decision, { producer: aProducer({ state: 'paused' }) }],
    ['a code for a request that is confirmed', ABOUT.requestConfirmation, { request: confirmed }],
    ['a request that expired', ABOUT.request, { request: aRequest({ state: 'expired' }) }],
    ['a request to a producer who has paused', ABOUT.request, { producer: aProducer({ state: 'paused' }) }],
    [
      'a request that they have answered',
      ABOUT.request,
      { request: aRequest({ state: 'confirmed', parts: [{ ...part, state: 'answered' }] }) },
    ],
  ])('%s', async (_, about, known) => {
    expect((await load(about, known)).kind).toBe('unwanted');
  });
});

test.each([
  ['published', true],
  ['rejected', false],
] as const)('a decision that left them %s says so', async (state, approved) => {
  expect(await load(ABOUT.decision, { producer: aProducer({ state }) })).toMatchObject({ kind: 'decision', approved });
});

test('the answer of a producer who paused since is still news', async () => {
  const known = { producer: aProducer({ state: 'paused' }) };
  expect((await load(ABOUT.news, known)).kind).toBe('requestNews');
});

test('the producer’s contacts are in the news of a yes, and in no other', async () => {
  const given = (kind: 'accept' | 'decline' | 'propose') =>
    load(ABOUT.news, {
      request: aRequest({
        state: 'confirmed',
        parts: [{ ...part, state: 'answered', answer: { kind, word: '', at: NOW, by: 'producer' } }],
      }),
    });
  expect(await given('accept')).toMatchObject({ contact: { email: 'maylis@exemple.invalid' } });
  expect(await given('decline')).not.toHaveProperty('contact');
  expect(await given('propose')).not.toHaveProperty('contact');
});

test('a request that was cancelled meanwhile is no longer brought to the producer', async () => {
  const ended = { why: 'cancelled' as const, word: '', at: NOW };
  const request = aRequest({ state: 'confirmed', parts: [{ ...part, ended }] });
  expect(await load(ABOUT.request, { request })).toMatchObject({ kind: 'unwanted', reason: 'requestSettled' });
});

describe('what a producer hears of their own page', () => {
  const proposal = {
    producerId,
    wanted: reviewedOf(aProducer().details),
    proposedAt: NOW,
    rejection: { reason: 'Trop loin.', at: NOW, by: 'agence@exemple.invalid' },
  };
  const refused: About = { kind: 'producerNews', producerId, version: 2, news: 'changeRejected' };

  test('why a change was refused, as long as they have not proposed another', async () => {
    expect(await load(refused, { proposal })).toMatchObject({ kind: 'producerNews', reason: 'Trop loin.' });
    expect(await load(refused, { proposal: { ...proposal, rejection: null } })).toMatchObject({ kind: 'unwanted' });
    expect(await load(refused)).toMatchObject({ kind: 'unwanted' });
  });

  test('the code of an address, as long as this very change of channels waits', async () => {
    const code: About = { kind: 'channelCode', producerId, address: 'neuf@exemple.invalid', startedAt: NOW };
    const change = { channels: [], startedAt: NOW, verified: [], wrongCodes: 0 };
    expect(await load(code, { channelChange: change })).toMatchObject({ kind: 'channelCode' });
    expect(await load(code, { channelChange: { ...change, startedAt: '2026-11-25T08:00:00.000Z' } })).toMatchObject({
      kind: 'unwanted',
    });
    expect(await load(code)).toMatchObject({ kind: 'unwanted' });
  });

  test('an alert of a widened round is not given up for what was read of them before', async () => {
    const far = { include: [{ kind: 'circle' as const, lat: 48.1, lon: 7.3, radiusKm: 5 }] };
    const before = aProducer({ details: { rounds: [aRound({ area: far })] } });
    expect(await load(ABOUT.alert, { before })).toMatchObject({ kind: 'news' });
  });

  test('an alert says what there is at this minute', async () => {
    const producer = aProducer({ details: { offers: [offer('oeufs', [11]), offer('poireaux', [11])] } });
    const said = await load(ABOUT.alert, { producer, live: { paused: false, stock: { oeufs: 'soldOut' } } });
    expect(said.kind === 'news' && said.producers[0].offersNow.map(({ id }) => id)).toEqual(['poireaux']);
  });
});

describe('several producers in one mail', () => {
  const other = ProducerId.parse('fermedugaas2');
  const opening: About = { kind: 'opening', person, subscriptionIds: [subscriptionId], opensAt: NOW };

  test('are counted, and each is told with what there is of it now', async () => {
    expect(await load(newsOf(producerId, other))).toMatchObject({ kind: 'news', total: 2 });
  });

  test('of a wave of hundreds the markers tell those whom the delivery does not name', async () => {
    const about = { ...newsOf(producerId), more: 1 } as About;
    const marker = {
      ...{ person, occasion: 'first' as const, at: NOW, day: '2026-11-24' },
      publicationId: PublicationId.parse('publication2'),
    };
    const told = [
      { ...marker, producerId: other },
      { ...marker, producerId: ProducerId.parse('fermedugaas3'), day: '2026-11-23' },
    ];
    expect(await load(about, { told })).toMatchObject({ kind: 'news', total: 2 });
  });

  test('is not sent where nobody of them delivers there any more', async () => {
    const producer = aProducer({ state: 'paused' });
    expect(await load(newsOf(producerId, other), { producer })).toMatchObject({ kind: 'unwanted' });
  });

  test('is not sent to who has paused', async () => {
    const subscription = aSubscription({ pausedUntil: '2026-12-24T08:00:00.000Z' });
    expect(await load(newsOf(producerId), { subscription })).toMatchObject({ kind: 'unwanted' });
  });

  test('at the opening says who delivers to them, of the families they chose', async () => {
    const { items, total } = await found;
    const said = await load(opening, { deliverers: { items, total } });
    expect(said).toMatchObject({ kind: 'opening', total: 2 });
    const eggs = aSubscription({ families: ['eggs'] });
    expect(await load(opening, { deliverers: { items, total }, subscription: eggs })).toMatchObject({
      kind: 'unwanted',
    });
  });

  test('at the opening nobody gets an empty one', async () => {
    expect(await load(opening)).toMatchObject({ kind: 'unwanted' });
    const ended = aSubscription({ state: 'ended' });
    expect(await load(opening, { ...(await found), subscription: ended })).toMatchObject({ kind: 'unwanted' });
  });

  test('a decision before the opening says when it is', async () => {
    expect(await load(ABOUT.decision, { opensAt: '2026-12-01T07:00:00.000Z' })).toMatchObject({
      approved: true,
      opensAt: '2026-12-01T07:00:00.000Z',
    });
    expect(await load(ABOUT.decision, { opensAt: NOW })).not.toHaveProperty('opensAt');
  });
});

/** Two farms found at Gaas. */
const found = searchProducers(
  { place: GAAS, filters: { audience: 'consumer' }, limit: 50, cursor: null, now: NOW },
  { coverage: coverageOf(itemsOf(aProducer(), aProducer({ id: 'fermedugaas2' }))) },
);

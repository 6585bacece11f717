import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { producerAnswer } from '#app/producers/producer-answer.ts';
import { ProducersAnswer } from '#app/search/contract.ts';
import { searchAnswer, searchAnswerText } from '#app/search/search-answer.ts';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { reachOf } from '#domain/search/reach.ts';
import { searchProducers } from '#domain/search/search.ts';
import { Geohash } from '#domain/shared/primitives.ts';
import { aProducer, aRound, GAAS } from '../../support/builders.ts';
import { found, km, listed } from '../search/arbitrary-producers.ts';
import { coverageOf, itemsOf, resolved } from '../search/in-memory-coverage.ts';

const NOW = '2026-05-19T07:00:00.000Z';
const pickup = aRound({ id: 'roundpickup', mode: 'pickup', pickup: { name: 'Halles', lat: 43.62, lon: -1.04 } });
const producer = aProducer({ details: { rounds: [aRound({ minimumEuros: 25, feeEuros: 3 }), pickup] } });

const ask = async (coverage = coverageOf(itemsOf(producer))) =>
  searchProducers({ place: GAAS, filters: { audience: 'consumer' }, limit: 20, cursor: null, now: NOW }, { coverage });

describe('the answer to a search', () => {
  it('says place, total, the rule in words, and of each who, how far, why, and its rounds', async () => {
    const answer = searchAnswer(await ask(), { lang: 'en', now: NOW });
    expect(answer).toMatchObject({ total: 1, place: { commune: '40101' }, nextCursor: null });
    expect(answer.rankingRule).toMatch(/^First the producers who come to you/);
    expect(answer.items[0]).toMatchObject({
      id: producer.id,
      delivers: 'yes',
      why: expect.stringMatching(/^delivers to you; the farm is 1\skm away$/),
      url: `/en/producers/${producer.id}`,
    });
    expect(answer.items[0]?.rounds.find((round) => round.mode === 'door')).toMatchObject({
      days: [4],
      orderBefore: { weekday: 2, time: '12:00' },
      next: { date: '2026-05-21', orderBefore: '2026-05-19T10:00:00.000Z' },
      minimum: 25,
      fee: 3,
    });
  });

  it('says the passages of the coming week, and leaves the weeks after to the answer about one producer', async () => {
    const answer = searchAnswer(await ask(), { lang: 'fr', now: NOW });
    const days = answer.items[0]?.rounds.find(({ mode }) => mode === 'door')?.passages.map(({ day }) => day);
    expect(days).toEqual(['2026-05-21']);
  });

  it('holds what its schema names, all of it and nothing more', async () => {
    const found = searchAnswer(await ask(), { lang: 'fr', now: NOW });
    const unreached = aProducer({
      details: { rounds: [aRound({ area: { include: [{ kind: 'departments', codes: ['75'] }] } })] },
    });
    const nearest = searchAnswer(await ask(coverageOf(itemsOf(unreached))), {
      lang: 'fr',
      now: NOW,
      opensAt: '2026-06-01T06:00:00.000Z',
    });
    expect(found.items[0]?.rounds.map(({ pickup }) => pickup?.name)).toEqual(
      expect.arrayContaining([undefined, 'Halles']),
    );
    expect(nearest.nearest).toHaveLength(1);
    // The schema strips what it does not name: what it leaves as it is holds nothing else.
    for (const answer of [found, nearest]) expect(ProducersAnswer.parse(answer)).toEqual(answer);
  });

  it('shows the nearest where nobody delivers', async () => {
    const away = aProducer({
      details: { rounds: [aRound({ area: { include: [{ kind: 'departments', codes: ['75'] }] } })] },
    });
    const answer = searchAnswer(await ask(coverageOf(itemsOf(away))), { lang: 'fr', now: NOW });
    expect([answer.total, answer.nearest.map((near) => near.id)]).toEqual([0, [away.id]]);
  });
});

describe('the answer to a search, written from what was written before', () => {
  const place = fc.constantFrom(GAAS, { ...GAAS, cell: Geohash.parse(GAAS.cell.padEnd(7, '0')) });
  const asked = fc.record({
    lang: fc.constantFrom('fr' as const, 'en' as const),
    now: fc.constantFrom('2026-07-01T07:00:00.000Z', '2026-07-03T07:00:00.000Z', '2026-07-08T07:00:00.000Z'),
  });
  const reaching = found.filter(({ rounds }) => rounds.length > 0);
  const result = fc.record({
    place,
    filters: fc.constant({ audience: 'consumer' as const }),
    total: fc.nat(),
    coming: fc.nat(),
    delivering: fc.nat(),
    items: fc.array(reaching, { maxLength: 4 }),
    nextCursor: fc.option(fc.string()),
    facets: fc.constant({ families: [{ value: 'honey' as const, count: 2 }], labels: [], days: [], inSeason: 1 }),
    nearest: fc.array(listed, { maxLength: 2 }),
  });

  it('is the answer, whoever was found, wherever and whenever it was asked before', () => {
    fc.assert(
      fc.property(result, km, asked, asked, (before, elsewhereKm, first, second) => {
        const elsewhere = {
          ...before,
          items: before.items.map((item) => ({
            ...item,
            distanceKm: elsewhereKm,
            delivers: 'depends' as const,
            rounds: item.rounds.map((round) => ({
              ...round,
              delivers: 'depends' as const,
              pickup: round.pickup === null ? null : { ...round.pickup, distanceKm: elsewhereKm },
            })),
          })),
        };
        for (const [one, when] of [
          [before, first],
          [elsewhere, first],
          [elsewhere, second],
        ] as const)
          expect(JSON.parse(searchAnswerText(one, when))).toEqual(JSON.parse(JSON.stringify(searchAnswer(one, when))));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the answer about one producer', () => {
  const shown = publicProducerOf(producer, 'Gaas', 'consumer', NOW);
  if (shown === undefined) throw new Error('not published');

  it('says everything public, and whether they deliver to the place asked for', () => {
    const reach = reachOf(producer.details.rounds, GAAS, 'consumer', resolved);
    const answer = producerAnswer(shown, reach, { lang: 'fr', today: '2026-11-24' });
    expect(answer).toMatchObject({
      id: producer.id,
      commune: 'Gaas',
      delivers: 'yes',
      offers: [{ name: 'Asperges blanches' }],
      confirmedAt: null,
    });
    // Any calendar reads the rule of a round.
    expect(answer.rounds[0]?.recurrence).toEqual(['DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=TH']);
    expect(producerAnswer(shown, undefined, { lang: 'fr', today: '2026-11-24' }).delivers).toBeNull();
  });
});

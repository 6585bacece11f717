import { describe, expect, test } from 'vitest';
import { tellRequesters } from '#app/passages/tell-requesters.ts';
import { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import { PassageRef } from '#domain/passages/passage.ts';
import type { LiveState } from '#domain/producers/live.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { ProducerId } from '#domain/shared/primitives.ts';
import { aProducer, aRequest, aRound, NOW } from '../../support/builders.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';

const FARM = ProducerId.parse('fermedugaas1');
const THURSDAY = { roundId: 'roundthursday', day: '2026-12-10' };

const asking = (id: string, part: Partial<ReturnType<typeof aRequest>['parts'][number]> = {}) =>
  aRequest({
    id,
    state: 'confirmed',
    confirmedAt: NOW,
    parts: [
      {
        producerId: FARM,
        producerName: 'Ferme du Bédat',
        state: 'asked',
        attempts: [],
        answer: null,
        passage: PassageRef.parse(THURSDAY),
        ...part,
      },
    ],
  });

const world = (producer: Producer = aProducer()) => {
  const requests = new RequestsInMemory();
  let live: LiveState | undefined;
  return {
    requests,
    add: (...all: ReturnType<typeof asking>[]) => {
      for (const request of all) requests.kept.set(request.id, request);
    },
    says: (days: readonly object[]) => {
      live = { paused: false, stock: {}, changes: CalendarChanges.parse({ days }) };
    },
    tell: () =>
      tellRequesters(FARM, {
        ...requestDependenciesInMemory(requests, [producer]),
        live: { of: async () => new Map(live === undefined ? [] : [[FARM, live]]) },
      }),
    told: () => requests.owed.map(({ about }) => ('requestId' in about ? `${about.kind} ${about.requestId}` : '')),
    newsOf: (id: string) => requests.kept.get(id)?.parts[0]?.passageNews,
  };
};
const cancelled = { ...THURSDAY, kind: 'cancelled', word: 'panne', at: NOW };

describe('who asked for a passage', () => {
  test('is told once that it is cancelled, however often it is asked', async () => {
    const { add, says, tell, told, newsOf } = world();
    add(
      asking('requestone1'),
      asking('requesttwo2'),
      asking('requestother', { passage: PassageRef.parse({ ...THURSDAY, day: '2026-12-17' }) }),
    );
    says([cancelled]);
    await tell();
    await tell();
    expect(told()).toEqual(['passageNews requestone1', 'passageNews requesttwo2']);
    expect(newsOf('requestone1')).toMatchObject({ kind: 'cancelled', word: 'panne' });
    expect(newsOf('requestother')).toBeUndefined();
  });

  test('is told again when it takes place after all', async () => {
    const { add, says, tell, told, newsOf } = world();
    add(asking('requestone1'));
    says([cancelled]);
    await tell();
    says([]);
    await tell();
    expect(told()).toEqual(['passageNews requestone1', 'passageNews requestone1']);
    expect(newsOf('requestone1')).toMatchObject({ kind: 'comes', day: '2026-12-10' });
  });

  test('hears nothing of what was taken back before anybody was told', async () => {
    const { add, says, tell, told } = world();
    add(asking('requestone1'));
    says([cancelled]);
    says([]);
    await tell();
    expect(told()).toEqual([]);
  });

  test('is told the new day when it is moved', async () => {
    const { add, says, tell, newsOf } = world();
    add(asking('requestone1'));
    says([
      { ...THURSDAY, kind: 'moved', to: '2026-12-11', at: NOW },
      { ...THURSDAY, day: '2026-12-11', kind: 'confirmed', extra: true, movedFrom: '2026-12-10', at: NOW },
    ]);
    await tell();
    expect(newsOf('requestone1')).toMatchObject({ kind: 'comes', day: '2026-12-11' });
  });

  test('is told when the round changes its day, or the producer leaves; a refused one is not', async () => {
    for (const producer of [
      aProducer({ details: { rounds: [aRound({ weekdays: [5] })] } }),
      aProducer({ state: 'withdrawn' }),
    ]) {
      const { add, tell, told, newsOf } = world(producer);
      add(
        asking('requestone1'),
        asking('requestrefused', { state: 'answered', answer: { kind: 'decline', word: '', at: NOW, by: 'producer' } }),
      );
      await tell();
      expect(told()).toEqual(['passageNews requestone1']);
      expect(newsOf('requestone1')).toMatchObject({ kind: 'gone' });
    }
  });
});

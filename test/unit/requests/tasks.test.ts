import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { answer, confirm, giveUp, type RequestDependencies } from '#app/requests/follow-request.ts';
import { settleTask } from '#app/tasks/settle-task.ts';
import { statusOf } from '#domain/requests/status.ts';
import type { Acting } from '#domain/shared/acting.ts';
import { instantOfAgain } from '#domain/tasks/postpone-task.ts';
import { refusedToSettle, seenBy } from '#domain/tasks/task-access.ts';
import { groupTasks, isUrgent } from '#domain/tasks/task-groups.ts';
import {
  CLAIM_MINUTES,
  claimOf,
  claimTask,
  finishTask,
  giveUpTask,
  postponeTask,
  releaseTask,
} from '#domain/tasks/task-steps.ts';
import { aProducer, aRequest, aRound, hoursAfter, NOW } from '../../support/builders.ts';
import { aTask, tasksContract } from '../../support/contracts/tasks-contract.ts';
import { RequestsInMemory, requestDependenciesInMemory } from '../../support/fake-requests.ts';
import { TasksInMemory } from '../../support/tasks-in-memory.ts';

const stand = new TasksInMemory();
tasksContract('in memory', () => stand);

const maylis = { by: 'maylis@exemple.invalid', now: NOW };
const jeanne = { by: 'jeanne@exemple.invalid', now: NOW };
const member = (changes: Partial<Acting> = {}) =>
  ({ id: 'm1', email: 'maylis@exemple.invalid', role: 'agency', departments: [], ...changes }) as Acting;

describe('a task that somebody has taken', () => {
  const taken = claimTask(maylis)(aTask()) ?? aTask();

  test('says who and since when, for a quarter of an hour', () => {
    expect(claimOf(taken, hoursAfter(NOW, (CLAIM_MINUTES - 1) / 60))).toMatchObject({ by: maylis.by, since: NOW });
    expect(claimOf(taken, hoursAfter(NOW, CLAIM_MINUTES / 60))).toBeUndefined();
  });
  test('is not taken by another meanwhile, and may be after', () => {
    expect(claimTask(jeanne)(taken)).toBeUndefined();
    expect(claimTask({ ...jeanne, now: hoursAfter(NOW, 1) })(taken)?.claim?.by).toBe(jeanne.by);
  });
  test('stays theirs when they take it again, since the first time', () => {
    const again = claimTask({ ...maylis, now: hoursAfter(NOW, 0.2) })(taken);
    expect(again?.claim).toEqual({ by: maylis.by, since: NOW, until: hoursAfter(NOW, 0.2 + CLAIM_MINUTES / 60) });
  });
  test('is given back by them alone', () => {
    expect(releaseTask(jeanne)(taken)).toBeUndefined();
    expect(releaseTask(maylis)(taken)?.claim).toBeUndefined();
  });
  test('can be settled by another all the same: who has the answer records it', () => {
    expect(finishTask(jeanne, 'vu au marché')(taken)).toMatchObject({ state: 'done', doneBy: jeanne.by });
  });
});

describe('a closed task', () => {
  test.each([finishTask(maylis, 'fait'), giveUpTask(maylis, 'injoignable')])('stays as it was closed', (close) => {
    const closed = close(aTask()) ?? aTask();
    const steps = [
      claimTask(jeanne),
      finishTask(jeanne, ''),
      giveUpTask(jeanne, 'x'),
      postponeTask(jeanne, { note: '', againAt: hoursAfter(NOW, 1) }),
    ];
    expect(steps.map((step) => step(closed))).toEqual(steps.map(() => undefined));
  });
});

describe('a task tried in vain', () => {
  test('remembers every try, and belongs to nobody any more', () => {
    const first = postponeTask(maylis, { note: 'répondeur', againAt: hoursAfter(NOW, 2) })(
      claimTask(maylis)(aTask()) ?? aTask(),
    );
    const second = postponeTask(
      { ...jeanne, now: hoursAfter(NOW, 2) },
      { note: '', againAt: hoursAfter(NOW, 24) },
    )(first ?? aTask());
    expect(second?.tries).toMatchObject([{ by: maylis.by, note: 'répondeur' }, { by: jeanne.by }]);
    expect(second?.dueAt).toBe(hoursAfter(NOW, 24));
    expect(first?.claim).toBeUndefined();
  });
});

describe('when to try again', () => {
  // 24 November 2026, 9 h in Paris.
  test.each([
    ['inTwoHours', '2026-11-24T10:00:00.000Z'],
    ['tomorrow', '2026-11-25T07:30:00.000Z'],
    ['2026-12-01', '2026-12-01T07:30:00.000Z'],
  ])('%s is %s', (again, at) => {
    expect(instantOfAgain(again, NOW)).toEqual({ ok: true, value: at });
  });
  test('tomorrow morning is half past eight on the clock, also when the clocks change at night', () => {
    expect(instantOfAgain('tomorrow', '2027-03-27T12:00:00.000Z')).toMatchObject({ value: '2027-03-28T06:30:00.000Z' });
    expect(instantOfAgain('tomorrow', '2026-10-24T12:00:00.000Z')).toMatchObject({ value: '2026-10-25T07:30:00.000Z' });
  });
  test('late in the evening, tomorrow is tomorrow here and not in Greenwich', () => {
    expect(instantOfAgain('tomorrow', '2026-11-24T23:30:00.000Z')).toMatchObject({ value: '2026-11-26T07:30:00.000Z' });
  });
  test.each([
    ['2026-11-24', 'dayPast'],
    ['2026-11-01', 'dayPast'],
    ['2027-02-30', 'dayMissing'],
    ['bientôt', 'dayMissing'],
    ['', 'dayMissing'],
    ['2027-06-01', 'dayTooFar'],
  ])('%s is refused: %s', (again, reason) => {
    expect(instantOfAgain(again, NOW)).toEqual({ ok: false, reason });
  });
});

describe('urgent', () => {
  const wanting = (date: string, orderBefore: string | null) => aTask({ wanted: { date, orderBefore } });
  test.each([
    ['a delivery tomorrow', wanting('2026-11-25', null), true],
    ['a delivery today', wanting('2026-11-24', null), true],
    [
      'a delivery on Thursday, to be ordered before tomorrow noon',
      wanting('2026-11-26', '2026-11-25T11:00:00.000Z'),
      true,
    ],
    ['a delivery in a week', wanting('2026-12-01', '2026-11-29T11:00:00.000Z'), false],
    ['a delivery that has gone', wanting('2026-11-23', null), false],
    ['no delivery in particular', aTask(), false],
  ])('%s', (_, task, urgent) => {
    expect(isUrgent(task, NOW)).toBe(urgent);
  });
});

describe('the list of calls', () => {
  const at = { now: NOW, by: maylis.by };
  test('has one entry a producer, however much waits with them; a task about nobody stands alone', () => {
    const tasks = [aTask(), aTask({ id: 'tasktwo2' }), aTask({ id: 'taskthree3', producerId: null })];
    expect(groupTasks(tasks, at).map(({ key, tasks: own }) => [key, own.length])).toEqual([
      ['fermedugaas1', 2],
      ['taskthree3', 1],
    ]);
  });
  test('begins with those whose round leaves tomorrow, then those that wait longest; what others are at comes last', () => {
    const taken = { by: jeanne.by, since: NOW, until: hoursAfter(NOW, 0.2) };
    const tasks = [
      aTask({ id: 'taskrecent', producerId: 'farmrecent', createdAt: hoursAfter(NOW, -1) }),
      aTask({ id: 'taskold1', producerId: 'farmold1', createdAt: hoursAfter(NOW, -50) }),
      aTask({ id: 'taskurgent', producerId: 'farmurgent', wanted: { date: '2026-11-25', orderBefore: null } }),
      aTask({ id: 'tasktaken', producerId: 'farmtaken', createdAt: hoursAfter(NOW, -90), claim: taken }),
      aTask({ id: 'taskmine1', producerId: 'farmmine1', claim: { ...taken, by: maylis.by } }),
    ];
    expect(groupTasks(tasks, at).map(({ key }) => key)).toEqual([
      'farmmine1',
      'farmurgent',
      'farmold1',
      'farmrecent',
      'farmtaken',
    ]);
  });
  test('loses and doubles no task, whatever they are', () => {
    const anyTask = fc
      .record({ farm: fc.integer({ min: 0, max: 4 }), hours: fc.integer({ min: -100, max: 0 }), nobody: fc.boolean() })
      .map(({ farm, hours, nobody }) => ({
        producerId: nobody ? null : `farmnumber${farm}`,
        createdAt: hoursAfter(NOW, hours),
      }));
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 30 }), (changes) => {
        const tasks = changes.map((change, index) => aTask({ ...change, id: `tasknumber${index}` }));
        const ids = groupTasks(tasks, at).flatMap(({ tasks: own }) => own.map(({ id }) => id));
        expect(ids.sort()).toEqual(tasks.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('whose task it is', () => {
  test('a partner sees and settles those of its departments', () => {
    const partner = member({ role: 'partner', departments: ['40'] as unknown as Acting['departments'] });
    const [here, elsewhere] = [aTask(), aTask({ id: 'taskelse1', department: '64' })];
    expect(seenBy(partner, [here, elsewhere, aTask({ id: 'tasknone1', department: undefined })])).toEqual([here]);
    expect(refusedToSettle(partner, here)).toBeUndefined();
    expect(refusedToSettle(partner, elsewhere)).toBe('elsewhere');
  });
  test('a reader settles nothing; the agency everything, tasks of no known department too', () => {
    expect(refusedToSettle(member({ role: 'reader' }), aTask())).toBe('readsOnly');
    expect(refusedToSettle(member(), aTask({ department: undefined }))).toBeUndefined();
  });
});

describe('a request that needs a call', () => {
  let requests: RequestsInMemory;
  let tasks: TasksInMemory;
  let dependencies: RequestDependencies;
  const request = aRequest({
    parts: [
      {
        producerId: 'fermedugaas1',
        producerName: 'Ferme du Bédat',
        weekday: 4,
        state: 'waiting',
        attempts: [],
        answer: null,
      },
    ],
  });
  const [{ producerId } = { producerId: aProducer().id }] = request.parts;
  const news = () => requests.owed.filter(({ about }) => about.kind === 'requestNews');
  const taskId = () => requests.tasks[0]?.id ?? aTask().id;
  const settle = (settlement: Parameters<typeof settleTask>[1], doing = maylis) =>
    settleTask(taskId(), settlement, doing, { tasks, dependencies });

  beforeEach(async () => {
    requests = new RequestsInMemory();
    requests.kept.set(request.id, request);
    const onCall = aProducer({
      details: { channels: [{ kind: 'call', address: '06 39 98 00 01' }], rounds: [aRound({ weekdays: [4] })] },
    });
    dependencies = requestDependenciesInMemory(requests, [onCall]);
    await confirm(request.id, dependencies);
    tasks = new TasksInMemory();
    for (const task of requests.tasks) await tasks.add(task);
  });

  test('is a task with its department and the delivery hoped for: Thursday, to be ordered before Tuesday noon', () => {
    expect(requests.tasks).toMatchObject([
      { department: '40', wanted: { date: '2026-11-26', orderBefore: '2026-11-24T11:00:00.000Z' } },
    ]);
  });

  test('the answer given by telephone reaches the requester, signed by the member', async () => {
    await settle({ kind: 'done', note: '', answer: { kind: 'accept', word: 'À jeudi' } });
    expect(requests.kept.get(request.id)?.parts[0]).toMatchObject({
      state: 'answered',
      answer: { kind: 'accept', word: 'À jeudi', by: maylis.by },
    });
    expect(news()).toHaveLength(1);
  });

  test('of two answers recorded, the first counts and the second member is told who was faster', async () => {
    await settle({ kind: 'done', note: 'ok', answer: { kind: 'accept', word: '' } });
    const second = await settle({ kind: 'done', note: '', answer: { kind: 'decline', word: '' } }, jeanne);
    expect(second).toMatchObject({ kind: 'closed', task: { doneBy: maylis.by, note: 'ok' } });
    expect(requests.kept.get(request.id)?.parts[0]?.answer?.kind).toBe('accept');
    expect(news()).toHaveLength(1);
  });

  test('given up, the requester is told once, in the agency’s word', async () => {
    await settle({ kind: 'givenUp', word: 'Il est à l’hôpital.' });
    await giveUp(request.id, producerId, { word: 'Il est à l’hôpital.', by: maylis.by }, dependencies);
    expect(news()).toHaveLength(1);
    const status = await statusOf(requests.kept.get(request.id) ?? request, async () => undefined);
    expect(status.parts[0]).toMatchObject({ state: 'givenUp', givenUp: { word: 'Il est à l’hôpital.' }, answer: null });
  });

  test('given up after they have answered by themselves, their answer stands and nobody is told otherwise', async () => {
    await answer(request.id, producerId, { kind: 'accept', word: '', at: NOW, by: 'producer' }, dependencies);
    await settle({ kind: 'givenUp', word: 'trop tard' }, jeanne);
    await giveUp(request.id, producerId, { word: 'trop tard', by: jeanne.by }, dependencies);
    expect(requests.kept.get(request.id)?.parts[0]?.state).toBe('answered');
    expect(news()).toHaveLength(1);
  });

  test('an answer that comes after it was given up takes its place', async () => {
    await settle({ kind: 'givenUp', word: 'injoignable' });
    await answer(request.id, producerId, { kind: 'accept', word: '', at: NOW, by: 'producer' }, dependencies);
    const part = requests.kept.get(request.id)?.parts[0];
    expect(part).toMatchObject({ state: 'answered', answer: { kind: 'accept' } });
    expect(part).not.toHaveProperty('givenUp');
  });

  test('put off, the requester hears nothing', async () => {
    const outcome = await settle({ kind: 'later', note: 'répondeur', againAt: hoursAfter(NOW, 2) });
    expect(outcome).toMatchObject({ kind: 'settled', task: { state: 'open', dueAt: hoursAfter(NOW, 2) } });
    expect(news()).toEqual([]);
  });
});

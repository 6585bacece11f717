import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftsIn } from '#adapters/dynamodb/producers/drafts.ts';
import type { Drafts } from '#domain/producers/directory.ts';
import { hoursAfter, NOW } from '../../support/builders.ts';
import { startTestTables, type TestTables } from '../../support/tables.ts';

let tables: TestTables;
let now = NOW;
let drafts: Drafts;
beforeAll(async () => {
  tables = await startTestTables('directory');
  drafts = draftsIn(tables.documents, 'directory', () => now);
});
afterAll(() => tables.stop());

const idsOf = async (member: string) => (await drafts.ofMember(member)).map(({ id }) => id);

test('what a member began by telephone waits for them, last touched first, and for nobody else', async () => {
  await drafts.start({ id: 'firstdraft1', steps: { who: { name: 'Ferme A' } }, member: 'maylis' }, NOW);
  await drafts.start({ id: 'seconddraft', steps: { who: { name: 'Ferme B' } }, member: 'maylis' }, hoursAfter(NOW, 1));
  await drafts.start({ id: 'ownerdraft1', steps: { who: { name: 'Ferme C' } } }, NOW);
  await drafts.start({ id: 'otherdraft1', steps: {}, member: 'jeanne' }, NOW);
  expect(await idsOf('maylis')).toEqual(['seconddraft', 'firstdraft1']);
  await drafts.keep('firstdraft1', 'where', { commune: 'Gaas' }, hoursAfter(NOW, 2));
  expect(await idsOf('maylis')).toEqual(['firstdraft1', 'seconddraft']);
  expect(await drafts.find('firstdraft1')).toEqual({
    id: 'firstdraft1',
    member: 'maylis',
    steps: { who: { name: 'Ferme A' }, where: { commune: 'Gaas' } },
  });
  expect(await drafts.find('ownerdraft1')).not.toHaveProperty('member');
});

test('after 14 days untouched it is gone from their list', async () => {
  await drafts.start({ id: 'stalledraft', steps: {}, member: 'lise' }, NOW);
  now = hoursAfter(NOW, 24 * 14 - 1);
  expect(await idsOf('lise')).toEqual(['stalledraft']);
  now = hoursAfter(NOW, 24 * 14 + 1);
  expect(await idsOf('lise')).toEqual([]);
  now = NOW;
});

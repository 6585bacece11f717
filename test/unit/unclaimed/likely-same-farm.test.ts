import { describe, expect, it } from 'vitest';
import { retireRegistered, takeAsSame } from '#app/unclaimed/claim-unclaimed.ts';
import { likelyHimself } from '#app/unclaimed/likely-same-farm.ts';
import { compare } from '#domain/imports/comparing.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { ImportId } from '#domain/unclaimed/unclaimed.ts';
import { nearestUnclaimed } from '#domain/unclaimed/unclaimed-index.ts';
import { aProducer, NOW } from '../../support/builders.ts';
import { EXACT } from '../../support/unclaimed-builders.ts';
import { anUnclaimed, LIEZEY, listingOf } from './unclaimed-contract.ts';
import { NOBODY_REGISTERED, unclaimedInMemory } from './unclaimed-in-memory.ts';

type Details = Parameters<typeof anUnclaimed>[1];

const communeName = (code: string): string => (code === '88269' ? 'Liézey' : code);
const FAR = { lat: 44.2, lon: -0.5 };

const registered = (state: Producer['state'] = 'pending', details: Record<string, unknown> = {}): Producer =>
  aProducer({
    id: 'himself0001',
    state,
    details: {
      ...{ name: 'GAEC des Sapins', siret: '99900001100018', commune: '88269', position: LIEZEY },
      channels: [{ kind: 'call', address: '+33329630001' }],
      ...details,
    },
  });

const aList = async (...farms: Details[]) => {
  const unclaimed = unclaimedInMemory();
  const records = farms.map((details, index) => anUnclaimed(`imported${String(index).padStart(12, '0')}`, details));
  for (const record of records) await unclaimed.create(listingOf(record));
  const ports = { unclaimed, communeName, index: unclaimed.index };
  const near = async (): Promise<string[]> =>
    (await nearestUnclaimed({ ...LIEZEY, ...EXACT }, { most: 9, withUs: [] }, unclaimed.index)).map(({ name }) => name);
  const [first = anUnclaimed('a'.repeat(20))] = records;
  return { unclaimed, records, first, near, ports };
};

describe('farms of lists that may be who has registered', () => {
  it('are those of their SIRET wherever they are, their telephone or nearly their name nearby', async () => {
    const { ports } = await aList(
      { name: 'Siège', siret: '99900001100018', position: FAR, commune: '40101' },
      { name: 'Chez Marinette', telephones: ['+33612345678', '+33329630001'] },
      { name: 'EARL du Sapin', position: { lat: 48.1, lon: 6.8 }, commune: '88196' },
      { name: 'Un autre' },
      { name: 'Les Sapins', position: FAR, commune: '40101' },
      { name: 'Sapins', siret: '99900002900010' },
    );
    const found = await likelyHimself(registered(), ports);
    expect(found.map(({ name, why, leaves }) => [name, why, leaves])).toEqual([
      ['Siège', 'siret', true],
      ['Chez Marinette', 'address', false],
      ['EARL du Sapin', 'name', false],
    ]);
  });

  it('are nobody who has registered or was taken out', async () => {
    const { unclaimed, first, ports } = await aList({ name: 'Les sapins' }, { telephones: ['+33329630001'] });
    await unclaimed.takeOut(first.id, NOW);
    const [, other] = await likelyHimself(registered(), ports);
    expect(other).toBeUndefined();
    const [farm] = await likelyHimself(registered(), ports);
    if (farm === undefined) throw new Error('the other is there');
    await takeAsSame(farm.id, registered('published'), { ...ports, now: NOW });
    expect(await likelyHimself(registered('published'), ports)).toEqual([]);
  });
});

describe('a farm of a list that a member takes for a producer', () => {
  it('stays listed until they are published, then leaves; no list brings it back', async () => {
    const { unclaimed, first, near, ports } = await aList({ name: 'Chez Marinette', externalId: 'n1' });
    expect(await takeAsSame(first.id, registered(), { ...ports, now: NOW })).toBe('leaves');
    expect(await near()).toEqual(['Chez Marinette']);
    expect(await unclaimed.find(first.id)).toMatchObject({ state: 'claimed' });
    expect(await likelyHimself(registered(), ports)).toMatchObject([{ id: first.id, why: 'claimed', leaves: true }]);
    expect(await retireRegistered(registered('published'), unclaimed, { communeName, now: NOW })).toBe(1);
    expect(await near()).toEqual([]);
    const candidate = { line: 2, details: first.details, communeName: 'Liézey', toLocate: false, positionOnly: false };
    const importId = ImportId.parse('importtwo');
    const again = await compare([candidate], {
      unclaimed,
      registered: NOBODY_REGISTERED,
      source: 'Une autre liste',
      importId,
    });
    expect(again.map(({ comparison }) => comparison)).toMatchObject([
      { kind: 'registered', producerId: 'himself0001' },
    ]);
  });

  it('leaves at once where they are published already', async () => {
    const { first, near, ports } = await aList({ name: 'Chez Marinette' });
    expect(await takeAsSame(first.id, registered('published'), { ...ports, now: NOW })).toBe('left');
    expect(await near()).toEqual([]);
    expect(await takeAsSame(first.id, registered('published'), { ...ports, now: NOW })).toBe('gone');
  });
});

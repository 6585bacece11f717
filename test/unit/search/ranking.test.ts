import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '#domain/search/cursor.ts';
import { compareRanks, rankOf } from '#domain/search/ranking.ts';
import { ProducerId } from '#domain/shared/primitives.ts';

const DAY = '2026-05-19';
const id = (name: string) => ProducerId.parse(name.padEnd(8, 'x'));
const door = { mode: 'door', delivers: 'yes' } as const;
const doorInPart = { mode: 'door', delivers: 'depends' } as const;
const pickup = { mode: 'pickup', delivers: 'yes' } as const;
const parcel = { mode: 'parcel', delivers: 'yes' } as const;

const comesFirst = (a: ReturnType<typeof rankOf>, b: ReturnType<typeof rankOf>) => compareRanks(a, b) < 0;

describe('the order of results', () => {
  it('puts who comes before who sends a parcel, however near the parcel comes from', () => {
    expect(comesFirst(rankOf(id('far'), [door], 60, DAY), rankOf(id('near'), [parcel], 1, DAY))).toBe(true);
    expect(comesFirst(rankOf(id('far'), [pickup], 60, DAY), rankOf(id('near'), [parcel], 1, DAY))).toBe(true);
    expect(comesFirst(rankOf(id('far'), [doorInPart, parcel], 60, DAY), rankOf(id('near'), [parcel], 1, DAY))).toBe(
      true,
    );
  });

  it('puts who surely comes before who comes to a part of the place', () => {
    expect(comesFirst(rankOf(id('far'), [door], 60, DAY), rankOf(id('near'), [doorInPart], 1, DAY))).toBe(true);
  });

  it('puts who has said that their page is right before who was asked three times and has not; a parcel after both', () => {
    const sunk = rankOf(id('near'), [door], 1, DAY, true);
    expect(comesFirst(rankOf(id('far'), [doorInPart], 60, DAY), sunk)).toBe(true);
    expect(comesFirst(sunk, rankOf(id('sends'), [parcel], 1, DAY))).toBe(true);
  });

  it('does not let a parcel make a doubtful round sure', () => {
    expect(comesFirst(rankOf(id('far'), [door], 60, DAY), rankOf(id('near'), [doorInPart, parcel], 1, DAY))).toBe(true);
  });

  it('puts the nearer first, by whole kilometres', () => {
    expect(comesFirst(rankOf(id('near'), [door], 4.4, DAY), rankOf(id('far'), [door], 5.4, DAY))).toBe(true);
    expect(rankOf(id('one'), [door], 3.6, DAY).km).toBe(rankOf(id('other'), [door], 4.4, DAY).km);
  });

  it('draws lots between equals, anew each day and fairly', () => {
    const farms = ['ferme1', 'ferme2', 'ferme3', 'ferme4'].map(id);
    const firstOn = (day: number) => {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      return farms.map((farm) => rankOf(farm, [door], 5, date)).sort(compareRanks)[0]?.id;
    };
    const firsts = Array.from({ length: 2_000 }, (_, day) => firstOn(day));
    for (const farm of farms) {
      const share = firsts.filter((first) => first === farm).length / firsts.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.3);
    }
  });
});

describe('the cursor', () => {
  it('comes back from its text as it was', () => {
    const rank = fc.record({
      reach: fc.constantFrom(0 as const, 1 as const),
      sunk: fc.constantFrom(0 as const, 1 as const),
      certainty: fc.constantFrom(0 as const, 1 as const),
      km: fc.nat(900),
      lot: fc.nat(2 ** 31 - 1),
      id: fc.stringMatching(/^[a-z0-9]{8,24}$/).map((text) => ProducerId.parse(text)),
    });
    fc.assert(
      fc.property(rank, (after) => {
        expect(readCursor(writeCursor({ date: DAY, after }))).toEqual({ date: DAY, after });
      }),
    );
  });

  it('is refused when it was made up', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCursor(text)).toBeUndefined();
      }),
    );
    expect(readCursor(btoa('["2026-05-19",0,7,1,1,"fermefermes"]'))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { cachedLiveStates, LIVE_KEPT_MS } from '#adapters/dynamodb/producers/live.ts';
import { asOfNow, type LiveChanges, type LiveState, type LiveStates } from '#domain/producers/live.ts';
import type { Channel } from '#domain/producers/producer.ts';
import { searchProducers } from '#domain/search/search.ts';
import { awaitingCode, codeReaches } from '#domain/self-service/own-records.ts';
import { EmailAddress, ProducerId as Id, type ProducerId, Telephone } from '#domain/shared/primitives.ts';
import { aProducer, GAAS } from '../../support/builders.ts';
import { coverageOf, itemsOf } from '../search/in-memory-coverage.ts';

const MAY = '2026-05-19T07:00:00.000Z';
const statesOf = (states: Readonly<Record<string, LiveState>>): LiveStates & { readonly asked: string[][] } => {
  const asked: string[][] = [];
  return {
    asked,
    of: async (ids) => {
      asked.push([...ids]);
      return new Map(ids.flatMap((id) => (states[id] === undefined ? [] : [[id, states[id]] as const])));
    },
  };
};
const away: LiveState = { paused: true, stock: {} };

describe('who is away at this minute', () => {
  const farms = ['fermedugaas1', 'fermedugaas2', 'fermedugaas3'].map((id) => aProducer({ id }));
  const search = (live: LiveStates, limit = 20) =>
    searchProducers(
      { place: GAAS, filters: { audience: 'consumer' }, limit, cursor: null, now: MAY },
      { coverage: coverageOf(itemsOf(...farms)), live },
    );

  it('is not shown, nor counted, while the index still holds them', async () => {
    const { items, total, delivering, coming } = await search(statesOf({ fermedugaas2: away }));
    expect(items.map(({ id }) => id)).not.toContain('fermedugaas2');
    expect([items.length, total, delivering, coming]).toEqual([2, 2, 2, 2]);
  });

  it('is asked in one look at those whom the page shows', async () => {
    const states = statesOf({});
    await search(states, 2);
    expect(states.asked.map((ids) => ids.length)).toEqual([2]);
  });

  it('leaves the next page where it was', async () => {
    const first = await search(statesOf({}), 2);
    const without = await search(statesOf({ [String(first.items[0]?.id)]: away }), 2);
    expect(without.nextCursor).toBe(first.nextCursor);
  });

  it('where all are away, nobody delivers, and none of them is offered as the nearest', async () => {
    const { delivering, nearest } = await search(
      statesOf({ fermedugaas1: away, fermedugaas2: away, fermedugaas3: away }),
    );
    expect(delivering).toBe(0);
    expect(nearest).toEqual([]);
  });

  it('a search whose live state cannot be read fails', async () => {
    const broken: LiveStates = { of: async () => Promise.reject(new Error('down')) };
    await expect(search(broken)).rejects.toThrow('down');
  });

  it('what is sold out is not said to be in season', async () => {
    const { items } = await search(statesOf({ fermedugaas1: { paused: false, stock: { asperge: 'soldOut' } } }));
    expect(Object.fromEntries(items.map(({ id, inSeason }) => [id, inSeason]))).toEqual({
      fermedugaas1: [],
      fermedugaas2: ['Asperges blanches'],
      fermedugaas3: ['Asperges blanches'],
    });
  });

  it('an offer that the live state does not name is as they registered it', () => {
    const [farm] = farms as [(typeof farms)[0]];
    expect(asOfNow(farm, { paused: false, stock: { other: 'soldOut' } })).toEqual(farm);
    expect(asOfNow(farm, undefined)).toEqual(farm);
  });
});

describe('live states kept by a function', () => {
  const one = Id.parse('fermedugaas1');
  const two = Id.parse('fermedugaas2');
  const keeping = (states: Record<string, LiveState>) => {
    const asked: string[] = [];
    let at = Date.parse(MAY);
    let written: readonly ProducerId[] = [];
    const source = statesOf(states);
    const changes: LiveChanges = {
      since: async (instant) => {
        asked.push(instant);
        return written;
      },
    };
    const kept = cachedLiveStates(source, changes, () => new Date(at).toISOString());
    return {
      read: async (...ids: ProducerId[]) => [...(await kept.of(ids)).keys()],
      later: (ms: number) => {
        at += ms;
      },
      /** These were written since. */
      wrote: (...ids: ProducerId[]) => {
        written = ids;
      },
      reads: source.asked,
      asked,
    };
  };

  it('are read once each, and who changed is asked once in five seconds, a minute back', async () => {
    const { read, later, reads, asked } = keeping({ fermedugaas1: away });
    expect(await read(one)).toEqual([one]);
    expect(await read(one, two)).toEqual([one]);
    later(LIVE_KEPT_MS - 1);
    expect(await read(one, two)).toEqual([one]);
    expect([reads, asked]).toEqual([[[one], [two]], []]);
    later(1);
    expect(await read(one, two)).toEqual([one]);
    expect(reads).toHaveLength(2);
    expect(asked).toEqual([new Date(Date.parse(MAY) - 60_000).toISOString()]);
  });

  it('are read anew where they changed, whether they were there before or not', async () => {
    const states: Record<string, LiveState> = { fermedugaas1: away };
    const { read, later, wrote, reads } = keeping(states);
    await read(one, two);
    delete states.fermedugaas1;
    states.fermedugaas2 = away;
    wrote(one, two);
    later(LIVE_KEPT_MS);
    expect(await read(one, two)).toEqual([two]);
    expect(reads).toEqual([
      [one, two],
      [one, two],
    ]);
  });

  it('are read anew after ten minutes, though nobody is said to have changed', async () => {
    const { read, later, reads } = keeping({});
    await read(one);
    for (let minute = 0; minute < 10; minute += 1) {
      later(60_000);
      await read(one);
    }
    expect(reads).toEqual([[one]]);
    later(60_000);
    await read(one);
    expect(reads).toEqual([[one], [one]]);
  });

  it('are all read anew where the clock is put back: nothing that was read later is believed', async () => {
    const { read, later, reads, asked } = keeping({});
    await read(one);
    later(-3_600_000);
    await read(one);
    expect(reads).toEqual([[one], [one]]);
    expect(asked).toEqual([]);
  });

  it('a search fails where nobody can say who changed', async () => {
    let at = Date.parse(MAY);
    const kept = cachedLiveStates(
      statesOf({}),
      {
        since: async () => {
          throw new Error('down');
        },
      },
      () => new Date(at).toISOString(),
    );
    await kept.of([one]);
    at += LIVE_KEPT_MS;
    await expect(kept.of([one])).rejects.toThrow('down');
  });
});

describe('a new address', () => {
  const mail: Channel = { kind: 'email', address: EmailAddress.parse('neuf@exemple.invalid') };
  const mobile: Channel = { kind: 'call', address: Telephone.parse('06 39 98 00 01') };
  const landline: Channel = { kind: 'call', address: Telephone.parse('05 58 00 00 01') };
  const overseas: Channel = { kind: 'sms', address: Telephone.parse('+262692000000') };

  it('is verified by mail or by SMS; a landline by nobody but the agency', () => {
    expect([mail, mobile, overseas, landline].map(codeReaches)).toEqual([true, true, true, false]);
  });

  it('is asked for once, whatever it is wanted for, and not where it is known', () => {
    const sms: Channel = { kind: 'sms', address: mobile.address };
    expect(awaitingCode({ channels: [sms, mobile, mail, landline], verified: [mail.address] }, [])).toEqual([sms]);
    expect(awaitingCode({ channels: [mobile], verified: [] }, [sms])).toEqual([]);
  });
});

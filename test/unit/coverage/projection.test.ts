import { describe, expect, it } from 'vitest';
import { publicProducerOf } from '#domain/search/public-producer.ts';
import { reachOf } from '#domain/search/reach.ts';
import { aProducer, aRound, GAAS, NOW } from '../../support/builders.ts';
import { itemsOf, resolved } from '../search/in-memory-coverage.ts';

const secretive = aProducer({
  details: {
    contactName: 'Prénom-Secret',
    channels: [
      { kind: 'sms', address: '06 39 98 11 22' },
      { kind: 'email', address: 'prive@exemple.invalid' },
    ],
    publicContacts: { telephone: '05 36 49 00 01' },
    offers: [
      {
        id: 'asperge',
        name: 'Asperges',
        family: 'vegetables',
        months: [4],
        audiences: ['consumer', 'shop'],
        professional: { packaging: 'caisse', weeklyVolume: '40 kg', priceBeforeTax: '4 € HT' },
      },
    ],
  },
});

const PRIVATE = /Prénom-Secret|39981122|prive@|99900001100018/;

describe('what is public', () => {
  it('in the index is neither private contacts, nor SIRET, nor professional terms', () => {
    const text = JSON.stringify(itemsOf(secretive));
    expect(text).not.toMatch(PRIVATE);
    expect(text).not.toMatch(/4 € HT/);
    expect(text).toContain('+33536490001');
  });

  it('on a page is the same, with professional terms for shops only', () => {
    const forShops = JSON.stringify(publicProducerOf(secretive, 'Gaas', 'shop', NOW));
    expect(forShops).not.toMatch(PRIVATE);
    expect(forShops).toContain('4 € HT');
    expect(JSON.stringify(publicProducerOf(secretive, 'Gaas', 'consumer', NOW))).not.toContain('4 € HT');
  });

  it('is nothing at all before a producer is published, and once they are paused', () => {
    for (const state of ['pending', 'paused', 'withdrawn', 'rejected'] as const) {
      expect(publicProducerOf(aProducer({ state }), 'Gaas', 'consumer', NOW)).toBeUndefined();
    }
  });
});

describe('whether one producer reaches a place', () => {
  const paris = { include: [{ kind: 'circle' as const, lat: 48.85, lon: 2.35, radiusKm: 20 }], exclude: [] };
  const rounds = [
    aRound(),
    aRound({ id: 'roundparis', area: paris }),
    aRound({ id: 'roundshops', audiences: ['shop'] }),
  ];

  it('is answered round by round, for the audience that asks', () => {
    const reach = reachOf(rounds, GAAS, 'consumer', resolved);
    expect(reach.delivers).toBe('yes');
    expect(reach.rounds.map(({ id, delivers }) => [id, delivers])).toEqual([
      ['roundthursday', 'yes'],
      ['roundparis', 'no'],
    ]);
    expect(reachOf(rounds, GAAS, 'canteen', resolved).delivers).toBe('no');
  });
});

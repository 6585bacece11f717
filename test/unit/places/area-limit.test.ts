import { describe, expect, it } from 'vitest';
import { AREAS_FROM_ONE_SOURCE, mayCountAreas } from '#app/places/area-limit.ts';
import { Instant } from '#domain/shared/primitives.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';

describe('areas counted for one address', () => {
  const at = (iso: string) => Instant.parse(iso);
  const NOON = at('2026-11-24T12:00:00.000Z');

  it('are so many in ten minutes; then no more, and others are', async () => {
    const parts = { limits: limitsInMemory(), links: async () => ({ hash: (value: string) => `h-${value}` }) };
    const ask = (sourceAddress: string, now = NOON) => mayCountAreas(parts, { sourceAddress, now });
    for (let count = 0; count < AREAS_FROM_ONE_SOURCE.most; count += 1) expect(await ask('192.0.2.7')).toBe(true);
    expect(await ask('192.0.2.7')).toBe(false);
    expect(await ask('192.0.2.8')).toBe(true);
    expect(await ask('192.0.2.7', at('2026-11-24T12:10:00.000Z'))).toBe(true);
  });
});

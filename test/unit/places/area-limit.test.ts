import { describe, expect, it } from 'vitest';
import { AREAS_FROM_ONE_SOURCE, refuseManyAreas } from '#app/places/area-limit.ts';
import { Instant } from '#domain/shared/primitives.ts';
import { HttpProblem } from '#platform/http.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';

describe('areas counted for one address', () => {
  const at = (iso: string) => Instant.parse(iso);
  const NOON = at('2026-11-24T12:00:00.000Z');

  it('are so many in ten minutes; then it is told so, and others are not', async () => {
    const parts = { limits: limitsInMemory(), links: async () => ({ hash: (value: string) => `h-${value}` }) };
    const ask = (sourceAddress: string, now = NOON) => refuseManyAreas(parts, { sourceAddress, now, lang: 'fr' });
    for (let count = 0; count < AREAS_FROM_ONE_SOURCE.most; count += 1) await ask('192.0.2.7');
    const refusal = await ask('192.0.2.7').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(HttpProblem);
    expect((refusal as HttpProblem).problem).toMatchObject({
      code: 'too-many',
      detail: expect.stringContaining('dix minutes'),
    });
    await ask('192.0.2.8');
    await ask('192.0.2.7', at('2026-11-24T12:10:00.000Z'));
  });
});

import { describe, expect, test } from 'vitest';
import { simulate } from '../../bench/requests.ts';

/** The same world as `npm run bench -- requests`, small: on three bad weekends. */
describe('three days of requests, with workers that die and text messages that fail', () => {
  test.each([1, 2, 3])(
    'lose none, tell none twice, ring nobody at night and come before the deadline (seed %i)',
    async (seed) => {
      const figures = await simulate({ requests: 200, producers: 50, seed });
      const { requests, answered, handedOver, silentByDesign, inFlight } = figures;
      expect(figures).toMatchObject({ requests: 200, lost: 0, twice: 0, outsideHours: 0, afterDeadline: 0 });
      expect(answered + handedOver + silentByDesign + inFlight).toBe(requests);
      for (const count of [answered, handedOver, silentByDesign]) expect(count).toBeGreaterThan(0);
    },
  );
});

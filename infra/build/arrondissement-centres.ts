import type { Position } from '#domain/shared/primitives.ts';

/**
 * Where people live in the arrondissements of Paris and Lyon, to about 500 m: neither source knows them. Of the 12th and the 16th of
 * Paris it is the town hall, since the middle lies in a wood. Those of Marseille are in GeoNames.
 */
export const ARRONDISSEMENT_CENTRES: Readonly<Record<string, Position>> = {
  75101: { lat: 48.8626, lon: 2.3363 },
  75102: { lat: 48.8683, lon: 2.3428 },
  75103: { lat: 48.8629, lon: 2.36 },
  75104: { lat: 48.8543, lon: 2.3576 },
  75105: { lat: 48.8444, lon: 2.3507 },
  75106: { lat: 48.8491, lon: 2.3329 },
  75107: { lat: 48.8562, lon: 2.3122 },
  75108: { lat: 48.8727, lon: 2.3126 },
  75109: { lat: 48.8772, lon: 2.3375 },
  75110: { lat: 48.8761, lon: 2.3607 },
  75111: { lat: 48.8591, lon: 2.3801 },
  75112: { lat: 48.8409, lon: 2.3877 },
  75113: { lat: 48.8284, lon: 2.3623 },
  75114: { lat: 48.8292, lon: 2.3265 },
  75115: { lat: 48.8401, lon: 2.2928 },
  75116: { lat: 48.8637, lon: 2.2769 },
  75117: { lat: 48.8873, lon: 2.3068 },
  75118: { lat: 48.8926, lon: 2.3482 },
  75119: { lat: 48.8871, lon: 2.3848 },
  75120: { lat: 48.8635, lon: 2.4012 },
  69381: { lat: 45.7699, lon: 4.8292 },
  69382: { lat: 45.7487, lon: 4.8265 },
  69383: { lat: 45.7534, lon: 4.8689 },
  69384: { lat: 45.7785, lon: 4.824 },
  69385: { lat: 45.756, lon: 4.802 },
  69386: { lat: 45.7726, lon: 4.852 },
  69387: { lat: 45.733, lon: 4.837 },
  69388: { lat: 45.734, lon: 4.87 },
  69389: { lat: 45.781, lon: 4.806 },
};

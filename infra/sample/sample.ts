import { BEARN } from './bearn.ts';
import { BORDEAUX } from './bordeaux.ts';
import { CHALOSSE } from './chalosse.ts';
import { CHARENTE } from './charente.ts';
import { CHARENTE_MARITIME } from './charente-maritime.ts';
import { CORREZE } from './correze.ts';
import { DEUX_SEVRES } from './deux-sevres.ts';
import { DORDOGNE } from './dordogne.ts';
import { GIRONDE } from './gironde.ts';
import { HAUTE_VIENNE_CREUSE } from './haute-vienne-creuse.ts';
import { LOT_ET_GARONNE } from './lot-et-garonne.ts';
import { ORTHEZ_GAVES } from './orthez-gaves.ts';
import { PAYS_BASQUE } from './pays-basque.ts';
import { PAYS_D_ORTHE } from './pays-d-orthe.ts';
import type { SampleProducer } from './sample-producer.ts';
import { VIENNE } from './vienne.ts';

export type { SampleProducer } from './sample-producer.ts';

/**
 * The invented producers of the local sample, at real communes of Nouvelle-Aquitaine's twelve departments. Names, people, numbers and
 * addresses belong to nobody; any likeness to a farm is chance. What loads them must mark them `invented`.
 */
export const sampleProducers = (): SampleProducer[] => [
  ...PAYS_D_ORTHE,
  ...CHALOSSE,
  ...ORTHEZ_GAVES,
  ...PAYS_BASQUE,
  ...BEARN,
  ...BORDEAUX,
  ...GIRONDE,
  ...LOT_ET_GARONNE,
  ...DORDOGNE,
  ...CORREZE,
  ...HAUTE_VIENNE_CREUSE,
  ...CHARENTE_MARITIME,
  ...CHARENTE,
  ...DEUX_SEVRES,
  ...VIENNE,
];

import { distanceKm } from '#domain/areas/geometry.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { LIKE_NAMES, nameLikeness } from '#domain/review/name-likeness.ts';
import type { LikelyHimself } from '#domain/unclaimed/likely-same-farm.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { type UnclaimedIndex, unclaimedKeysFarAround } from '#domain/unclaimed/unclaimed-index.ts';
import type { UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';
import { recordsOf } from './claim-unclaimed.ts';

export interface LikelyPorts {
  readonly unclaimed: Pick<UnclaimedStore, 'holdersOf' | 'findAll'>;
  readonly index: UnclaimedIndex;
  readonly communeName: (code: string) => string;
}

/** As far as two entries of one farm lie apart, give or take a hamlet or the centre of a commune (directory/duplicates.ts). */
const NEAR_KM = 10;
/** Their records are read for their telephone numbers: two or three calls. */
const MAX_READ = 200;
const MAX_SHOWN = 10;

/**
 * Who of the lists may be this producer: by SIRET anywhere, by telephone or e-mail, or by a name that is nearly theirs, within 10 km. Surest first.
 * Costs nine queries and a few batched reads, when a member opens one registration.
 */
export const likelyHimself = async (producer: Producer, ports: LikelyPorts): Promise<LikelyHimself[]> => {
  const { details } = producer;
  const [sure, cards] = await Promise.all([
    recordsOf(producer, ports.unclaimed),
    ports.index.under(unclaimedKeysFarAround(details.position)),
  ]);
  const near = cards
    .map(({ id, position }) => ({ id, km: distanceKm(details.position, position) }))
    .filter(({ km }) => km <= NEAR_KM)
    .sort((a, b) => a.km - b.km)
    .slice(0, MAX_READ);
  const records = await ports.unclaimed.findAll([...new Set(near.map(({ id }) => id))]);
  const leaving = new Set(sure.map(({ id }) => id));
  const others = [...records.values()].filter(({ id, producerId }) => producerId === null && !leaving.has(id));
  const found = [
    ...sure.map((record) => ({ record, why: whySame(record, producer), leaves: true })),
    ...others.flatMap((record) => {
      const why = whyLike(record, producer);
      return why === undefined ? [] : [{ record, why, leaves: false }];
    }),
  ];
  return found.slice(0, MAX_SHOWN).map(({ record, why, leaves }) => ({
    id: record.id,
    name: record.details.name,
    communeName: ports.communeName(record.details.commune),
    source: record.source,
    why,
    km: distanceKm(details.position, record.details.position),
    leaves,
  }));
};

const whySame = ({ details, state }: UnclaimedProducer, producer: Producer): LikelyHimself['why'] => {
  if (details.siret === producer.details.siret) return 'siret';
  return state === 'claimed' ? 'claimed' : 'name';
};

const whyLike = ({ details }: UnclaimedProducer, { details: own }: Producer): 'address' | 'name' | undefined => {
  const written = new Set<string>([...details.telephones, ...details.emails]);
  const { telephone, email } = own.publicContacts;
  const reached = [...own.channels.map(({ address }) => address), telephone, email];
  if (reached.some((address) => address !== null && address !== undefined && written.has(address))) return 'address';
  // Two SIRETs are two establishments, whatever their names.
  if (details.siret !== null && details.siret !== own.siret) return undefined;
  return nameLikeness(details.name, own.name) >= LIKE_NAMES ? 'name' : undefined;
};

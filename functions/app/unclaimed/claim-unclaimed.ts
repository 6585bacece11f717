import { findProduct } from '#domain/catalogue/catalogue.ts';
import type { Draft, Typed } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, Language, ProducerId, UnclaimedId } from '#domain/shared/primitives.ts';
import { isTextable } from '#domain/shared/telephone.ts';
import { identityKeys, isSame } from '#domain/unclaimed/identity.ts';
import { type UnclaimedDetails, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { NOBODY, type UnclaimedStore } from '#domain/unclaimed/unclaimed-store.ts';

/** "This is my farm": from what a list said of them to a registration that they only have to complete. */

export interface Claiming {
  readonly unclaimed: Pick<UnclaimedStore, 'find' | 'change'>;
  readonly communeName: (code: string) => string;
}

export interface Claim {
  readonly id: UnclaimedId;
  /** Of the draft that they go on with: the producer will have it too. */
  readonly draftId: string;
  readonly lang: Language;
  readonly now: Instant;
}

/** By this they are known once their registration has become a producer. */
const draftKey = (draftId: string): string => `draft ${draftId}`;

/** Marks them as claimed, and gives the draft to start. `gone`: taken out, or registered already. Claimed twice, each draft is good. */
export const claimUnclaimed = async (
  { id, draftId, lang, now }: Claim,
  { unclaimed, communeName }: Claiming,
): Promise<Outcome<Draft, 'gone' | 'changed'>> => {
  const known = await unclaimed.find(id);
  if (known === undefined || known.producerId !== null) return refused('gone');
  const commune = communeName(known.details.commune);
  const producer = claimedAt(known, now);
  const keys = [...identityKeys(known.details, known.source).map(({ text }) => text), draftKey(draftId)];
  const outcome = await unclaimed.change(known, { producer, communeName: commune, keys });
  if (outcome !== 'written') return refused(outcome === 'removed' ? 'gone' : 'changed');
  return done({ id: draftId, steps: stepsFrom(known.details, commune, lang) });
};

/** The steps of the registration, as they would have typed them. What only they can say (rounds, consent to publish) stays empty. */
const stepsFrom = (details: UnclaimedDetails, communeName: string, lang: Language): Draft['steps'] => {
  const commune = details.postcode === '' ? communeName : `${details.postcode} ${communeName}`;
  return {
    who: {
      name: details.name,
      siret: details.siret ?? '',
      contactName: details.contactName,
      description: details.description,
      language: lang,
    },
    where: {
      address: details.address,
      commune,
      communeChoice: `commune:${details.commune}`,
      ...(details.located === 'commune'
        ? {}
        : {
            lat: String(details.position.lat),
            lon: String(details.position.lon),
            coordinatesFor: `${details.address.trim()}|${commune.trim()}`,
          }),
    },
    offers: { offers: offersFrom(details) },
    ...roundsFrom(details),
    terms: {
      website: details.website ?? '',
      channels: [
        ...details.emails.map((address) => ({ kind: 'email', address })),
        ...details.telephones.map((address) => ({ kind: isTextable(address) ? 'sms' : 'call', address })),
      ].slice(0, MAX_CHANNELS),
    },
  };
};

/** As many as a producer has at most. */
const MAX_CHANNELS = 5;

/** What the list says of their rounds is shown to producers where they describe them; nothing is filled in from it. */
const roundsFrom = ({ delivery }: UnclaimedDetails): Draft['steps'] => {
  const { to, days, pickUp } = delivery;
  return to === '' && days === '' && pickUp === ''
    ? {}
    : { rounds: { listedTo: to, listedDays: days, listedPickUp: pickUp } };
};

const offersFrom = ({ products, otherProducts, families }: UnclaimedDetails): Typed[] => {
  const known = products.flatMap((slug) => findProduct(slug) ?? []);
  const named = new Set(known.map(({ family }) => family));
  const rest = families.filter((family) => !named.has(family));
  return [
    ...known.map((product) => ({
      name: '',
      product: product.slug,
      family: product.family,
      months: product.months.map(String),
      audiences: 'consumer',
    })),
    ...rest.map((family, index) => ({
      name: otherProducts[index] ?? '',
      product: '',
      family,
      audiences: 'consumer',
    })),
  ];
};

interface Retiring {
  readonly communeName: (code: string) => string;
  readonly now: Instant;
}

/**
 * Takes who has registered off the list of those who are not yet with us. They may never have seen an invitation.
 *
 * @returns how many records they were found under.
 */
export const retireRegistered = async (
  producer: Pick<Producer, 'id' | 'details'>,
  unclaimed: Pick<UnclaimedStore, 'holdersOf' | 'findAll' | 'change'>,
  retiring: Retiring,
): Promise<number> => {
  const records = await recordsOf(producer, unclaimed);
  for (const record of records) {
    const outcome = await retire(record, producer.id, unclaimed, retiring);
    if (outcome === 'changed') throw new Error(`imported ${record.id} was changed while its producer was published`);
  }
  return records.length;
};

/** The records that leave the list when they are published: whichever they were claimed as, and whoever has their SIRET, or their name in their commune. */
export const recordsOf = async (
  { id, details }: Pick<Producer, 'id' | 'details'>,
  unclaimed: Pick<UnclaimedStore, 'holdersOf' | 'findAll'>,
): Promise<UnclaimedProducer[]> => {
  const identity = {
    name: details.name,
    siret: details.siret,
    externalId: null,
    commune: details.commune,
    position: details.position,
    located: 'commune' as const,
  };
  const keys = identityKeys(identity, '');
  const claimed = draftKey(id);
  const holders = await unclaimed.holdersOf([claimed, ...keys.map(({ text }) => text)]);
  const records = await unclaimed.findAll([...new Set([...holders.values()].flatMap(({ ids }) => ids))]);
  const claimedIds = new Set((holders.get(claimed) ?? NOBODY).ids);
  return [...records.values()].filter(
    (record) =>
      record.producerId === null &&
      (claimedIds.has(record.id) ||
        keys.some(
          ({ kind, text }) =>
            (holders.get(text) ?? NOBODY).ids.includes(record.id) && isSame(kind, record.details, identity),
        )),
  );
};

const retire = (
  record: UnclaimedProducer,
  producerId: ProducerId,
  unclaimed: Pick<UnclaimedStore, 'change'>,
  { communeName, now }: Retiring,
): Promise<'written' | 'changed' | 'removed'> => {
  const producer = UnclaimedProducer.parse({ ...record, producerId, version: record.version + 1, updatedAt: now });
  return unclaimed.change(record, { producer, communeName: communeName(record.details.commune), keys: [] });
};

/** `left`: they are published, so that the record left the list at once; `leaves`: it will when they are. `gone`: it is no longer listed. */
export type SameFarm = 'left' | 'leaves' | 'gone' | 'changed';

/**
 * A member has seen that a record of the list is this producer, whatever their names. Until they are published it stays listed, claimed, and is
 * invited no more; it leaves like any other that was claimed. No list brings it back: its keys go on naming it.
 */
export const takeAsSame = async (
  id: UnclaimedId,
  producer: Pick<Producer, 'id' | 'state'>,
  { unclaimed, communeName, now }: Retiring & { readonly unclaimed: Pick<UnclaimedStore, 'find' | 'change'> },
): Promise<SameFarm> => {
  const record = await unclaimed.find(id);
  if (record === undefined || record.producerId !== null) return 'gone';
  const isPublished = producer.state === 'published' || producer.state === 'paused';
  const outcome = isPublished
    ? await retire(record, producer.id, unclaimed, { communeName, now })
    : await unclaimed.change(record, {
        producer: claimedAt(record, now),
        communeName: communeName(record.details.commune),
        keys: [draftKey(producer.id)],
      });
  if (outcome === 'written') return isPublished ? 'left' : 'leaves';
  return outcome === 'removed' ? 'gone' : 'changed';
};

const claimedAt = (record: UnclaimedProducer, now: Instant): UnclaimedProducer =>
  UnclaimedProducer.parse({ ...record, state: 'claimed', claimedAt: now, version: record.version + 1, updatedAt: now });

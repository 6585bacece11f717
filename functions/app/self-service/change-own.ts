import { passagesChanged } from '#app/passages/change-passages.ts';
import type { Availability } from '#domain/catalogue/codes.ts';
import type { NewDelivery } from '#domain/ledger/new-delivery.ts';
import type { Directory, Outbox, ProducerChange } from '#domain/producers/directory.ts';
import { EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import { type LiveStore, stockOf } from '#domain/producers/live.ts';
import type { Channel, Producer, ProducerDetails } from '#domain/producers/producer.ts';
import { lastSaid, type Sorted, same, sortChange } from '#domain/producers/proposal.ts';
import { newProductsOf, type Publication } from '#domain/producers/publication.ts';
import { callTask } from '#domain/requests/call-task.ts';
import type { OwnRecords } from '#domain/self-service/own-records.ts';
import type { Instant, ProducerId, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { newsToFormerChannels, newsToProducer } from './own-news.ts';

export interface OwnPorts {
  readonly directory: Pick<Directory, 'find' | 'decide'>;
  readonly own: Pick<OwnRecords, 'proposalOf'>;
  readonly ledger: { wake(deliveries: Outbox['deliveries']): Promise<void> };
}

export interface OwnFacts {
  readonly now: Instant;
  readonly publicationId: PublicationId;
  readonly taskId: TaskId;
  /** The version that they had before them: another window may have been faster. */
  readonly expectedVersion?: number;
  /** The directory announces nothing before this instant; empty: it is open. */
  readonly opensAt: string;
}

export type OwnOutcome =
  /** `waits`: part of it is for the agency to read first. */
  | { readonly kind: 'saved'; readonly producer: Producer; readonly waits: boolean }
  /** Changed meanwhile, in another window or by the agency: nothing was written. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'siretTaken' }
  /** Nothing of the kind can be done to a producer in this state. */
  | { readonly kind: 'notNow'; readonly producer: Producer }
  | { readonly kind: 'notFound' };

/**
 * Writes what a producer says of themselves now. What the agency has to read waits beside what is published (`sortChange`); all of it is theirs to
 * change as long as they were never published. Every version has its publication, so that index and directory agree on it.
 *
 * @param verified whether an address was shown to be theirs.
 */
export const saveDetails = async (
  ports: OwnPorts,
  id: ProducerId,
  wanted: ProducerDetails,
  { verified, ...facts }: OwnFacts & { readonly verified: (channel: Channel) => boolean },
): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['pending', 'published', 'paused']);
  if ('kind' in found) return found;
  const { producer } = found;
  const before = await ports.own.proposalOf(id);
  const { now: shown, later }: Sorted =
    producer.state === 'pending' ? { now: wanted, later: null } : sortChange(producer.details, wanted, verified);
  const after: Producer = {
    ...confirmed(producer, facts.now),
    version: producer.version + 1,
    updatedAt: facts.now,
    details: shown,
  };
  const waiting = before !== undefined && before.rejection === null ? before : undefined;
  const change: ProducerChange = {
    from: { id, version: producer.version },
    producer: after,
    publication:
      producer.state === 'pending'
        ? null
        : {
            ...quietPublication(producer, after, facts),
            // What is new is told to who asked for it; taken back within the grace, to nobody.
            ...(producer.state === 'published' ? newProductsOf(producer.details, shown) : {}),
          },
    outbox: {
      ...EMPTY_OUTBOX,
      deliveries: [...newsToFormerChannels(producer, after, facts.now), ...owedPassages(producer, after)],
    },
    ...(later === null && before === undefined
      ? {}
      : {
          proposal: {
            before: before ?? null,
            after: later === null ? null : { producerId: id, wanted: later, proposedAt: facts.now, rejection: null },
          },
        }),
    ...(shown.siret === producer.details.siret ? {} : { siret: { from: producer.details.siret, to: shown.siret } }),
    live: { stock: stockOf(shown.offers) },
    forgets: addressesGone(producer.details, shown, waiting === undefined ? undefined : lastSaid(shown, waiting)),
  };
  return written(ports, change, later !== null);
};

/** What there is of their offers: written at once, seen by the next reader, and no version of anything (ADR 0011). */
export const saveStock = async (
  { directory, live }: { readonly directory: Pick<Directory, 'find'>; readonly live: Pick<LiveStore, 'setStock'> },
  id: ProducerId,
  stock: Readonly<Record<string, Availability>>,
): Promise<OwnOutcome> => {
  const producer = await directory.find(id);
  if (producer === undefined) return { kind: 'notFound' };
  if (producer.state === 'withdrawn' || producer.state === 'rejected') return { kind: 'notNow', producer };
  const own = new Set(producer.details.offers.map((offer) => offer.id));
  await live.setStock(id, Object.fromEntries(Object.entries(stock).filter(([offer]) => own.has(offer))));
  return { kind: 'saved', producer, waits: false };
};

/** Away until a day, or until they say so. Searches obey at once: the live state is written with it. */
export const pause = async (
  ports: OwnPorts,
  id: ProducerId,
  until: string | null,
  facts: OwnFacts,
): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['published', 'paused']);
  if ('kind' in found) return found;
  const { producer } = found;
  const after: Producer = {
    ...producer,
    state: 'paused',
    version: producer.version + 1,
    updatedAt: facts.now,
    // Said again while they are away: only the day changes.
    pause: {
      since: producer.pause?.since ?? facts.now,
      until,
      rounds: producer.pause?.rounds ?? producer.details.rounds,
    },
  };
  return written(
    ports,
    {
      from: { id, version: producer.version },
      producer: after,
      publication: quietPublication(producer, after, facts),
      outbox: { ...EMPTY_OUTBOX, deliveries: owedPassages(producer, after) },
      live: { paused: true },
    },
    false,
  );
};

/**
 * Back again. Nobody who knew them hears of it: only those who subscribed while they were away, and those a round has come to reach meanwhile.
 */
export const resume = async (ports: OwnPorts, id: ProducerId, facts: OwnFacts): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['paused']);
  if ('kind' in found) return found;
  const { producer } = found;
  const { pause: away, ...others } = producer;
  const after: Producer = {
    ...confirmed(others, facts.now),
    state: 'published',
    version: producer.version + 1,
    updatedAt: facts.now,
  };
  return written(
    ports,
    {
      from: { id, version: producer.version },
      producer: after,
      publication: {
        ...quietPublication(producer, after, facts),
        occasion: 'resumed',
        oldRounds: away?.rounds ?? producer.details.rounds,
        ...(away === undefined ? {} : { awaySince: away.since }),
      },
      outbox: { ...EMPTY_OUTBOX, deliveries: owedPassages(producer, after) },
      live: { paused: false },
    },
    false,
  );
};

/** Silent for too long: away until they say that it is right, told so, and a person of the agency calls. */
export const rest = (
  ports: OwnPorts,
  producer: Producer,
  { message, ...facts }: OwnFacts & { readonly message: NewDelivery },
): Promise<OwnOutcome> => {
  const { id, version, details } = producer;
  const after: Producer = {
    ...producer,
    state: 'paused',
    version: version + 1,
    updatedAt: facts.now,
    rests: true,
    pause: { since: facts.now, until: null, rounds: details.rounds },
  };
  return written(
    ports,
    {
      from: { id, version },
      producer: after,
      publication: quietPublication(producer, after, facts),
      outbox: {
        deliveries: [message, ...owedPassages(producer, after)],
        tasks: [callTask(producer, (who) => ({ code: 'pageRests', ...who }), facts)],
      },
      live: { paused: true },
    },
    false,
  );
};

/** All that is said of them is right: they stand where they stood, and are asked again next season at the earliest. Who rests is back. */
export const confirmRight = async (ports: OwnPorts, id: ProducerId, facts: OwnFacts): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['published', 'paused']);
  if ('kind' in found) return found;
  const { producer } = found;
  if (producer.rests === true) return resume(ports, id, facts);
  const after: Producer = {
    ...confirmed(producer, facts.now),
    version: producer.version + 1,
    updatedAt: facts.now,
  };
  return written(
    ports,
    {
      from: { id, version: producer.version },
      producer: after,
      publication: quietPublication(producer, after, facts),
      outbox: EMPTY_OUTBOX,
    },
    false,
  );
};

/** Whether they want the note of the month. */
export const wantNote = async (
  ports: OwnPorts,
  id: ProducerId,
  wanted: boolean,
  facts: OwnFacts,
): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['published', 'paused']);
  if ('kind' in found) return found;
  const { noteOff: _, ...producer } = found.producer;
  const after: Producer = {
    ...producer,
    version: producer.version + 1,
    updatedAt: facts.now,
    ...(wanted ? {} : { noteOff: true }),
  };
  return written(
    ports,
    {
      from: { id, version: producer.version },
      producer: after,
      publication: quietPublication(producer, after, facts),
      outbox: EMPTY_OUTBOX,
    },
    false,
  );
};

const confirmed = ({ sunkAt: _, rests: __, ...producer }: Producer, now: Instant): Producer => ({
  ...producer,
  confirmedAt: now,
});

/** Gone for good: shown nowhere from now on, told so once, and what is private of them is erased by the nightly run (retention). */
export const withdraw = async (ports: OwnPorts, id: ProducerId, facts: OwnFacts): Promise<OwnOutcome> => {
  const found = await openedFor(ports, id, facts, ['pending', 'published', 'paused']);
  if ('kind' in found) return found;
  const { producer } = found;
  const { pause: _, ...rest } = producer;
  const after: Producer = { ...rest, state: 'withdrawn', version: producer.version + 1, updatedAt: facts.now };
  const before = await ports.own.proposalOf(id);
  const left = newsToProducer(after, 'withdrawn', facts);
  return written(
    ports,
    {
      from: { id, version: producer.version },
      producer: after,
      publication: quietPublication(producer, after, facts),
      outbox: { ...left, deliveries: [...left.deliveries, ...owedPassages(producer, after)] },
      ...(before === undefined ? {} : { proposal: { before, after: null } }),
      live: { paused: true },
      forgets: producer.details.channels.map(({ address }) => address),
    },
    false,
  );
};

type Found = { readonly producer: Producer } | OwnOutcome;

const openedFor = async (
  { directory }: OwnPorts,
  id: ProducerId,
  { expectedVersion }: OwnFacts,
  states: readonly Producer['state'][],
): Promise<Found> => {
  const producer = await directory.find(id);
  if (producer === undefined) return { kind: 'notFound' };
  if (!states.includes(producer.state)) return { kind: 'notNow', producer };
  return expectedVersion === undefined || expectedVersion === producer.version ? { producer } : { kind: 'changed' };
};

const written = async (
  { directory, ledger }: OwnPorts,
  change: ProducerChange,
  waits: boolean,
): Promise<OwnOutcome> => {
  const outcome = await directory.decide(change);
  if (outcome !== 'written') return { kind: outcome };
  await ledger.wake(change.outbox.deliveries);
  return { kind: 'saved', producer: change.producer, waits };
};

/** Where another passage may take place than before, whoever counts on one is told by a worker. */
export const owedPassages = (before: Producer, after: Producer): NewDelivery[] =>
  before.state === 'pending' ||
  (before.state === after.state && same(before.details.rounds, after.details.rounds) && same(before.pause, after.pause))
    ? []
    : [passagesChanged(after.id, `version#${after.version}`, after.updatedAt)];

/** Brings a version into the index and tells nobody. */
export const quietPublication = (
  before: Producer,
  after: Producer,
  { publicationId, now, opensAt }: Pick<OwnFacts, 'publicationId' | 'now' | 'opensAt'>,
): Publication => ({
  id: publicationId,
  producerId: after.id,
  version: after.version,
  occasion: null,
  oldRounds: before.details.rounds,
  newRounds: after.details.rounds,
  writtenAt: now,
  announceAt: opensAt > now ? opensAt : now,
  stage: 'written',
  cursor: null,
  matched: 0,
  batches: 0,
});

const addressesGone = (
  before: ProducerDetails,
  after: ProducerDetails,
  waiting: ProducerDetails | undefined,
): readonly string[] => {
  const kept = new Set([...after.channels, ...(waiting?.channels ?? [])].map(({ address }) => String(address)));
  return before.channels.map(({ address }) => String(address)).filter((address) => !kept.has(address));
};

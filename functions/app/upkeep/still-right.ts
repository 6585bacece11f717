import { type OwnFacts, type OwnPorts, quietPublication, rest } from '#app/self-service/change-own.ts';
import type { Delivery } from '#domain/ledger/delivery.ts';
import { dedupeKeyOf, type NewDelivery, newDelivery } from '#domain/ledger/new-delivery.ts';
import type { OpeningDay } from '#domain/opening/opening-day.ts';
import { EMPTY_OUTBOX } from '#domain/producers/directory.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { isToConfirm, QUESTIONS, seasonOf, stillRightStep } from '#domain/producers/still-right.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import { instantAt, localTime } from '#domain/shared/calendar.ts';
import type { Instant, PublicationId, TaskId } from '#domain/shared/primitives.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

/** What asking who is still right leans on. */
export interface StillRight extends OwnPorts {
  readonly opening: OpeningDay;
  readonly asked: {
    find(id: Delivery['id']): Promise<Pick<Delivery, 'createdAt'> | undefined>;
    enqueueAll(deliveries: readonly NewDelivery[]): Promise<void>;
  };
  newPublicationId(): PublicationId;
  newTaskId(): TaskId;
}

export interface StillRightDone {
  readonly asked: number;
  readonly sunk: number;
  readonly rested: number;
}

/** In the morning, not at three at night. */
const MORNING = '09:00';

/**
 * Asks those who have been silent since before the season, in their turn; who stays silent sinks in lists, then rests. Said again in the same night it does
 * nothing twice: what was asked is known by its message.
 */
export const keepRight = async (
  producers: readonly Producer[],
  now: Instant,
  given: StillRight,
): Promise<StillRightDone> => {
  const done = { asked: 0, sunk: 0, rested: 0 };
  const opensAt = await given.opening();
  if (opensAt > now) return done;
  const season = seasonOf(localTime(now).date);
  for (const producer of producers) {
    const way = writtenChannel(producer.details.channels);
    // Whom no message reaches is heard by telephone, with every request.
    if (way === undefined || !isToConfirm(producer, now)) continue;
    const step = stillRightStep(producer, await askedBefore(producer, season, given), now);
    if (step === undefined) continue;
    const facts = { now, opensAt, publicationId: given.newPublicationId(), taskId: given.newTaskId() };
    if (step.kind === 'ask') {
      await given.asked.enqueueAll([questionTo(producer, way, { season, number: step.number }, now)]);
      done.asked += 1;
    } else if (step.kind === 'sink') {
      if (await sink(producer, facts, given)) done.sunk += 1;
    } else {
      const message = questionTo(producer, way, { season, number: QUESTIONS }, now);
      const rested = await rest(given, producer, { ...facts, message });
      if (rested.kind === 'saved') done.rested += 1;
    }
  }
  return done;
};

const askedBefore = ({ id }: Producer, season: string, { asked }: StillRight): Promise<(Instant | undefined)[]> =>
  Promise.all(
    Array.from({ length: QUESTIONS }, async (_, number) => {
      const key = dedupeKeyOf({ kind: 'stillRight', producerId: id, season, number });
      return (await asked.find(deliveryIdOf(key)))?.createdAt;
    }),
  );

const questionTo = (
  { id, details }: Producer,
  way: NonNullable<ReturnType<typeof writtenChannel>>,
  turn: { readonly season: string; readonly number: number },
  now: Instant,
): NewDelivery => {
  const morning = instantAt(localTime(now).date, MORNING);
  return newDelivery({
    about: { kind: 'stillRight', producerId: id, ...turn },
    ...way,
    language: details.language,
    now,
    dueAt: morning > now ? morning : now,
  });
};

/** Behind everybody who has said so, in every list: another version of the index, that nobody is told of. */
const sink = async (producer: Producer, facts: OwnFacts, { directory }: StillRight): Promise<boolean> => {
  const { id, version } = producer;
  const after: Producer = { ...producer, version: version + 1, updatedAt: facts.now, sunkAt: facts.now };
  const outcome = await directory.decide({
    from: { id, version },
    producer: after,
    publication: quietPublication(producer, after, facts),
    outbox: EMPTY_OUTBOX,
  });
  return outcome === 'written';
};

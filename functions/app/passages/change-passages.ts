import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import { isOpen, type OpeningDay } from '#domain/opening/opening-day.ts';
import { type CalendarAct, changeCalendar, type Refusal } from '#domain/passages/change-calendar.ts';
import type { CalendarStore } from '#domain/producers/calendar-store.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Publication } from '#domain/producers/publication.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type Instant, type ProducerId, PublicationId } from '#domain/shared/primitives.ts';
import { concernedBy } from './tell-requesters.ts';

export interface ChangePassagesDependencies {
  readonly calendars: CalendarStore;
  readonly requests: Pick<Requests, 'ofPassages'>;
  readonly ledger: { wake(owed: readonly ReturnType<typeof newDelivery>[]): Promise<void> };
  readonly newId: () => string;
  readonly opening: OpeningDay;
}

/** Two people of a farm may tap in the same second; more than a few in a row is a fault. */
const MAX_CONFLICTS = 5;

/**
 * A producer changes one passage or a span of days. It is obeyed by the very next search; whoever counts on a passage that it concerns is told
 * at once, by a worker that is owed in the same transaction.
 *
 * @returns how many requests it concerns; why it was refused otherwise, and then nothing has changed.
 */
export const changePassages = async (
  producer: Producer,
  act: CalendarAct,
  now: Instant,
  { calendars, requests, ledger, newId, opening }: ChangePassagesDependencies,
): Promise<Outcome<{ readonly concerned: number }, Refusal>> => {
  const { rounds, commune } = producer.details;
  const facts = {
    rounds,
    where: { department: departmentOfCommune(commune) },
    today: localTime(now).date,
    now,
    id: newId().slice(0, 12),
  };
  const news = isOpen(await opening(), now) ? newsOf(producer, act, { id: newId(), now }) : undefined;
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const { changes, version } = await calendars.find(producer.id);
    const changed = changeCalendar(changes, act, facts);
    if (!changed.ok) return changed;
    if (JSON.stringify(changed.value) === JSON.stringify(changes)) return done({ concerned: 0 });
    const concerned = await concernedBy(producer, { rounds, changes: changed.value }, { requests, now });
    const owed = [passagesChanged(producer.id, `calendar#${version + 1}`, now)];
    if ((await calendars.save(producer.id, { changes: changed.value, version }, owed, news)) === 'saved') {
      await ledger.wake(owed);
      return done({ concerned: concerned.length });
    }
  }
  return refused('tooManyDayChanges');
};

/** A passage more at a stop is news to those whom the stop serves; another day at the door is for the producer to say to who asks. */
const newsOf = (
  producer: Producer,
  act: CalendarAct,
  { id, now }: { readonly id: string; readonly now: Instant },
): Publication | undefined => {
  const round = act.kind === 'extra' ? producer.details.rounds.find((one) => one.id === act.roundId) : undefined;
  if (act.kind !== 'extra' || round?.mode !== 'pickup' || producer.state !== 'published') return undefined;
  return {
    id: PublicationId.parse(id),
    producerId: producer.id,
    version: producer.version,
    occasion: 'extraPassage',
    passage: { roundId: act.roundId, day: act.day },
    oldRounds: [],
    newRounds: [round],
    writtenAt: now,
    announceAt: now,
    stage: 'written',
    cursor: null,
    matched: 0,
    batches: 0,
  };
};

/** Owed to nobody: a worker tells whoever counts on a passage. `change` says which change it follows. */
export const passagesChanged = (producerId: ProducerId, change: string, now: Instant) =>
  newDelivery({
    about: { kind: 'passagesChanged', producerId, change },
    channel: 'none',
    to: '',
    language: 'fr',
    now,
  });

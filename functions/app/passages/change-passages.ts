import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { newDelivery } from '#domain/ledger/new-delivery.ts';
import { type CalendarAct, changeCalendar, type Refusal } from '#domain/passages/change-calendar.ts';
import type { CalendarStore } from '#domain/producers/calendar-store.ts';
import type { Producer } from '#domain/producers/producer.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant, ProducerId } from '#domain/shared/primitives.ts';
import { concernedBy } from './tell-requesters.ts';

export interface ChangePassagesDependencies {
  readonly calendars: CalendarStore;
  readonly requests: Pick<Requests, 'ofPassages'>;
  readonly ledger: { wake(owed: readonly ReturnType<typeof newDelivery>[]): Promise<void> };
  readonly newId: () => string;
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
  { calendars, requests, ledger, newId }: ChangePassagesDependencies,
): Promise<Outcome<{ readonly concerned: number }, Refusal>> => {
  const { rounds, commune } = producer.details;
  const facts = {
    rounds,
    where: { department: departmentOfCommune(commune) },
    today: localTime(now).date,
    now,
    id: newId().slice(0, 12),
  };
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const { changes, version } = await calendars.find(producer.id);
    const changed = changeCalendar(changes, act, facts);
    if (!changed.ok) return changed;
    if (JSON.stringify(changed.value) === JSON.stringify(changes)) return done({ concerned: 0 });
    const concerned = await concernedBy(producer, { rounds, changes: changed.value }, { requests, now });
    const owed = [passagesChanged(producer.id, `calendar#${version + 1}`, now)];
    if ((await calendars.save(producer.id, { changes: changed.value, version }, owed)) === 'saved') {
      await ledger.wake(owed);
      return done({ concerned: concerned.length });
    }
  }
  return refused('tooManyDayChanges');
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

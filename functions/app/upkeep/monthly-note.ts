import type { StillRight } from '#app/upkeep/still-right.ts';
import type { Area, ResolvedArea } from '#domain/areas/area.ts';
import { entriesOfArea } from '#domain/areas/covering.ts';
import { delivers } from '#domain/areas/delivers.ts';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { reachOf } from '#domain/areas/round-reach.ts';
import { subscriberQueriesOf } from '#domain/areas/subscriber-queries.ts';
import { dedupeKeyOf, newDelivery } from '#domain/ledger/new-delivery.ts';
import type { ProducerMonth } from '#domain/ledger/producer-month.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import type { Requests } from '#domain/requests/request-store.ts';
import { addDays, instantAt, localTime } from '#domain/shared/calendar.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { FURTHER_KM, monthOf, requestsIn, widened } from '#domain/statistics/producer-month.ts';
import { shownCount } from '#domain/statistics/threshold.ts';
import { isPaused, placeQueries } from '#domain/subscriptions/matching.ts';
import type { Subscribers } from '#domain/subscriptions/subscription-store.ts';
import { deliveryIdOf } from '#platform/delivery-id.ts';

/** What the note of a month is made from. */
export interface MonthlyNote {
  readonly asked: StillRight['asked'];
  readonly requests: Pick<Requests, 'ofPassages' | 'undatedOf'>;
  /** Active subscriptions under a query. */
  readonly saved: Pick<Subscribers, 'under'>;
  readonly places: Pick<KnownPlaces, 'communesWithin' | 'population' | 'departmentOf'>;
  readonly resolve: (area: Area) => ResolvedArea;
  departments(): readonly string[];
}

/** On one of the first mornings of the month: two nights that failed delay it, and no more. */
const LAST_DAY = 3;
const MORNING = '09:00';
/** One can ask for a passage of two years from now; nearly everybody asks for one of the next weeks. */
const AHEAD_DAYS = 90;

/** @returns how many notes are owed: to whoever is reached by mail, wants it, and has something in it. Once a month. */
export const oweMonthlyNotes = async (
  producers: readonly Producer[],
  now: Instant,
  note: MonthlyNote,
): Promise<number> => {
  const { date } = localTime(now);
  if (Number(date.slice('YYYY-MM-'.length)) > LAST_DAY) return 0;
  const month = monthOf(now, -1);
  let owed = 0;
  for (const producer of producers) {
    const mail = producer.details.channels.find(({ kind }) => kind === 'email');
    if (mail === undefined || producer.noteOff === true || producer.publishedAt === null) continue;
    if ((await note.asked.find(idOf(producer, month))) !== undefined) continue;
    const figures = await figuresOf(producer, month, now, note);
    if (figures.asked === 0 && figures.further?.waiting == null) continue;
    const morning = instantAt(date, MORNING);
    await note.asked.enqueueAll([
      newDelivery({
        about: { kind: 'monthlyNote', producerId: producer.id, month, figures },
        channel: 'email',
        to: mail.address,
        language: producer.details.language,
        now,
        dueAt: morning > now ? morning : now,
      }),
    ]);
    owed += 1;
  }
  return owed;
};

const NO_FIGURES: ProducerMonth = { asked: 0, answered: 0, further: null };

const idOf = ({ id }: Producer, month: string) =>
  deliveryIdOf(dedupeKeyOf({ kind: 'monthlyNote', producerId: id, month, figures: NO_FIGURES }));

const figuresOf = async (
  producer: Producer,
  month: string,
  now: Instant,
  note: MonthlyNote,
): Promise<ProducerMonth> => {
  const from = `${month}-01`;
  const [dated, undated, further] = await Promise.all([
    note.requests.ofPassages(producer.id, { from, to: addDays(from, AHEAD_DAYS) }),
    note.requests.undatedOf(producer.id, from),
    furtherOf(producer, now, note),
  ]);
  return { ...requestsIn([...dated, ...undated], producer.id, month), further };
};

/** What FURTHER_KM more around their circles would reach: who lives there, and who waits there for news. */
const furtherOf = async (
  { details: { rounds } }: Producer,
  now: Instant,
  { saved, places, resolve, departments }: MonthlyNote,
): Promise<ProducerMonth['further']> => {
  const wider = rounds.flatMap((round) => {
    const area = round.mode === 'parcel' ? undefined : widened(round.area, FURTHER_KM);
    return area === undefined ? [] : [{ round, before: resolve(round.area), after: resolve(area) }];
  });
  if (wider.length === 0) return null;
  const reached = rounds.map((round) => ({ round, area: resolve(round.area) }));
  const people = new Set<string>();
  const queries = placeQueries(subscriberQueriesOf(wider.flatMap(({ after }) => entriesOfArea(after))), departments());
  for (const query of queries) {
    let from: string | undefined;
    do {
      const page = await saved.under(query, from);
      for (const one of page.subscriptions) {
        const isFor = (round: Round) => round.audiences.includes(one.audience);
        if (one.state !== 'active' || isPaused(one, now)) continue;
        if (reached.some(({ round, area }) => isFor(round) && delivers(area, one.place) !== 'no')) continue;
        if (wider.some(({ round, after }) => isFor(round) && delivers(after, one.place) === 'yes'))
          people.add(one.person);
      }
      from = page.next;
    } while (from !== undefined);
  }
  // The largest of them: circles of several rounds lie over each other.
  const inhabitants = Math.max(
    ...wider.map(
      ({ before, after }) => (reachOf(after, places)?.inhabitants ?? 0) - (reachOf(before, places)?.inhabitants ?? 0),
    ),
  );
  return {
    km: FURTHER_KM,
    inhabitants: Math.max(0, Math.floor(inhabitants / 10) * 10),
    waiting: shownCount(people.size) ?? null,
  };
};

import { z } from 'zod';
import { ADDRESS, PUBLIC, pagesOf } from '#app/shared/contracts.ts';
import { Place } from '#domain/areas/place.ts';
import { FamilyCode, LabelCode, RoundMode } from '#domain/catalogue/codes.ts';
import { Holiday } from '#domain/passages/holidays.ts';
import {
  Audience,
  CommuneCode,
  Geohash,
  Instant,
  Position,
  ProducerId,
  RoundId,
  Telephone,
  TimeOfDay,
  Weekday,
} from '#domain/shared/primitives.ts';
import { reason } from '#domain/shared/reasons.ts';
import type { Calls } from '#platform/contract.ts';

/** Numbers and switches as a query string carries them. */
const wholeText = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most);
const degrees = (most: number, error: string) => z.coerce.number<string>({ error }).min(-most, error).max(most, error);
const flag = z.enum(['1', 'true', '0', 'false']).transform((text) => text === '1' || text === 'true');

/** An empty field of a form is no answer: left out before anything else is looked at. */
export const withoutEmpty = (query: unknown): unknown =>
  typeof query === 'object' && query !== null
    ? Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
    : query;

export const placeFields = {
  cell: Geohash.optional(),
  commune: CommuneCode.optional(),
  lat: degrees(90, reason('latitudeForm')).optional(),
  lon: degrees(180, reason('longitudeForm')).optional(),
};

export const filterFields = {
  audience: Audience.default('consumer'),
  family: FamilyCode.optional(),
  label: LabelCode.optional(),
  day: wholeText(1, 7).optional(),
  season: flag.optional(),
  q: z.string().trim().max(60).optional(),
};

export const MAX_PER_PAGE = 50;
export const USUAL_PER_PAGE = 20;

/** `GET /api/producers`. */
const ProducersParameters = z.strictObject({
  ...placeFields,
  ...filterFields,
  limit: wholeText(1, MAX_PER_PAGE).default(USUAL_PER_PAGE),
  cursor: z.string().max(200).optional(),
});
export const ProducersQuery = z.preprocess(withoutEmpty, ProducersParameters);

/** Why an address that was typed settled nothing. */
export const AddressFault = z.enum(['unknown', 'silent']);

/** The page of results: other names may be in its address (campaigns), and are ignored. `q` is the place as typed, `words` the filter. */
export const ResultsPageQuery = z.preprocess(
  withoutEmpty,
  z.object({
    ...placeFields,
    ...filterFields,
    q: z.string().trim().max(120).optional(),
    words: filterFields.q,
    cursor: z.string().max(200).optional(),
    address: AddressFault.optional(),
    /** The same producers as days: who comes this week. */
    view: z.enum(['week']).optional(),
  }),
);

/** An address typed where the answer depends on it; posted, never in a query. */
export const AddressForm = z.preprocess(
  withoutEmpty,
  z.object({
    address: z.string().trim().min(3, reason('streetMissing')).max(200),
    cell: Geohash,
    commune: CommuneCode,
    audience: Audience.optional(),
    family: FamilyCode.optional(),
    label: LabelCode.optional(),
    day: z.string().max(1).optional(),
    season: z.string().max(1).optional(),
    words: z.string().max(60).optional(),
  }),
);

const WeeklyDeadline = z.object({ weekday: Weekday, time: TimeOfDay });
const NextDelivery = z.object({ date: z.iso.date(), orderBefore: Instant.nullable() });

/** One dated occurrence of a round. */
const PassageAnswer = z.object({
  day: z.iso.date(),
  /** Until when to order for it; null: until the day itself. */
  orderBefore: Instant.nullable(),
  /** toConfirm: it falls on a public holiday, and nobody has said yet whether it takes place. */
  state: z.enum(['planned', 'toConfirm', 'cancelled', 'full']),
  /** Whether it can still be asked for. */
  open: z.boolean(),
  /** The producer’s word about this day. */
  word: z.string(),
  holiday: Holiday.nullable(),
  movedTo: z.iso.date().nullable(),
  movedFrom: z.iso.date().nullable(),
});

export const RoundAnswer = z.object({
  id: RoundId,
  mode: RoundMode,
  name: z.string(),
  days: z.array(Weekday),
  /** Where one weekday and hour says it for every passage; `passages` say it of each. */
  orderBefore: WeeklyDeadline.nullable(),
  /** The first that can still be asked for; null: none is planned within a year. */
  next: NextDelivery.nullable(),
  /** Those of the next three weeks. */
  passages: z.array(PassageAnswer),
  /** Euros; null: none. */
  minimum: z.number().nullable(),
  /** Euros; 0: free. */
  fee: z.number(),
  /** The order from which there is no fee, euros; null: there always is. */
  feeWaivedFrom: z.number().nullable(),
  pickup: z
    .object({
      name: z.string(),
      address: z.string(),
      hours: z.string(),
      ...Position.shape,
      distanceKm: z.number().optional(),
    })
    .nullable(),
});

const Delivers = z.enum(['yes', 'depends']);

const ListedAnswer = z.object({
  id: ProducerId,
  name: z.string(),
  commune: z.string(),
  position: Position,
  families: z.array(FamilyCode),
  labels: z.array(LabelCode),
  distanceKm: z.number(),
  inSeason: z.array(z.string()),
  allYear: z.array(z.string()),
  telephone: Telephone.nullable(),
  invented: z.boolean(),
  /** Address of the page. */
  url: z.string(),
});

const counted = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.int() }));

export const ProducersAnswer = z.object({
  place: Place,
  /** The directory opens at this instant, and nobody is shown before; null: it is open. */
  opensAt: Instant.nullable(),
  total: z.int(),
  /** How many of these come to the place; the others only send parcels, and stand after them. */
  coming: z.int(),
  /** The order of the items, in words. */
  rankingRule: z.string(),
  items: z.array(
    z.object({
      ...ListedAnswer.shape,
      delivers: Delivers,
      comes: z.boolean(),
      rounds: z.array(z.object({ ...RoundAnswer.shape, delivers: Delivers })),
      /** Why it is here, in words. */
      why: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
  facets: z.object({
    families: counted(FamilyCode),
    labels: counted(LabelCode),
    days: counted(Weekday),
    inSeason: z.int(),
  }),
  /** Nearest producers where nobody delivers to the place. */
  nearest: z.array(ListedAnswer),
});

export const calls = {
  search: {
    method: 'GET',
    path: '/api/producers',
    guard: PUBLIC,
    summary: 'Who delivers to a place: `cell` and `commune`, or `lat` and `lon`',
    query: ProducersQuery,
    answers: { 200: ProducersAnswer },
    elsewhere: ['POST'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  home: { GET: PUBLIC },
  search: { GET: PUBLIC, POST: ADDRESS },
  commune: { GET: PUBLIC },
});

import fc from 'fast-check';
import { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import type { Passage } from '#domain/passages/passage.ts';
import { weeklyCalendar } from '#domain/passages/round-calendar.ts';
import type { FoundProducer, FoundRound, ListedProducer } from '#domain/search/found.ts';
import { ProducerId, RoundId, Telephone, type Weekday } from '#domain/shared/primitives.ts';

/** Producers as a search may find them, names of every kind among them. */

const words = fc.oneof(
  fc.constantFrom(
    'Ferme du Gave',
    'Œufs & poules',
    '<b>Légumes</b> "d’ici"',
    '',
    '9000100',
    'oiaoi',
    'xiaxo',
    '90001',
    '$1$&',
  ),
  fc.string({ maxLength: 12 }),
);
/** Kilometres, near ones often. */
export const km = fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 900, noNaN: true }));
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const calendar = fc
  .record({
    weekdays: fc.uniqueArray(weekday, { minLength: 1 }),
    orderBefore: fc.option(fc.record({ weekday, time: fc.constantFrom('12:00', '08:30') })),
  })
  .map(weeklyCalendar);
const day = fc.constantFrom('2026-07-09', '2026-07-10');
const passage: fc.Arbitrary<Passage> = fc.record({
  roundId: fc.constant(RoundId.parse('roundnumber1')),
  day,
  deadline: fc.option(fc.constantFrom('2026-07-07T10:00:00.000Z', '2026-07-08T10:00:00.000Z')),
  state: fc.constantFrom('planned', 'cancelled', 'full'),
  word: words,
  holiday: fc.constant(null),
  movedTo: fc.option(day),
  movedFrom: fc.option(day),
  extra: fc.boolean(),
});

const round: fc.Arbitrary<FoundRound> = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3').map((id) => RoundId.parse(`roundnumber${id}`)),
  mode: fc.constantFrom('door', 'pickup', 'parcel'),
  name: words,
  delivers: fc.constantFrom('yes', 'depends'),
  calendar,
  next: fc.option(passage),
  passages: fc.array(
    fc.tuple(passage, fc.boolean()).map(([one, open]) => ({ ...one, open })),
    { maxLength: 3 },
  ),
  minimumEuros: fc.option(fc.integer({ min: 0, max: 90 })),
  feeEuros: fc.constantFrom(0, 4, 4.5),
  feeWaivedFromEuros: fc.option(fc.constant(50)),
  pickup: fc.option(fc.record({ name: words, address: words, hours: words, lat: km, lon: km, distanceKm: km })),
});

export const listed: fc.Arbitrary<ListedProducer> = fc.record({
  id: fc.constantFrom('a', 'b').map((id) => ProducerId.parse(`producer00${id}`)),
  name: words,
  commune: words,
  position: fc.record({ lat: km, lon: km }) as fc.Arbitrary<ListedProducer['position']>,
  families: fc.uniqueArray(fc.constantFrom(...FamilyCode.options), { maxLength: 3 }),
  labels: fc.uniqueArray(fc.constantFrom(...LabelCode.options), { maxLength: 2 }),
  distanceKm: km,
  inSeason: fc.array(words, { maxLength: 8 }),
  allYear: fc.array(words, { maxLength: 8 }),
  telephone: fc.option(fc.constant(Telephone.parse('+33558000000'))),
  invented: fc.boolean(),
});

export const found: fc.Arbitrary<FoundProducer> = fc
  .tuple(
    listed,
    fc.record({
      delivers: fc.constantFrom('yes' as const, 'depends' as const),
      comes: fc.boolean(),
      rounds: fc.array(round, { maxLength: 5 }),
    }),
  )
  .map(([producer, reach]) => ({ ...producer, ...reach }));

import type { z } from 'zod';
import { resolveArea } from '../areas/resolve-area.ts';
import type { FieldError } from '../shared/outcome.ts';
import type { Language, Position } from '../shared/primitives.ts';
import { reasonIn } from '../shared/reasons.ts';
import type { Typed } from './directory.ts';
import {
  firstPerField,
  type Question,
  type StepContext,
  type StepReading,
  settleCommune,
  unknownPlace,
  untouched,
} from './draft-reading.ts';
import { amount, branch, branches, numbers, text, texts, timeOfDay } from './draft-typed.ts';
import { placeField, readCommune, readNamedPlace, shapesOf, splitPlaces } from './named-places.ts';
import { ProducerDetails, Round } from './producer.ts';

/** The step of the rounds, from what was typed to rounds: the longest of the registration. */

export interface RoundContext extends StepContext {
  readonly draftId: string;
  /** Where the farm is; undefined as long as that step is not right. */
  readonly farm: Position | undefined;
}

const Rounds = ProducerDetails.pick({ rounds: true });

export const readRounds = (typed: Typed, context: RoundContext): StepReading<z.output<typeof Rounds>> => {
  const readings = branches(typed.rounds).map((round, index) => readRound(round, index, context));
  const questions = readings.flatMap((reading) => reading.questions);
  const errors = readings.flatMap((reading) => reading.errors);
  if (readings.length === 0) {
    const none = context.check(Rounds, { rounds: [] });
    return { value: undefined, errors: none.ok ? [] : none.errors, questions };
  }
  if (errors.length > 0) return { value: undefined, errors, questions };
  const checked = context.check(Rounds, { rounds: readings.map((reading) => reading.value) });
  return checked.ok
    ? { value: checked.value, errors: [], questions }
    : { value: undefined, errors: checked.errors, questions };
};

/** One round, its fields named `rounds.<index>.<field>`. Its id is made of the draft's: the same however often it is read. */
export const readRound = (typed: Typed, index: number, context: RoundContext): StepReading<Round> => {
  const at = (field: string): string => `rounds.${index}.${field}`;
  const own: Fault[] = [];
  const known = knownRound(typed, context);
  const pickup = known?.stays ? pickupThatStays(typed, known.round, context.lang) : readPickup(typed, context);
  const area =
    known !== undefined && (known.stays || text(typed.areaKind) === 'kept')
      ? { include: known.round.area.include, exclude: known.round.area.exclude, errors: [], questions: [] }
      : readArea(typed, pickup.position ?? (isPickup(typed) ? undefined : context.farm), context);
  const [minimum, fee] = [amount(typed.minimum), amount(typed.fee)];
  if (Number.isNaN(minimum)) own.push({ field: 'minimum', reason: NO_AMOUNT });
  if (Number.isNaN(fee)) own.push({ field: 'fee', reason: NO_AMOUNT });
  const checked = context.check(Round, {
    id: known?.round.id ?? newRoundId(index, context),
    mode: text(typed.mode) || undefined,
    name: text(typed.name),
    area: { include: area.include, exclude: area.exclude ?? [] },
    audiences: texts(typed.audiences),
    weekdays: numbers(typed.weekdays).sort((a, b) => a - b),
    orderBefore: readDeadline(typed),
    minimumEuros: Number.isNaN(minimum) ? null : (minimum ?? null),
    feeEuros: Number.isNaN(fee) ? 0 : (fee ?? 0),
    pickup: pickup.value,
  });
  const faults = [
    ...own.map(({ field, reason }) => ({ field, reason: reasonIn(context.lang, reason) })),
    ...pickup.errors,
    ...area.errors,
    ...(checked.ok ? [] : checked.errors.filter(({ field }) => !(field.startsWith('area') && area.errors.length > 0))),
    ...(checked.ok && area.errors.length === 0 ? unresolved(checked.value, context) : []),
  ];
  const errors = firstPerField(faults.map(({ field, reason }) => ({ field: at(formField(field, typed)), reason })));
  const questions = [...pickup.questions, ...area.questions].map((question) => ({
    ...question,
    field: at(question.field),
  }));
  return { value: checked.ok && errors.length === 0 ? checked.value : undefined, errors, questions };
};

type Fault = FieldError;
const NO_AMOUNT = 'write an amount in euros, such as 12 or 12.50';

/** What says where a round goes: as long as none of it is touched, it goes there to the metre, however its area was given. */
const PLACE_FIELDS = ['mode', 'areaKind', 'radiusKm', 'places', 'pick', 'pickupCommune', 'pickupChoice'] as const;

/** The round of before that this one is. */
const knownRound = (
  typed: Typed,
  { before }: RoundContext,
): { readonly round: Round; readonly stays: boolean } | undefined => {
  const index = before?.details.rounds.findIndex(({ id }) => id === text(typed.id)) ?? -1;
  const round = before?.details.rounds[index];
  if (before === undefined || round === undefined) return undefined;
  const asTyped = branches(branch(before.typed.rounds).rounds)[index] ?? {};
  return { round, stays: untouched(typed, asTyped, PLACE_FIELDS) };
};

/** An id that no round of before has; the same however often the form is read. */
const newRoundId = (index: number, { draftId, before }: RoundContext): string => {
  const known = new Set<string>(before?.details.rounds.map(({ id }) => id));
  const idOf = (number: number) => `${draftId}${number}`.slice(-24);
  let number = index + 1;
  // By twelves, the most rounds there are: two new rounds never meet.
  while (known.has(idOf(number))) number += 12;
  return idOf(number);
};

const pickupThatStays = (typed: Typed, { pickup }: Round, lang: Language): PickupReading => {
  if (pickup === null) return { value: null, position: undefined, errors: [], questions: [] };
  const { lat, lon } = pickup;
  const named = pickupWords(typed, lang);
  return { value: { ...named.value, lat, lon }, position: { lat, lon }, errors: named.errors, questions: [] };
};

const pickupWords = (typed: Typed, lang: Language) => {
  const value = { name: text(typed.pickupName), address: text(typed.pickupAddress), hours: text(typed.pickupHours) };
  const errors =
    value.name === '' ? [{ field: 'pickupName', reason: reasonIn(lang, 'say where people come to collect') }] : [];
  return { value, errors };
};

const isPickup = (typed: Typed): boolean => text(typed.mode) === 'pickup';

const readDeadline = (typed: Typed): unknown => {
  const weekday = Number(text(typed.deadlineDay));
  if (!(weekday > 0)) return null;
  return { weekday, time: text(typed.deadlineTime) === '' ? '12:00' : timeOfDay(typed.deadlineTime) };
};

interface PickupReading {
  /** As the schema wants it, or null. */
  readonly value: unknown;
  readonly position: Position | undefined;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

const readPickup = (typed: Typed, { places, lang, farm }: RoundContext): PickupReading => {
  if (!isPickup(typed)) return { value: null, position: undefined, errors: [], questions: [] };
  const commune = text(typed.pickupCommune);
  const settled = settleCommune(
    readCommune(commune, places, farm),
    { typed: commune, field: 'pickupCommune', choiceField: 'pickupChoice', chosen: text(typed.pickupChoice) },
    lang,
  );
  const centre = settled.code === undefined ? undefined : places.commune(settled.code);
  const named = pickupWords(typed, lang);
  return {
    value: centre === undefined ? null : { ...named.value, lat: centre.lat, lon: centre.lon },
    position: centre,
    errors: [...named.errors, ...settled.errors],
    questions: settled.questions,
  };
};

interface AreaReading {
  readonly include: readonly unknown[];
  readonly exclude?: readonly unknown[];
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

const noArea = (field: string, reason: string, lang: Language): AreaReading => ({
  include: [],
  errors: [{ field, reason: reasonIn(lang, reason) }],
  questions: [],
});

const readArea = (typed: Typed, centre: Position | undefined, context: RoundContext): AreaReading => {
  switch (text(typed.areaKind)) {
    case 'circle':
      return readCircle(typed, centre, context);
    case 'named':
      return readNamedPlaces(typed, context);
    case 'country':
      return text(typed.mode) === 'parcel'
        ? { include: [{ kind: 'country' }], errors: [], questions: [] }
        : noArea('areaKind', 'only parcels go to the whole country', context.lang);
    default:
      return noArea('areaKind', 'an area needs at least one shape', context.lang);
  }
};

const readCircle = (typed: Typed, centre: Position | undefined, { lang }: RoundContext): AreaReading => {
  const radiusKm = amount(typed.radiusKm);
  if (radiusKm === undefined) return noArea('radiusKm', 'say how far, in kilometres', lang);
  if (Number.isNaN(radiusKm)) return noArea('radiusKm', 'write a number of kilometres, such as 30', lang);
  if (centre === undefined)
    return noArea(
      'radiusKm',
      isPickup(typed) ? 'say first where the pick-up point is' : 'say first where you are (step 2)',
      lang,
    );
  return { include: [{ kind: 'circle', lat: centre.lat, lon: centre.lon, radiusKm }], errors: [], questions: [] };
};

const readNamedPlaces = (typed: Typed, { places, lang, farm }: RoundContext): AreaReading => {
  const names = splitPlaces(text(typed.places));
  if (names.length === 0) return noArea('places', 'name at least one place', lang);
  const picked = branch(typed.pick);
  const chosen: string[] = [];
  const errors: FieldError[] = [];
  const questions: Question[] = [];
  for (const name of names) {
    const reading = readNamedPlace(name, places, lang, farm);
    if (reading.kind === 'one') chosen.push(reading.meaning.value);
    if (reading.kind === 'none') errors.push({ field: 'places', reason: unknownPlace(name, lang) });
    if (reading.kind !== 'several') continue;
    const field = placeField(name);
    const choice = text(picked[field]);
    questions.push({ field: `pick.${field}`, typed: name, meanings: reading.meanings, chosen: choice });
    if (reading.meanings.some(({ value }) => value === choice)) chosen.push(choice);
    else errors.push({ field: `pick.${field}`, reason: reasonIn(lang, 'several places are called this: choose one') });
  }
  return { include: shapesOf(chosen, places), errors, questions };
};

/** What the index cannot hold, told while the round is being described. */
const unresolved = (round: Round, { places, lang }: RoundContext): FieldError[] => {
  const outcome = resolveArea(round.area, places);
  return outcome.ok
    ? []
    : outcome.reason.map(({ field, reason }) => ({ field: `area.${field}`, reason: reasonIn(lang, reason) }));
};

/** Where a fault of the schema is shown in the form. */
const formField = (field: string, typed: Typed): string => {
  if (field.startsWith('area.') || field === 'area')
    return text(typed.areaKind) === 'circle' ? 'radiusKm' : text(typed.areaKind) === 'named' ? 'places' : 'areaKind';
  if (field.startsWith('pickup.')) return FORM_FIELDS[field] ?? 'pickupCommune';
  return FORM_FIELDS[field] ?? (field.startsWith('weekdays') ? 'weekdays' : field);
};

const FORM_FIELDS: Readonly<Record<string, string>> = {
  'orderBefore.weekday': 'deadlineDay',
  'orderBefore.time': 'deadlineTime',
  minimumEuros: 'minimum',
  feeEuros: 'fee',
  pickup: 'pickupCommune',
  'pickup.name': 'pickupName',
  'pickup.address': 'pickupAddress',
  'pickup.hours': 'pickupHours',
};

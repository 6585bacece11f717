import type { z } from 'zod';
import { readCommune } from '#domain/areas/named-places.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import type { Typed } from '#domain/producers/directory.ts';
import type { Pickup } from '#domain/producers/pickup-stops.ts';
import { ProducerDetails, Round } from '#domain/producers/producer.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { AREA_FIELDS, type AreaReading, areaField, readArea } from './draft-area.ts';
import { calendarField, readCalendar } from './draft-calendar.ts';
import {
  firstPerField,
  type Question,
  type StepContext,
  type StepReading,
  settleCommune,
  untouched,
} from './draft-reading.ts';
import { readStops, stopsTyped } from './draft-stops.ts';
import { amount, branch, branches, text, texts } from './draft-typed.ts';

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
  const own: FieldError[] = [];
  const known = knownRound(typed, context);
  const pickup = known?.stays ? pickupThatStays(typed, known.round, context) : readPickup(typed, context);
  const area =
    known !== undefined && (known.stays || text(typed.areaKind) === 'kept')
      ? keptArea(known.round)
      : readArea(typed, {
          ...context,
          centre: pickup.position ?? (isPickup(typed) ? undefined : context.farm),
          near: context.farm,
        });
  const calendar = readCalendar(typed);
  const [minimum, fee, waived] = [amount(typed.minimum), amount(typed.fee), amount(typed.feeWaivedFrom)];
  if (Number.isNaN(minimum)) own.push({ field: 'minimum', code: 'notAnAmount' });
  if (Number.isNaN(fee)) own.push({ field: 'fee', code: 'notAnAmount' });
  if (Number.isNaN(waived)) own.push({ field: 'feeWaivedFrom', code: 'notAnAmount' });
  own.push(...calendar.errors);
  const checked = context.check(Round, {
    id: known !== undefined && text(typed.id) !== '' ? known.round.id : newRoundId(index, context),
    mode: text(typed.mode) || undefined,
    name: text(typed.name),
    area: { include: area.include, exclude: area.exclude },
    audiences: texts(typed.audiences),
    calendar: calendar.value,
    minimumEuros: Number.isNaN(minimum) ? null : (minimum ?? null),
    feeEuros: Number.isNaN(fee) ? 0 : (fee ?? 0),
    feeWaivedFromEuros: Number.isNaN(waived) ? null : (waived ?? null),
    pickup: pickup.value,
  });
  const faults = [
    ...own,
    ...pickup.errors,
    ...area.errors,
    ...(checked.ok ? [] : checked.errors.filter(({ field }) => !(field.startsWith('area') && area.errors.length > 0))),
    ...(checked.ok && area.errors.length === 0 ? unresolved(checked.value, context) : []),
  ];
  const errors = firstPerField(faults.map((fault) => atField(fault, at(formField(fault.field, typed, area)))));
  const questions = [...pickup.questions, ...area.questions].map((question) => ({
    ...question,
    field: at(question.field),
  }));
  return { value: checked.ok && errors.length === 0 ? checked.value : undefined, errors, questions };
};

/** What says where a round goes: as long as none of it is touched, it goes there to the metre, however its area was given. */
const PLACE_FIELDS = ['mode', ...AREA_FIELDS, 'pickupCommune', 'pickupChoice'] as const;

const keptArea = ({ area }: Round): AreaReading => ({
  ...area,
  from: { include: [], exclude: [] },
  errors: [],
  questions: [],
});

/** The round of before that this one is, or is a copy of. */
const knownRound = (
  typed: Typed,
  { before }: RoundContext,
): { readonly round: Round; readonly stays: boolean } | undefined => {
  const wanted = text(typed.id) || text(typed.copyOf);
  const index = before?.details.rounds.findIndex(({ id }) => id === wanted) ?? -1;
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

const pickupThatStays = (typed: Typed, { pickup }: Round, context: RoundContext): PickupReading => {
  if (pickup === null) return { value: null, position: undefined, errors: [], questions: [] };
  const { lat, lon } = pickup;
  const named = pickupWords(typed);
  // Read again, stops lie at the centre of their commune: those that nobody touched stay where they are.
  const isTouched = text(typed.pickupStops) !== stopsTyped(pickup, context);
  const { stops, errors } = isTouched
    ? readStops(text(typed.pickupStops), context)
    : { stops: pickup.stops ?? [], errors: [] };
  return {
    value: { ...named.value, lat, lon, ...withStops(stops) },
    position: { lat, lon },
    errors: [...named.errors, ...errors],
    questions: [],
  };
};

const pickupWords = (typed: Typed) => {
  const value = { name: text(typed.pickupName), address: text(typed.pickupAddress), hours: text(typed.pickupHours) };
  const errors: FieldError[] = value.name === '' ? [{ field: 'pickupName', code: 'pickupNameMissing' }] : [];
  return { value, errors };
};

const withStops = (stops: NonNullable<Pickup['stops']>) => (stops.length === 0 ? {} : { stops });

const isPickup = (typed: Typed): boolean => text(typed.mode) === 'pickup';

interface PickupReading {
  /** As the schema wants it, or null. */
  readonly value: unknown;
  readonly position: Position | undefined;
  readonly errors: readonly FieldError[];
  readonly questions: readonly Question[];
}

export const readPickup = (typed: Typed, { places, farm }: Pick<RoundContext, 'places' | 'farm'>): PickupReading => {
  if (!isPickup(typed)) return { value: null, position: undefined, errors: [], questions: [] };
  const commune = text(typed.pickupCommune);
  const chosen = {
    typed: commune,
    field: 'pickupCommune',
    choiceField: 'pickupChoice',
    chosen: text(typed.pickupChoice),
  };
  const settled = settleCommune(readCommune(commune, places, farm), chosen);
  const centre = settled.code === undefined ? undefined : places.commune(settled.code);
  const named = pickupWords(typed);
  const further = readStops(text(typed.pickupStops), { places, farm });
  return {
    value:
      centre === undefined ? null : { ...named.value, lat: centre.lat, lon: centre.lon, ...withStops(further.stops) },
    position: centre,
    errors: [...named.errors, ...settled.errors, ...further.errors],
    questions: settled.questions,
  };
};

/** What the index cannot hold, told while the round is being described. */
const unresolved = (round: Round, { places }: RoundContext): FieldError[] => {
  const outcome = resolveArea(round.area, places);
  return outcome.ok ? [] : outcome.reason.map((fault) => atField(fault, `area.${fault.field}`));
};

/** Where a fault of the schema is shown in the form. */
const formField = (field: string, typed: Typed, area: AreaReading): string => {
  if (field.startsWith('area.') || field === 'area') return areaField(field, area, typed);
  if (field.startsWith('pickup.')) return FORM_FIELDS[field] ?? 'pickupCommune';
  if (field.startsWith('calendar')) return calendarField(field);
  return FORM_FIELDS[field] ?? field;
};

const FORM_FIELDS: Readonly<Record<string, string>> = {
  minimumEuros: 'minimum',
  feeEuros: 'fee',
  feeWaivedFromEuros: 'feeWaivedFrom',
  pickup: 'pickupCommune',
  'pickup.name': 'pickupName',
  'pickup.address': 'pickupAddress',
  'pickup.hours': 'pickupHours',
};

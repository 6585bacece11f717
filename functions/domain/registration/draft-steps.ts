import type { z } from 'zod';
import { readCommune } from '#domain/areas/named-places.ts';
import { findProduct } from '#domain/catalogue/catalogue.ts';
import type { Draft, Typed } from '#domain/producers/directory.ts';
import { ProducerDetails } from '#domain/producers/producer.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import {
  firstPerField,
  type StepContext,
  type StepReading,
  settle,
  settleCommune,
  untouched,
} from './draft-reading.ts';
import { readRounds } from './draft-rounds.ts';
import { branch, branches, numbers, text, texts } from './draft-typed.ts';
import { detailsFaults, farFromCommune } from './registration-checks.ts';

/**
 * A registration in short steps. Each step is kept as it was typed and read anew every time: nothing is lost by going back, and what a later
 * step needs of an earlier one (where the farm is) is always what the earlier one says now.
 */
export const DRAFT_STEPS = ['who', 'where', 'offers', 'rounds', 'terms'] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

const Who = ProducerDetails.pick({ name: true, siret: true, contactName: true, description: true, language: true });
const Where = ProducerDetails.pick({
  farmHours: true,
  address: true,
  commune: true,
  position: true,
  positionApproximate: true,
});
const Offers = ProducerDetails.pick({ offers: true });
const Terms = ProducerDetails.pick({ labels: true, payments: true, publicContacts: true, channels: true });

export const readWho = (typed: Typed, context: StepContext): StepReading<z.output<typeof Who>> =>
  settle(
    context.check(Who, {
      name: text(typed.name),
      siret: text(typed.siret),
      contactName: text(typed.contactName),
      description: text(typed.description),
      language: text(typed.language) || context.lang,
    }),
  );

/** What a position must belong to: an address that was changed after the browser found its position no longer has one. */
export const addressedTo = (address: string, commune: string): string => `${address.trim()}|${commune.trim()}`;

const WHERE_FIELDS = ['commune', 'communeChoice', 'address', 'lat', 'lon', 'coordinatesFor'] as const;

const readWhere = (typed: Typed, context: StepContext): StepReading<z.output<typeof Where>> => {
  const { places, before } = context;
  if (before !== undefined && untouched(typed, branch(before.typed.where), WHERE_FIELDS)) {
    const { address, commune, position, positionApproximate } = before.details;
    const farmHours = text(typed.farmHours);
    return settle(context.check(Where, { farmHours, address, commune, position, positionApproximate }));
  }
  const commune = text(typed.commune);
  const chosen = { typed: commune, field: 'commune', choiceField: 'communeChoice', chosen: text(typed.communeChoice) };
  const settled = settleCommune(readCommune(commune, places), chosen);
  const centre = settled.code === undefined ? undefined : places.commune(settled.code);
  if (centre === undefined) return { value: undefined, errors: settled.errors, questions: settled.questions };
  const found = positionFound(typed, centre);
  const { lat, lon } = found ?? centre;
  const checked = context.check(Where, {
    farmHours: text(typed.farmHours),
    address: text(typed.address),
    commune: settled.code,
    position: { lat, lon },
    positionApproximate: found === undefined,
  });
  return { ...settle(checked), questions: settled.questions };
};

/** The position that the browser found for this very address; undefined where it is of another one, or not near its commune. */
const positionFound = (typed: Typed, centre: Position): Position | undefined => {
  if (text(typed.coordinatesFor) !== addressedTo(text(typed.address), text(typed.commune))) return undefined;
  const [lat, lon] = [Number.parseFloat(text(typed.lat)), Number.parseFloat(text(typed.lon))];
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined;
  return farFromCommune({ lat, lon }, centre) ? undefined : { lat, lon };
};

const readOffers = (typed: Typed, context: StepContext): StepReading<z.output<typeof Offers>> => {
  const ids = new Set<string>();
  const known = new Set(context.before?.details.offers.map(({ id }) => id));
  const offers = branches(typed.offers).map((offer, index) => {
    const product = findProduct(text(offer.product));
    const professional = {
      packaging: text(offer.packaging),
      weeklyVolume: text(offer.weeklyVolume),
      priceBeforeTax: text(offer.priceBeforeTax),
    };
    const id = offerId(text(offer.id), product?.slug, index, { ids, known });
    ids.add(id);
    return {
      id,
      name: text(offer.name) || (product?.name[context.lang] ?? ''),
      family: text(offer.family) || product?.family,
      product: product?.slug ?? null,
      months: numbers(offer.months),
      availability: text(offer.availability) || 'available',
      price: text(offer.price),
      audiences: texts(offer.audiences),
      professional: Object.values(professional).some((part) => part !== '') ? professional : null,
    };
  });
  const reading = settle(context.check(Offers, { offers }));
  const familyless = offers.flatMap(({ family }, index) =>
    family ? [] : [{ field: `offers.${index}.family`, code: 'familyMissing' as const }],
  );
  const errors = reading.errors.map((error) => atField(error, error.field.replace('.professional.', '.')));
  return { ...reading, errors: firstPerField([...familyless, ...errors]) };
};

/** What has an identifier keeps it: what there is of it is counted under it. */
const offerId = (
  own: string,
  slug: string | undefined,
  index: number,
  { ids, known }: { readonly ids: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): string => {
  if (known.has(own) && !ids.has(own)) return own;
  const isTaken = (id: string) => ids.has(id) || known.has(id);
  if (slug !== undefined && !isTaken(slug)) return slug;
  let number = index + 1;
  while (isTaken(`${slug ?? 'offre'}-${number}`)) number += 1;
  return `${slug ?? 'offre'}-${number}`;
};

const readTerms = (typed: Typed, context: StepContext): StepReading<z.output<typeof Terms>> => {
  const website = text(typed.website);
  const rows = branches(typed.channels).map((row, index) => ({
    index,
    kind: text(row.kind),
    address: text(row.address),
    together: text(row.together) === 'yes',
  }));
  const filled = rows.filter(({ kind, address }) => kind !== '' || address !== '');
  const checked = context.check(Terms, {
    labels: texts(typed.labels),
    payments: texts(typed.payments),
    publicContacts: {
      telephone: text(typed.telephone) || null,
      email: text(typed.email) || null,
      website: website === '' ? null : /^https?:\/\//i.test(website) ? website : `https://${website}`,
    },
    channels: filled.map(({ kind, address, together }, index) => ({
      kind: kind || 'email',
      address,
      ...(together && index > 0 ? { together: true } : {}),
    })),
  });
  const reading = settle(checked);
  // Empty rows are left out of what is checked: an error goes back to the row in which it was typed.
  const field = (path: string) =>
    path
      .replace(/^publicContacts\./, '')
      .replace(/^channels\.(\d+)/, (_, index: string) => `channels.${filled[Number(index)]?.index ?? index}`)
      .replace(/^channels$/, 'channels.0.address');
  const kindless: FieldError[] = filled
    .filter(({ kind }) => kind === '')
    .map(({ index }) => ({
      field: `channels.${index}.kind`,
      code: 'channelKindMissing',
    }));
  const errors = firstPerField([...kindless, ...reading.errors.map((error) => atField(error, field(error.field)))]);
  return { ...reading, value: errors.length === 0 ? reading.value : undefined, errors };
};

/** Every step as it reads now. */
interface DraftSteps {
  readonly who: ReturnType<typeof readWho>;
  readonly where: ReturnType<typeof readWhere>;
  readonly offers: ReturnType<typeof readOffers>;
  readonly rounds: ReturnType<typeof readRounds>;
  readonly terms: ReturnType<typeof readTerms>;
}

export interface DraftReading {
  readonly steps: DraftSteps;
  /** The whole registration; undefined as long as a step has errors. */
  readonly details: ProducerDetails | undefined;
}

/** Reads every step of a draft, those never opened as empty ones. */
export const readDraft = (draft: Pick<Draft, 'id' | 'steps'>, context: StepContext): DraftReading => {
  const typed = (step: DraftStep): Typed => branch(draft.steps[step]);
  const where = readWhere(typed('where'), context);
  const steps: DraftSteps = {
    who: readWho(typed('who'), context),
    where,
    offers: readOffers(typed('offers'), context),
    rounds: readRounds(typed('rounds'), { ...context, draftId: draft.id, farm: where.value?.position }),
    terms: readTerms(typed('terms'), context),
  };
  const { who, offers, rounds, terms } = steps;
  if (!who.value || !where.value || !offers.value || !rounds.value || !terms.value)
    return { steps, details: undefined };
  const whole = { ...who.value, ...where.value, ...offers.value, ...rounds.value, ...terms.value };
  const faults = detailsFaults(whole, context.places);
  return faults.length === 0 ? { steps, details: whole } : { steps: withFaults(steps, faults), details: undefined };
};

/** What only shows in the whole, laid to the step it belongs to. */
const withFaults = (steps: DraftSteps, faults: readonly FieldError[]): DraftSteps => {
  const isOf = (list: string) => (fault: FieldError) => fault.field.startsWith(list);
  const elsewhere = faults.filter((fault) => !isOf('rounds')(fault) && !isOf('offers')(fault));
  return {
    ...steps,
    where: withErrors(steps.where, elsewhere),
    offers: withErrors(steps.offers, faults.filter(isOf('offers'))),
    rounds: withErrors(steps.rounds, faults.filter(isOf('rounds'))),
  };
};

const withErrors = <Value>(reading: StepReading<Value>, errors: readonly FieldError[]): StepReading<Value> =>
  errors.length === 0 ? reading : { ...reading, value: undefined, errors: [...reading.errors, ...errors] };

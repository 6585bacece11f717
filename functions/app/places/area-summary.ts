import type { z } from 'zod';
import { communes } from '#app/shared/communes.ts';
import { Area } from '#domain/areas/area.ts';
import { drawingOf } from '#domain/areas/area-drawing.ts';
import { resolveArea } from '#domain/areas/resolve-area.ts';
import { type Reach, reachOf } from '#domain/areas/round-reach.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { areaField, readArea } from '#domain/registration/draft-area.ts';
import { readPickup } from '#domain/registration/draft-rounds.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { atField, type FieldError } from '#domain/shared/reasons.ts';
import { parseWith } from '#platform/field-errors.ts';
import { areaInWords, edgeInWords, reachInWords } from '#web/producers/round-in-words.ts';
import { sentence } from '#web/shared/format.ts';
import { type AreaQuestion, AreaSummary } from './contract.ts';

type Question = z.output<typeof AreaQuestion>;
type Summary = Outcome<z.output<typeof AreaSummary>, FieldError[]>;

/** What an area comes to: in words, in figures, and as a map draws it; or why it cannot be, with the field at fault. */
export const areaSummary = (question: Question, lang: Language): Summary =>
  'typed' in question ? ofTyped(question, lang) : ofArea(question.area, lang, (path) => `area.${path}`);

const ofTyped = ({ typed, farm }: Extract<Question, { typed: unknown }>, lang: Language): Summary => {
  const places = communes();
  const fields: Typed = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const near = farm ?? undefined;
  const centre = typed.mode === 'pickup' ? readPickup(fields, { places, farm: near }).position : near;
  const reading = readArea(fields, { places, lang, near, centre });
  if (reading.errors.length > 0) return refused([...reading.errors]);
  const fieldOf = (path: string) => areaField(`area.${path}`, reading, fields);
  const area = parseWith(Area, { include: reading.include, exclude: reading.exclude });
  if (!area.ok) return refused(area.errors.map((error) => atField(error, fieldOf(error.field))));
  return ofArea(area.value, lang, fieldOf);
};

const ofArea = (area: Area, lang: Language, fieldOf: (path: string) => string): Summary => {
  const places = communes();
  const resolved = resolveArea(area, places);
  if (!resolved.ok) return refused(resolved.reason.map((fault) => atField(fault, fieldOf(fault.field))));
  const reach = reachOf(resolved.value, places);
  return done(
    AreaSummary.parse({
      words: inWords(area, reach, lang),
      communes: reach?.communes ?? null,
      inhabitants: reach?.inhabitants ?? null,
      edge: reach?.edge ?? { inside: [], outside: [] },
      drawing: drawingOf(resolved.value, places),
    }),
  );
};

const inWords = (area: Area, reach: Reach | undefined, lang: Language): string =>
  [
    `${sentence(areaInWords(area, lang, communes()))}.`,
    ...(reach === undefined ? [] : [`${sentence(reachInWords(reach, lang))}.`, edgeInWords(reach.edge, lang)]),
  ]
    .filter((part) => part !== '')
    .join(' ');

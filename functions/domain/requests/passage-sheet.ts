import { distanceKm } from '#domain/areas/geometry.ts';
import { readQuantity } from '#domain/inputs/quantity.ts';
import type { CalendarChanges } from '#domain/passages/calendar-changes.ts';
import type { PassageRef, Where } from '#domain/passages/passage.ts';
import { fateOf } from '#domain/passages/passage-news.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { foldText } from '#domain/shared/fold-text.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { countsOnPassage } from './passage-news.ts';
import { linesFor, type ProducerRequest, type RequestLine, type RequestPart } from './request.ts';
import { isAgreed } from './settle-request.ts';

/** The sheet of a passage: who, what, where, in the order in which a van drives; and what to load. */

export interface SheetStop {
  readonly request: ProducerRequest;
  readonly part: RequestPart;
  readonly lines: readonly RequestLine[];
}

interface SheetCommune {
  /** As the requesters wrote it: the label of their place. */
  readonly name: string;
  readonly stops: readonly SheetStop[];
}

export interface SheetTotal {
  readonly what: string;
  /** What can be added up, by unit. */
  readonly amounts: readonly { readonly amount: number; readonly unit: string }[];
  /** What cannot, as it was written. */
  readonly others: readonly string[];
}

export interface PassageSheet extends PassageRef {
  /** Agreed, in driving order. */
  readonly communes: readonly SheetCommune[];
  /** Still to be answered, or waiting for the other side. */
  readonly open: readonly SheetStop[];
  readonly totals: readonly SheetTotal[];
}

/** Which passage a share of a request is for now: a passage that was moved takes its requests with it. Undefined where it does not take place. */
export const passageNow = (
  { passage, dayAgreed }: Pick<RequestPart, 'passage' | 'dayAgreed'>,
  { details }: Pick<Producer, 'details'>,
  changes: CalendarChanges,
  where: Where,
): PassageRef | undefined => {
  // A day between the two of them: no calendar says otherwise.
  if (passage === null || dayAgreed === true) return passage ?? undefined;
  const fate = fateOf(passage, { rounds: details.rounds, changes }, where);
  return fate.kind === 'comes' ? { roundId: passage.roundId, day: fate.day } : undefined;
};

/** Those of all requests to a producer that are for this passage, and count on it. */
export const stopsFor = (
  { roundId, day }: PassageRef,
  producer: Pick<Producer, 'id' | 'details'>,
  {
    asked,
    changes,
    where,
  }: { readonly asked: readonly ProducerRequest[]; readonly changes: CalendarChanges; readonly where: Where },
): SheetStop[] =>
  asked.flatMap((request) =>
    request.parts.flatMap((part) => {
      if (part.producerId !== producer.id || !countsOnPassage(part)) return [];
      const now = passageNow(part, producer, changes, where);
      return now?.roundId === roundId && now.day === day ? [{ request, part, lines: linesFor(request, part) }] : [];
    }),
  );

export const sheetOf = (passage: PassageRef, stops: readonly SheetStop[], from: Position): PassageSheet => {
  const agreed = stops.filter(({ part }) => isAgreed(part));
  return {
    ...passage,
    communes: inDrivingOrder(agreed, from),
    open: stops.filter(({ part }) => !isAgreed(part)),
    totals: totalsOf(agreed),
  };
};

/** Commune after commune, always the nearest of those that are left, from the farm on; so within each. */
const inDrivingOrder = (stops: readonly SheetStop[], from: Position): SheetCommune[] => {
  const byCommune = [...Map.groupBy(stops, ({ request }) => request.place.commune ?? request.place.label).values()];
  let at = from;
  return nearestFirst(byCommune, from, ([first]) => whereIs(first)).map((ofOne) => {
    const ordered = nearestFirst(ofOne, at, whereIs);
    at = whereIs(ordered.at(-1)) ?? at;
    return { name: ordered[0]?.request.place.label ?? '', stops: ordered };
  });
};

const whereIs = (stop: SheetStop | undefined): Position | undefined => stop?.request.spot ?? stop?.request.place;

const nearestFirst = <One>(ones: readonly One[], from: Position, where: (one: One) => Position | undefined): One[] => {
  const left = [...ones];
  const ordered: One[] = [];
  let at = from;
  while (left.length > 0) {
    const distances = left.map((one) => distanceKm(at, where(one) ?? at));
    const [next] = left.splice(distances.indexOf(Math.min(...distances)), 1);
    if (next === undefined) break;
    ordered.push(next);
    at = where(next) ?? at;
  }
  return ordered;
};

/** What was agreed instead stands beside the request; it is added up as it was asked, and the sheet says so at the stop. */
const totalsOf = (stops: readonly SheetStop[]): SheetTotal[] => {
  const lines = stops.flatMap((stop) => stop.lines);
  return [...Map.groupBy(lines, ({ what }) => foldText(what).trim().toLowerCase()).values()]
    .map(totalOf)
    .sort((one, other) => one.what.localeCompare(other.what, 'fr'));
};

const totalOf = (lines: readonly RequestLine[]): SheetTotal => {
  const amounts = new Map<string, number>();
  const others: string[] = [];
  for (const { quantity } of lines) {
    const read = readQuantity(quantity);
    if (read === undefined || read.least !== read.most) others.push(quantity);
    else amounts.set(read.unit, Number(((amounts.get(read.unit) ?? 0) + read.most).toPrecision(12)));
  }
  return {
    what: lines[0]?.what ?? '',
    amounts: [...amounts].map(([unit, amount]) => ({ amount, unit })),
    others,
  };
};

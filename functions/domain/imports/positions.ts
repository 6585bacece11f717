import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { saysNone } from '#domain/inputs/none-given.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { codedMessage } from './coded-message.ts';
import { type Column, valuesOf } from './columns.ts';
import { fromLambert93, looksLikeLambert93 } from './lambert93.ts';
import type { RowMessage } from './row-codes.ts';

/** A pair of numbers as a list writes them, before we know whether they are a position. */
export interface WrittenPosition {
  readonly first: number;
  readonly second: number;
}

export interface PositionFault {
  readonly field: 'lat' | 'lon' | 'latLon';
  readonly value: string;
  readonly reason: RowMessage;
}

/** The numbers of a row; undefined where it gives none. `0, 0` is how many programs write "none". */
export const writtenPosition = (
  cells: readonly string[],
  columns: readonly Column[],
): Outcome<WrittenPosition | undefined, PositionFault> => {
  const [both] = valuesOf(cells, columns, 'latLon');
  if (both !== undefined) return pairIn(both);
  const [lat] = valuesOf(cells, columns, 'lat');
  const [lon] = valuesOf(cells, columns, 'lon');
  if (lat === undefined && lon === undefined) return done(undefined);
  const half: RowMessage = codedMessage('halfPosition');
  if (lat === undefined) return refused({ field: 'lat', value: '', reason: half });
  if (lon === undefined) return refused({ field: 'lon', value: '', reason: half });
  if (saysNone(lat) && saysNone(lon)) return done(undefined);
  const first = numberIn(lat);
  if (first === undefined) return refused({ field: 'lat', value: lat, reason: codedMessage('notANumber') });
  const second = numberIn(lon);
  if (second === undefined) return refused({ field: 'lon', value: lon, reason: codedMessage('notANumber') });
  return done(first === 0 && second === 0 ? undefined : { first, second });
};

/** "48.08, 6.79", "48,08 ; 6,79", "[48.08, 6.79]": where commas are decimal, something else parts the two. */
const pairIn = (text: string): Outcome<WrittenPosition | undefined, PositionFault> => {
  if (saysNone(text)) return done(undefined);
  const inText = pairWithin(text);
  if (inText !== undefined) return done(inText);
  const bare = text.replace(/[[\]()]/g, '').trim();
  const parts = /[;\s/]/.test(bare) ? bare.split(/\s*[;/]\s*|,?\s+/) : bare.split(',');
  const [first, second] = parts.map(numberIn);
  if (parts.length !== 2 || first === undefined || second === undefined)
    return refused({ field: 'latLon', value: text, reason: codedMessage('notANumber') });
  return done(first === 0 && second === 0 ? undefined : { first, second });
};

const BARE = String.raw`-?\d{1,3}(?:[.,]\d+)?\s*°?\s*(?:\d{1,2}(?:[.,]\d+)?\s*['’′]\s*)?(?:\d{1,2}(?:[.,]\d+)?\s*(?:"|''|’’|″|”)\s*)?`;
const DEGREES = `(?:[NSEWO]\\s*${BARE}|${BARE}[NSEWO]?)`;
const TWO_DEGREES = new RegExp(`^(${DEGREES})[\\s,;/]+(${DEGREES})$`, 'i');

/** `43°42'36"N 1°03'00"W`, `POINT(-1.05 43.71)`, the address of a map (`…?q=43.71,-1.05`), `43,71,-1,05`. */
const pairWithin = (text: string): WrittenPosition | undefined => {
  const point = /^(?:SRID=4326;)?\s*POINT\s*(?:Z\s*)?\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)/i.exec(text);
  if (point !== null) return { first: Number(point[2]), second: Number(point[1]) };
  const map = /^(?:https?:\S*?[=@/:]|geo:)(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/i.exec(text);
  if (map !== null) return { first: Number(map[1]), second: Number(map[2]) };
  const commas = /^(-?\d{1,2},\d+)\s*,\s*(-?\d{1,3},\d+)$/.exec(text.trim());
  if (commas !== null) return pairOf(commas[1], commas[2]);
  const two = /[°NSEWO]/i.test(text) ? TWO_DEGREES.exec(text.trim()) : null;
  return two === null ? undefined : pairOf(two[1], two[2]);
};

const pairOf = (one = '', other = ''): WrittenPosition | undefined => {
  const [first, second] = [numberIn(one), numberIn(other)];
  return first === undefined || second === undefined ? undefined : { first, second };
};

/** Degrees, minutes and seconds with a point of the compass; `O` is ouest, and east only where English writes it (`E`). */
const fromDegrees = (text: string): number | undefined => {
  const [, before = '', sign = '', degrees, minutes = '0', seconds = '0', behind = ''] =
    /^([NSEWO]?)\s*(-?)(\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|''|’’|″|”)\s*)?([NSEWO]?)$/i.exec(
      text.trim(),
    ) ?? [];
  const side = (before || behind).toUpperCase();
  if (degrees === undefined || (side === '' && minutes === '0')) return undefined;
  const part = (value: string): number => Number(value.replace(',', '.'));
  const value = part(degrees) + part(minutes) / 60 + part(seconds) / 3_600;
  const isNegative = sign === '-' || ['S', 'W', 'O'].includes(side);
  return Number((isNegative ? -value : value).toFixed(7));
};

/** A number with a decimal point or comma; spaces that part thousands and a sign of degrees are dropped. */
const numberIn = (text: string): number | undefined => {
  const bare = text.replace(/[\s\u00a0\u202f°]/g, '').replace(',', '.');
  if (/^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d{1,2})?$/i.test(bare)) return Number(bare);
  return fromDegrees(text);
};

type Places = Pick<KnownPlaces, 'isAway'>;

const inFrance = (lat: number, lon: number, places: Places): boolean =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !places.isAway({ lat, lon });

export interface ReadPosition {
  readonly position: Position;
  /** Where the row had latitude and longitude in each other's place. */
  readonly exchanged: boolean;
}

/** The position that two numbers mean: degrees, degrees exchanged, or metres of Lambert 93. */
export const positionFrom = ({ first, second }: WrittenPosition, places: Places): Outcome<ReadPosition, RowMessage> => {
  const asWritten = (lat: number, lon: number, exchanged: boolean) => done({ position: { lat, lon }, exchanged });
  if (inFrance(first, second, places)) return asWritten(first, second, false);
  if (inFrance(second, first, places)) return asWritten(second, first, true);
  if (looksLikeLambert93(second, first)) return done({ position: fromLambert93(second, first), exchanged: false });
  if (looksLikeLambert93(first, second)) return done({ position: fromLambert93(first, second), exchanged: true });
  return refused(
    Math.abs(first) > 180 || Math.abs(second) > 180 ? codedMessage('projected') : codedMessage('outsideFrance'),
  );
};

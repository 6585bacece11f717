import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { foldName } from '#domain/places/place-words.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { frenchCities } from './commune-positions.ts';
import type { SourceCity, SourceCommune } from './communes-sources.ts';

/**
 * What the post and people call places (npm `codes-postaux`, from the tax office's FANTOIR and La Poste, MIT): which of a commune's postcodes most of its
 * streets have, and the names of places that are a part of a commune.
 */

const require = createRequire(import.meta.url);
const read = <Content>(path: string): Content => JSON.parse(readFileSync(path, 'utf8')) as Content;

const STREETS = 'codes-postaux/codes-postaux-full.json';
const LABELS = 'codes-postaux/codes-postaux.json';
const OURS = fileURLToPath(new URL('data/localities.json', import.meta.url));

/** Files that decide what is written here: newer than the list, they make it stale. */
export const postalFiles = (): string[] => [STREETS, LABELS].map((module) => require.resolve(module)).concat(OURS);

/** Postcodes of each commune, its main one first: that which ends in 000, else that of most of its streets; those of no street keep their order behind. */
export const mainPostcodeFirst = (communes: readonly SourceCommune[]): Map<string, readonly string[]> => {
  const counts = new Map<string, number>();
  for (const { codeCommune, codePostal } of read<readonly { codeCommune: string; codePostal: string }[]>(
    require.resolve(STREETS),
  ))
    counts.set(`${codeCommune} ${codePostal}`, (counts.get(`${codeCommune} ${codePostal}`) ?? 0) + 1);
  return new Map(
    communes.map(({ code, codesPostaux = [] }) => {
      // The round one (31000, 20000) is the city's own, whatever its quarters have.
      const streets = (postcode: string): number =>
        postcode.endsWith('000') ? Number.POSITIVE_INFINITY : (counts.get(`${code} ${postcode}`) ?? 0);
      return [code, codesPostaux.toSorted((a, b) => (streets(a) === streets(b) ? 0 : streets(b) - streets(a)))];
    }),
  );
};

/** A place that is a part of a commune, and that people name instead of it. */
export interface Locality {
  readonly name: string;
  /** INSEE code of its commune. */
  readonly code: string;
  readonly postcode?: string;
  /** Absent where only its commune's is known. */
  readonly position?: Position;
}

/**
 * Those of our own list, those that GeoNames knows under another name than their commune's, those that La Poste delivers to by name; none that is
 * called like a commune, or nearly like its own.
 *
 * @throws where our list names a commune that is not, or is no more, that of its code.
 */
export const readLocalities = (
  communes: readonly SourceCommune[],
  taken: ReadonlySet<string>,
  cities: readonly SourceCity[],
): Locality[] => {
  const today = new Map(communes.map((commune) => [commune.code, commune]));
  const found = new Map<string, Locality>();
  const add = (locality: Locality): void => {
    const key = `${foldName(locality.name)} ${locality.code}`;
    if (!found.has(key)) found.set(key, locality);
  };
  for (const locality of oursChecked(today)) add(locality);
  for (const { name, muniSub, loc } of frenchCities(cities)) {
    const commune = muniSub === undefined ? undefined : today.get(muniSub);
    if (commune === undefined || taken.has(foldName(name)) || isLike(name, commune.nom)) continue;
    add({ name, code: commune.code, position: { lat: loc.coordinates[1], lon: loc.coordinates[0] } });
  }
  for (const { libelleAcheminement = '', codeCommune, codePostal } of read<readonly PostalLabel[]>(
    require.resolve(LABELS),
  )) {
    const commune = today.get(codeCommune);
    if (commune === undefined || !/^[A-Z][A-Z '-]{3,}$/.test(libelleAcheminement)) continue;
    if (taken.has(foldName(libelleAcheminement)) || isLike(libelleAcheminement, commune.nom)) continue;
    add({ name: namedAsWritten(libelleAcheminement), code: codeCommune, postcode: codePostal });
  }
  return [...found.values()];
};

interface PostalLabel {
  readonly codeCommune: string;
  readonly codePostal: string;
  readonly libelleAcheminement?: string;
}

const oursChecked = (today: ReadonlyMap<string, SourceCommune>): Locality[] =>
  read<readonly { name: string; code: string; commune: string; lat: number; lon: number; postcode?: string }[]>(
    OURS,
  ).map(({ name, code, commune, lat, lon, postcode }) => {
    const known = today.get(code);
    if (known?.nom !== commune || (postcode !== undefined && known.codesPostaux?.includes(postcode) !== true))
      throw new Error(
        `${OURS}: ${name} names ${commune} (${code}, ${postcode ?? 'no postcode'}), which is not in the list`,
      );
    return { name, code, position: { lat, lon }, ...(postcode === undefined ? {} : { postcode }) };
  });

/** Another spelling of the commune's own name: its first long word is the same. */
const isLike = (name: string, commune: string): boolean => {
  const first = (text: string): string | undefined =>
    foldName(text)
      .split(' ')
      .find((word) => word.length > 3 && word !== 'saint' && word !== 'sainte');
  const [word, own] = [first(name), foldName(commune).replaceAll(' ', '')];
  return word === undefined || own.includes(word) || own.includes(foldName(name).replaceAll(' ', ''));
};

const LITTLE = new Set('de du des d la le les l sur sous en et aux au a les lez'.split(' '));

/** `SALIN DE GIRAUD` is `Salin-de-Giraud`, `LES MILLES` is `Les Milles`, `L ALBARON` is `L’Albaron`. */
const namedAsWritten = (label: string): string =>
  label
    .toLowerCase()
    .split(/[ -]+/)
    .map((word, index) => (index > 0 && LITTLE.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-')
    .replace(/^(Le|La|Les)-/, '$1 ')
    .replace(/^L-/, 'L’')
    .replace(/-([dl])-/g, '-$1’');

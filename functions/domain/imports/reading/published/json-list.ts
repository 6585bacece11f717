import { type Fields, type PublishedTable, tableOf, withoutMarkup } from './table.ts';

/** Lists as open-data portals and maps give them: an array of objects wherever it lies in the file, GeoJSON, one object a line. */

/** Objects within objects are headings with points in them, to this depth. */
const MAX_DEPTH = 4;

/** Undefined where the text is no list of things in JSON. */
export const readJsonList = (text: string): PublishedTable | undefined => {
  const parsed = parsedJson(text);
  if (parsed === undefined) return undefined;
  const features = featuresIn(parsed);
  if (features !== undefined) return tableOf('geojson', features.map(featureFields));
  const things = listIn(parsed, 0);
  return things === undefined ? undefined : tableOf('json', things.map(recordFields));
};

type Json = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return jsonLines(text);
  }
};

const RECORD_SEPARATOR = '\u001e';

/** One object a line, or one GeoJSON feature a line (RFC 8142 puts a record separator before each). */
const jsonLines = (text: string): unknown => {
  const lines = text
    .replaceAll(RECORD_SEPARATOR, '\n')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return undefined;
  try {
    const things = lines.map((line): unknown => JSON.parse(line.trim().replace(/,$/, '')));
    return things.every(isObject) ? things : undefined;
  } catch {
    return undefined;
  }
};

const isFeature = (value: unknown): value is Json => isObject(value) && value.type === 'Feature';

const featuresIn = (parsed: unknown): Json[] | undefined => {
  const all = isObject(parsed) && parsed.type === 'FeatureCollection' ? parsed.features : parsed;
  if (isFeature(all)) return [all];
  return Array.isArray(all) && all.length > 0 && all.every(isFeature) ? all : undefined;
};

/** `{"12": {…}, "13": {…}}`: things of one kind under their identifiers. */
const keyedList = (value: Json): Json[] | undefined => {
  const things = Object.values(value);
  if (things.length < 2 || !things.every(isObject)) return undefined;
  const [first = {}, ...others] = things;
  const shared = Object.keys(first).filter((name) => others.every((thing) => Object.hasOwn(thing, name)));
  return shared.length < 2 ? undefined : [...things];
};

/** The longest array of objects, at the top or a little below it: `{"results": [...]}`. */
const listIn = (value: unknown, depth: number): Json[] | undefined => {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? value : undefined;
  if (!isObject(value) || depth === 2) return undefined;
  const keyed = keyedList(value);
  if (keyed !== undefined) return keyed;
  const lists = Object.values(value).flatMap((part) => {
    const list = listIn(part, depth + 1);
    return list === undefined ? [] : [list];
  });
  return lists.sort((a, b) => b.length - a.length)[0];
};

const recordFields = (thing: Json): Fields => {
  const fields = new Map<string, string>();
  // Portals wrap each record: {"recordid": …, "fields": {…}, "geometry": {…}}.
  const { fields: wrapped, geometry, ...rest } = thing;
  flatten(
    isObject(wrapped) ? { ...rest, ...wrapped } : { ...rest, ...(wrapped === undefined ? {} : { fields: wrapped }) },
    '',
    0,
    fields,
  );
  if (geometry !== undefined) addPosition(geometry, fields);
  return fields;
};

const featureFields = ({ properties, geometry, id }: Json): Fields => {
  const fields = new Map<string, string>();
  if (isObject(properties)) flatten(properties, '', 0, fields);
  if ((typeof id === 'string' || typeof id === 'number') && !fields.has('id')) fields.set('id', String(id));
  addPosition(geometry, fields);
  return fields;
};

const flatten = (thing: Json, before: string, depth: number, fields: Map<string, string>): void => {
  for (const [name, value] of Object.entries(thing)) {
    const heading = before === '' ? name : `${before}.${name}`;
    if (isObject(value) && isPoint(value)) addPosition(value, fields);
    else if (isObject(value) && depth < MAX_DEPTH) flatten(value, heading, depth + 1, fields);
    else {
      const text = textOf(value);
      if (text !== '') fields.set(heading, text);
    }
  }
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return withoutMarkup(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((text) => text !== '')
      .join(', ');
  // Of a thing in an array, what it is called says what it is.
  if (isObject(value))
    return textOf(value.name ?? value.nom ?? value.label ?? value.libelle ?? value.title ?? value.value);
  return '';
};

const isPoint = ({ type, coordinates }: Json): boolean => type === 'Point' && Array.isArray(coordinates);

/** GeoJSON has the longitude first. Of a line or a surface, the middle of its points. */
const addPosition = (geometry: unknown, fields: Map<string, string>): void => {
  if (!isObject(geometry)) return;
  const points = pointsIn(geometry.coordinates);
  if (points.length === 0 || fields.has('latitude')) return;
  const mean = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  fields.set('latitude', String(Number(mean(1).toFixed(6))));
  fields.set('longitude', String(Number(mean(0).toFixed(6))));
};

const pointsIn = (coordinates: unknown): [number, number][] => {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return [[lon, lat]];
  return coordinates.flatMap(pointsIn);
};

import type { Answer, ResolvedArea } from './area.ts';
import { type Clip, clipAnswer, clipHolds, type Region, readClip, type Spot, wholeClip } from './clip.ts';
import type { CoverageEntry } from './coverage-entry.ts';
import { boundsOfCell } from './keys.ts';
import type { PlaceRegion } from './place.ts';

export { combineAnswers } from './answer.ts';

/**
 * Who is reached. The truth in both directions (search and alerts); the index only proposes. No zod here: the browser's scripts import it.
 */

/** A place as the region that is decided about: once for a search, however many entries there are. */
export const regionOf = (place: PlaceRegion): Region => ({
  bounds: boundsOfCell(place.cell),
  commune: place.commune,
  department: place.department,
});

/**
 * Does an area reach a place? Circles and polygons are held against the place's cell, codes against its commune and department; one shape is
 * enough, and none of those taken away may hold it. `depends` where an edge runs through the cell.
 */
export const delivers = (area: ResolvedArea, place: PlaceRegion): Answer =>
  clipAnswer(wholeClip(area), regionOf(place));

type EntryContent = Pick<CoverageEntry, 'fit' | 'clip'>;

/** Read once for as long as the entry is kept: a function that keeps entries in memory decides about them for every search. */
const clips = new WeakMap<EntryContent, Clip>();

const clipOfEntry = (entry: EntryContent): Clip => {
  const known = clips.get(entry);
  if (known) return known;
  if (entry.clip === null) throw new Error('an edge entry of the index has no clip');
  const clip = readClip(entry.clip);
  clips.set(entry, clip);
  return clip;
};

/**
 * The same answer from one index entry found under one of the place's keys; `combineAnswers` merges those of one round. Meaningless for a
 * place that does not lie under the entry's key. Throws where the clip cannot be read.
 */
export const deliversByEntry = (entry: EntryContent, place: PlaceRegion): Answer => entryAnswer(entry, regionOf(place));

/** The same for a region. */
export const entryAnswer = (entry: EntryContent, region: Region): Answer =>
  entry.fit === 'full' ? 'yes' : clipAnswer(clipOfEntry(entry), region);

const asSpot = (point: Spot['point'], commune: string | null, department: string | null): Spot => ({
  point,
  commune,
  department,
});

/** Does an area reach an exact address (degrees WGS84)? A circle's edge belongs to it. */
export const deliversAtPoint = (
  area: ResolvedArea,
  point: Spot['point'],
  commune: string | null,
  department: string | null,
): boolean => clipHolds(wholeClip(area), asSpot(point, commune, department));

const CELL_PREFIX = 'g#';

/**
 * The same from one index entry: what settles `depends` in the browser once the address is known. Undefined where the address lies outside
 * the entry's cell (a commune is wider than the cell of its centre): then search again with the address's own cell.
 */
export const entryReachesPoint = (
  entry: Pick<CoverageEntry, 'key' | 'fit' | 'clip'>,
  spot: Spot,
): boolean | undefined => {
  if (entry.key.startsWith(CELL_PREFIX)) {
    const { south, west, north, east } = boundsOfCell(entry.key.slice(CELL_PREFIX.length));
    const { lat, lon } = spot.point;
    if (lat < south || lat > north || lon < west || lon > east) return undefined;
  }
  return entry.fit === 'full' || clipHolds(clipOfEntry(entry), spot);
};

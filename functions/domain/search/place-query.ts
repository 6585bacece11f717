import { distanceKm } from '#domain/areas/geometry.ts';
import { boundsOfCell, cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH, COMMUNE_CELL_LENGTH, type Gazetteer, type Place } from '#domain/areas/place.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { type CommuneCode, Geohash, type Position } from '#domain/shared/primitives.ts';

/** Which place somebody means: as addresses of results and forms carry it. */
export interface PlaceQuery {
  readonly cell?: Geohash | undefined;
  readonly commune?: CommuneCode | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
}

export type NoPlace = 'placeMissing' | 'communeUnknown' | 'cellElsewhere';

/** Farther than any commune reaches from its centre in France (Maripasoula, Guyane: about 110 km). */
const COMMUNE_REACH_KM = 150;

/** The place meant by a cell, a commune, both, or a position. Of a cell without a commune, that of the nearest centre is taken. */
export const placeMeant = ({ cell, commune, lat, lon }: PlaceQuery, gazetteer: Gazetteer): Outcome<Place, NoPlace> => {
  if (cell !== undefined) return ofCell(cell, commune, gazetteer);
  if (lat !== undefined && lon !== undefined) return ofPosition({ lat, lon }, ADDRESS_CELL_LENGTH, gazetteer);
  if (commune === undefined) return refused('placeMissing');
  const known = gazetteer.commune(commune);
  return known === undefined ? refused('communeUnknown') : done(known);
};

const ofCell = (cell: Geohash, commune: CommuneCode | undefined, gazetteer: Gazetteer): Outcome<Place, NoPlace> => {
  const centre = centreOf(cell);
  if (commune === undefined) return ofPosition(centre, cell.length, gazetteer);
  const known = gazetteer.commune(commune);
  if (known === undefined) return refused('communeUnknown');
  if (distanceKm(known, centre) > COMMUNE_REACH_KM) return refused('cellElsewhere');
  // The cell of the commune itself: its centre is better known than by the middle of the cell.
  if (known.cell === cell) return done(known);
  return done({
    ...known,
    ...centre,
    cell,
    kind: cell.length > COMMUNE_CELL_LENGTH ? 'address' : 'commune',
    approximate: false,
  });
};

const ofPosition = (position: Position, length: number, gazetteer: Gazetteer): Outcome<Place, NoPlace> => {
  const cell = Geohash.parse(cellAt(position.lat, position.lon, length));
  const nearest = gazetteer.nearest(position);
  // The position is exact, which commune it lies in is a guess.
  if (nearest !== undefined) return done({ ...nearest, ...position, cell, kind: 'position', approximate: true });
  return done({
    label: `${position.lat.toFixed(2)}, ${position.lon.toFixed(2)}`,
    kind: 'position',
    cell,
    commune: null,
    department: null,
    postcode: null,
    ...position,
    approximate: false,
  });
};

const centreOf = (cell: string): Position => {
  const { south, west, north, east } = boundsOfCell(cell);
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
};

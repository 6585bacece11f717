import * as L from 'leaflet';
import type { AreaDrawing, DrawnShape } from '#domain/areas/area-drawing.ts';
import { departmentRings } from './background-reading.ts';
import { type BackgroundAddresses, backgroundFile } from './own-background.ts';

/** The area of a round on a map: what it reaches, and what is taken away, in another look and not in colour alone. */

/** A commune has about 15 km² in France: a disc of that size. */
const COMMUNE_METRES = 2_300;

const REACHED = { weight: 2, fillOpacity: 0.16 } as const;
const TAKEN_AWAY: L.PathOptions = {
  color: '#4d453c',
  weight: 1.5,
  dashArray: '3 5',
  fillColor: '#fdfaf3',
  fillOpacity: 0.75,
};

/** @param look colour and dash of this round, where several are shown */
export const drawArea = async (
  { include, exclude }: AreaDrawing,
  look: L.PathOptions,
  addresses: BackgroundAddresses,
): Promise<L.FeatureGroup> => {
  const reached = await Promise.all(include.map((shape) => layersOf(shape, { ...REACHED, ...look }, addresses)));
  const taken = await Promise.all(exclude.map((shape) => layersOf(shape, TAKEN_AWAY, addresses)));
  return L.featureGroup([...reached.flat(), ...taken.flat()]);
};

const layersOf = async (shape: DrawnShape, look: L.PathOptions, addresses: BackgroundAddresses): Promise<L.Layer[]> => {
  switch (shape.kind) {
    case 'circle':
      return [L.circle([shape.lat, shape.lon], { ...look, radius: shape.radiusKm * 1000, interactive: false })];
    case 'polygon':
      return shape.coordinates.map((part) =>
        L.polygon(
          part.map((ring) => ring.map(([lon, lat]): L.LatLngTuple => [lat, lon])),
          { ...look, interactive: false },
        ),
      );
    case 'communes':
      return shape.centres.map(({ lat, lon, name }) =>
        L.circle([lat, lon], { ...look, weight: 1, fillOpacity: 0.3, radius: COMMUNE_METRES }).bindTooltip(
          asText(name),
        ),
      );
    case 'departments':
    case 'country':
      return departmentLayers(shape.kind === 'country' ? undefined : shape.codes, look, addresses);
  }
};

/** What Leaflet is given as text it reads as HTML. */
const asText = (words: string): HTMLElement => {
  const span = document.createElement('span');
  span.textContent = words;
  return span;
};

/** Outlines of departments, known to about a kilometre; undefined for all of them. */
const departmentLayers = async (
  codes: readonly string[] | undefined,
  look: L.PathOptions,
  addresses: BackgroundAddresses,
): Promise<L.Layer[]> => {
  const { departments } = await backgroundFile(addresses);
  return (codes ?? Object.keys(departments.rings)).map((code) =>
    L.polygon(
      departmentRings(departments, code).map((ring) => [ring.map(([lon, lat]): L.LatLngTuple => [lat, lon])]),
      // Their borders are on the map already; of the whole country they would be all that one sees.
      { ...look, dashArray: '', weight: 1, stroke: codes !== undefined, interactive: false },
    ),
  );
};

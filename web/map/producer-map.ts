import * as L from 'leaflet';
import type { AreaDrawing } from '#domain/areas/area-drawing.ts';
import { pick } from '#web/shared/text.ts';
import { drawArea } from './draw-area.ts';
import { addressesOf, languageOfPage, makeMap, readPoint } from './map.ts';
import { texts } from './texts.ts';

/** Where a producer's rounds go: each with its own colour and line, each can be hidden. */

/** `GET /api/producers/{id}/areas`. */
interface Areas {
  readonly rounds: readonly {
    readonly id: string;
    readonly title: string;
    readonly drawing: AreaDrawing;
    readonly pickup: { readonly name: string; readonly lat: number; readonly lon: number } | null;
  }[];
}

/** Colours told apart by the colour-blind too (P. Tol, "Colour schemes", 2021), and each with a line of its own. */
const LOOKS: readonly L.PathOptions[] = [
  { color: '#8b1d49' },
  { color: '#1f5f8b', dashArray: '10 5' },
  { color: '#4d6b1f', dashArray: '2 5' },
  { color: '#8a5a00', dashArray: '12 4 2 4' },
];

export const openProducerMap = async (panel: HTMLElement, frame: HTMLElement): Promise<void> => {
  const lang = languageOfPage();
  const answer = await fetch(panel.dataset.areas ?? '');
  if (!answer.ok) throw new Error(`areas: ${answer.status}`);
  const { rounds } = (await answer.json()) as Areas;
  const element = document.createElement('div');
  frame.append(element);
  const addresses = addressesOf(panel);
  const map = await makeMap(element, pick(texts.producerMap, lang), addresses);
  const farm = readPoint(panel.dataset.at);
  if (farm !== undefined) map.setView(farm, 9);
  const layers = await Promise.all(
    rounds.map(async ({ title, drawing, pickup }, index) => {
      const look = LOOKS[index % LOOKS.length] ?? {};
      const layer = await drawArea(drawing, look, addresses);
      if (pickup !== null) layer.addLayer(pickupMarker(pickup));
      // Only on a map does a circle know its bounds.
      layer.addTo(map);
      return { title, look, layer, isWide: isWide(layer) };
    }),
  );
  // A parcel to the whole country would hide where the van goes.
  const first = layers.some(({ isWide }) => !isWide) ? layers.filter(({ isWide }) => !isWide) : layers;
  for (const one of layers) if (!first.includes(one)) one.layer.remove();
  if (farm !== undefined) {
    const title = `${panel.dataset.label ?? ''}, ${pick(texts.farm, lang)}`;
    L.marker(farm, {
      icon: L.divIcon({ className: 'map-pin map-pin-farm', html: '', iconSize: [26, 26] }),
      title,
      alt: title,
      keyboard: false,
    }).addTo(map);
  }
  fitTo(
    map,
    farm,
    first.map(({ layer }) => layer),
  );
  frame.append(legend(map, layers));
};

const pickupMarker = ({ name, lat, lon }: { name: string; lat: number; lon: number }): L.Marker => {
  const title = pick(texts.pickup, languageOfPage(), { name });
  const icon = L.divIcon({ className: 'map-pin map-pin-pickup', html: '', iconSize: [26, 26] });
  const marker = L.marker([lat, lon], { icon, title });
  marker.on('add', () => marker.getElement()?.setAttribute('aria-label', title));
  const words = document.createElement('span');
  words.textContent = title;
  return marker.bindPopup(words);
};

/** Metropolitan France is as wide as a map of rounds need be: a parcel to the whole country reaches the antipodes. */
const WIDEST = L.latLngBounds([41.2, -5.3], [51.2, 9.7]);

/** Degrees of longitude beyond which an area is a country's. */
const WIDE = 8;

const isWide = (layer: L.FeatureGroup): boolean => {
  const bounds = layer.getBounds();
  return bounds.isValid() && bounds.getEast() - bounds.getWest() > WIDE;
};

const fitTo = (map: L.Map, farm: L.LatLng | undefined, layers: readonly L.FeatureGroup[]): void => {
  const bounds = L.latLngBounds(farm === undefined ? [] : [farm]);
  for (const layer of layers) {
    if (isWide(layer)) bounds.extend(WIDEST);
    else if (layer.getBounds().isValid()) bounds.extend(layer.getBounds());
  }
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 12 });
};

const legend = (
  map: L.Map,
  layers: readonly { readonly title: string; readonly look: L.PathOptions; readonly layer: L.FeatureGroup }[],
): HTMLElement => {
  const lang = languageOfPage();
  const set = document.createElement('fieldset');
  set.className = 'map-legend';
  const heading = document.createElement('legend');
  heading.textContent = pick(texts.shownRounds, lang);
  set.append(heading);
  for (const { title, look, layer } of layers) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = map.hasLayer(layer);
    box.addEventListener('change', () => (box.checked ? layer.addTo(map) : layer.remove()));
    label.append(box, swatch(look), title);
    set.append(label);
  }
  const note = document.createElement('p');
  note.className = 'map-legend-note small soft';
  note.textContent = pick(texts.legendCommunes, lang);
  set.append(note);
  return set;
};

/** A piece of the round's line, as it is on the map. */
const swatch = ({ color = '', dashArray = '' }: L.PathOptions): SVGSVGElement => {
  const SVG = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'line');
  for (const [name, value] of Object.entries({ width: '34', height: '12', 'aria-hidden': 'true' }))
    svg.setAttribute(name, value);
  const strokes = {
    x1: '1',
    y1: '6',
    x2: '33',
    y2: '6',
    stroke: color,
    'stroke-width': '3',
    'stroke-dasharray': String(dashArray),
  };
  for (const [name, value] of Object.entries(strokes)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
};

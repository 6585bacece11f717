import * as L from 'leaflet';
import type { AreaDrawing } from '#domain/areas/area-drawing.ts';
import { pick } from '#web/shared/text.ts';
import { areaMapTexts as words } from './area-map-texts.ts';
import { drawArea } from './draw-area.ts';
import { addressesOf, languageOfPage, makeMap, readPoint } from './map.ts';
import { joinedOutline, type LonLat } from './outline-text.ts';
import { texts } from './texts.ts';

/** The map of a round's form: shows the area as it changes, and takes an outline drawn point by point, by finger, mouse or keyboard. */

type OutlineField = 'outline' | 'alsoOutline' | 'withoutOutline';

export interface AreaMapPorts {
  /** The outline as it stands in the form, GeoJSON or empty. */
  outline(target: OutlineField): string;
  drawn(target: OutlineField, geojson: string): void;
}

export interface AreaMap {
  /** Shows an area; undefined while there is none that is right. */
  show(drawing: AreaDrawing | undefined): Promise<void>;
}

const FRANCE = L.latLngBounds([42.2, -5], [51.1, 8.3]);

export const openAreaMap = async (area: HTMLElement, frame: HTMLElement, ports: AreaMapPorts): Promise<AreaMap> => {
  const lang = languageOfPage();
  const toolbar = document.createElement('div');
  toolbar.className = 'map-tools';
  toolbar.role = 'group';
  toolbar.ariaLabel = pick(words.tools, lang);
  const said = document.createElement('p');
  said.className = 'map-said';
  said.role = 'status';
  const element = document.createElement('div');
  frame.append(toolbar, said, element);
  const addresses = addressesOf(area);
  const map = await makeMap(element, pick(texts.areaMap, lang), addresses);
  const farm = readPoint(area.dataset.farm);
  if (farm === undefined) map.fitBounds(FRANCE);
  else {
    map.setView(farm, 9);
    const title = pick(texts.farm, lang);
    const icon = L.divIcon({ className: 'map-pin map-pin-farm', html: '', iconSize: [20, 20] });
    L.marker(farm, { icon, title, alt: title, keyboard: false }).addTo(map);
  }
  drawingTools({ map, toolbar, said, ports });
  return { show: shower(map, addresses) };
};

/** Draws the area anew, and moves the map only when the area does not fit any more, or is lost in it. */
const shower = (map: L.Map, addresses: Parameters<typeof drawArea>[2]): AreaMap['show'] => {
  let shown: L.FeatureGroup | undefined;
  return async (drawing) => {
    const next = drawing === undefined ? undefined : await drawArea(drawing, { color: '#8b1d49' }, addresses);
    shown?.remove();
    shown = next?.addTo(map);
    const bounds = next?.getBounds();
    if (!bounds?.isValid()) return;
    const seen = map.getBounds();
    const isLost = seen.getEast() - seen.getWest() > 4 * (bounds.getEast() - bounds.getWest());
    if (seen.contains(bounds) && !isLost) return;
    map.fitBounds(bounds.getEast() - bounds.getWest() > 20 ? FRANCE : bounds, { padding: [20, 20], maxZoom: 13 });
  };
};

interface Tools {
  readonly map: L.Map;
  readonly toolbar: HTMLElement;
  readonly said: HTMLElement;
  readonly ports: AreaMapPorts;
}

const LEAST_POINTS = 3;
const OUTLINES: readonly OutlineField[] = ['outline', 'alsoOutline', 'withoutOutline'];
const SAID = { outline: words.drawn, alsoOutline: words.joined, withoutOutline: words.taken };

const drawingTools = ({ map, toolbar, said, ports }: Tools): void => {
  const lang = languageOfPage();
  let target: OutlineField | undefined;
  let points: LonLat[] = [];
  const line = L.polygon([], { color: '#2b2520', weight: 2, dashArray: '4 4', fillOpacity: 0.08, interactive: false });
  const corners = L.layerGroup();
  const cross = document.createElement('div');
  cross.className = 'map-cross';
  cross.hidden = true;
  map.getContainer().append(cross);

  const button = (label: string, act: () => void, look = 'btn-quiet'): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = `btn ${look}`;
    made.textContent = label;
    made.addEventListener('click', act);
    toolbar.append(made);
    return made;
  };
  const start = (field: OutlineField) => (): void => {
    target = field;
    points = [];
    refresh();
    map.getContainer().focus();
  };
  const draw = button(pick(words.draw, lang), start('outline'));
  const join = button(pick(words.join, lang), start('alsoOutline'));
  const take = button(pick(words.take, lang), start('withoutOutline'));
  const clear = button(
    pick(words.clear, lang),
    () => {
      for (const field of OUTLINES) ports.drawn(field, '');
      said.textContent = pick(words.cleared, lang);
    },
    'btn-plain',
  );
  const here = button(pick(words.addHere, lang), () => add(map.getCenter()));
  const back = button(pick(words.undo, lang), () => {
    points.pop();
    refresh();
  });
  const end = button(pick(words.finish, lang), () => finish(), 'btn-main');
  const cancel = button(pick(words.cancel, lang), () => stop(pick(words.cancelled, lang)), 'btn-plain');

  const add = ({ lat, lng }: L.LatLng): void => {
    if (target === undefined) return;
    points.push([Number(lng.toFixed(5)), Number(lat.toFixed(5))]);
    refresh();
  };
  const finish = (): void => {
    if (target === undefined || points.length < LEAST_POINTS) return;
    const field = target;
    const joined = joinedOutline(ports.outline(field), points);
    stop(pick(SAID[field], lang));
    ports.drawn(field, joined);
  };
  const stop = (message: string): void => {
    target = undefined;
    points = [];
    refresh();
    said.textContent = message;
    draw.focus();
  };
  const refresh = (): void => {
    const isDrawing = target !== undefined;
    for (const one of [draw, join, take, clear]) one.hidden = isDrawing;
    for (const one of [here, back, end, cancel]) one.hidden = !isDrawing;
    cross.hidden = !isDrawing;
    end.disabled = points.length < LEAST_POINTS;
    back.disabled = points.length === 0;
    map.getContainer().classList.toggle('is-drawing', isDrawing);
    const corner = points.map(([lon, lat]): L.LatLngTuple => [lat, lon]);
    line.setLatLngs(corner);
    corners.clearLayers();
    for (const at of corner)
      corners.addLayer(
        L.circleMarker(at, {
          radius: 5,
          color: '#2b2520',
          fillColor: '#fff',
          fillOpacity: 1,
          weight: 2,
          interactive: false,
        }),
      );
    if (isDrawing)
      said.textContent = pick(
        points.length === 0 ? words.begin : points.length < LEAST_POINTS ? words.points : words.enough,
        lang,
        { n: points.length },
      );
  };
  line.addTo(map);
  corners.addTo(map);
  map.on('click', ({ latlng }) => add(latlng));
  map.getContainer().addEventListener('keydown', (event) => {
    if (target === undefined || event.target !== map.getContainer()) return;
    if (event.key === 'Enter') add(map.getCenter());
    else if (event.key === 'Escape') stop(pick(words.cancelled, lang));
    else return;
    event.preventDefault();
  });
  refresh();
};

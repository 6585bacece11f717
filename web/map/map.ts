import * as L from 'leaflet';
import type { Language } from '#domain/shared/primitives.ts';
import { pick } from '#web/shared/text.ts';
import { type BackgroundAddresses, ownBackground } from './own-background.ts';
import { texts } from './texts.ts';

/** What every map of the site has: tiles of IGN where they answer, a background of our own where they do not, words in the page's language. */

/** Plan IGN v2 in Web Mercator (PM): open, without key, credit IGN (geoservices.ign.fr). */
const IGN_TILES =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
const IGN_CREDIT = '<a href="https://geoservices.ign.fr/">© IGN</a>';

/** A first tile that takes longer leaves a grey square: then our own background is shown, and tiles cover it as they come. */
const PATIENCE_MS = 1_200;
/** Without a single tile after so many failures there is no network: asking on would only cost battery. */
const MAX_FAILURES = 8;

export const languageOfPage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'fr');

export interface MapPlaces extends BackgroundAddresses {
  readonly style: string;
}

/** The addresses that the page gives beside its map. */
export const addressesOf = ({ dataset }: HTMLElement): MapPlaces => ({
  style: dataset.style ?? '',
  background: dataset.background ?? '',
  towns: dataset.towns ?? '',
});

/** Reads `lat,lon`; undefined where it is not that. */
export const readPoint = (text: string | undefined): L.LatLng | undefined => {
  const [lat, lon] = (text ?? '').split(',').map(Number);
  return lat === undefined || lon === undefined || Number.isNaN(lat) || Number.isNaN(lon) || text === ''
    ? undefined
    : L.latLng(lat, lon);
};

/** The map's style sheet comes with the map: 20 kB that nobody else needs. */
const styled = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${address}"]`) !== null) return resolve();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`${address} does not load`));
    document.head.append(link);
  });

/**
 * Makes a map in an element that is shown.
 * @param label what it shows, for those who do not see it
 */
export const makeMap = async (element: HTMLElement, label: string, addresses: MapPlaces): Promise<L.Map> => {
  await styled(addresses.style);
  const lang = languageOfPage();
  element.classList.add('map');
  element.role = 'region';
  element.ariaLabel = label;
  const map = L.map(element, {
    zoomControl: false,
    minZoom: 4,
    maxZoom: 17,
    worldCopyJump: true,
    // A page must scroll on under a finger or a wheel that passes over its map.
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    ...(matchMedia('(prefers-reduced-motion: reduce)').matches
      ? { zoomAnimation: false, fadeAnimation: false, inertia: false }
      : {}),
  });
  map.attributionControl.setPrefix(false);
  L.control
    .zoom({ zoomInTitle: pick(texts.zoomIn, lang), zoomOutTitle: pick(texts.zoomOut, lang), position: 'topright' })
    .addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
  addBackgrounds(map, addresses);
  return map;
};

const addBackgrounds = (map: L.Map, addresses: MapPlaces): void => {
  const tiles = L.tileLayer(IGN_TILES, { maxNativeZoom: 18, zIndex: 1 });
  let own: Promise<L.GridLayer> | undefined;
  let answered = false;
  let failures = 0;
  const showOwn = (): void => {
    own ??= ownBackground(addresses).then((layer) => layer.addTo(map));
    own.catch((error) => console.error(error));
  };
  const patience = window.setTimeout(showOwn, PATIENCE_MS);
  tiles.on('tileload', () => {
    if (!answered) map.attributionControl.addAttribution(IGN_CREDIT);
    answered = true;
    clearTimeout(patience);
  });
  tiles.on('tileerror', () => {
    failures += 1;
    showOwn();
    if (!answered && failures >= MAX_FAILURES) tiles.remove();
  });
  window.addEventListener('online', () => tiles.addTo(map));
  tiles.addTo(map);
};

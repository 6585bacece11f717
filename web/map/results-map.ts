import * as L from 'leaflet';
import { pick } from '#web/shared/text.ts';
import { addressesOf, languageOfPage, makeMap, readPoint } from './map.ts';
import { texts } from './texts.ts';

/** The map beside a list of producers: read from the list itself, so that both always say the same. */

/** One producer of the list. */
interface Listed {
  readonly number: number;
  readonly name: string;
  readonly card: HTMLElement;
  readonly link: HTMLElement;
  readonly farm: L.LatLng;
  /** They only send parcels: shown, but the map does not go that far by itself. */
  readonly onlySends: boolean;
  readonly pickups: readonly { readonly name: string; readonly at: L.LatLng }[];
}

export const openResultsMap = async (panel: HTMLElement, frame: HTMLElement): Promise<void> => {
  const lang = languageOfPage();
  const element = document.createElement('div');
  frame.append(element, legend());
  const map = await makeMap(element, pick(texts.resultsMap, lang), addressesOf(panel));
  const here = readPoint(panel.dataset.at);
  const label = pick(texts.you, lang, { place: panel.dataset.label ?? '' });
  if (here !== undefined)
    L.marker(here, { icon: youIcon(), title: label, alt: label, keyboard: false, zIndexOffset: -1000 }).addTo(map);
  const markers = L.layerGroup().addTo(map);
  const refresh = (): void => {
    const listed = readList();
    markers.clearLayers();
    addMarkers(markers, listed);
    fitTo(map, here, listed);
  };
  refresh();
  const list = document.querySelector('[data-results]');
  // A filter puts another list in place.
  if (list !== null) new MutationObserver(refresh).observe(list, { childList: true });
};

const readList = (): Listed[] =>
  [...document.querySelectorAll<HTMLElement>('.card[data-at]')].flatMap((card, index) => {
    const farm = readPoint(card.dataset.at);
    const link = card.querySelector<HTMLElement>('h2 a, h3 a');
    if (farm === undefined || link === null) return [];
    writeNumber(link, index + 1);
    const pickups = [...card.querySelectorAll<HTMLElement>('.rounds [data-at]')].flatMap((round) => {
      const at = readPoint(round.dataset.at);
      return at === undefined ? [] : [{ name: round.dataset.name ?? '', at }];
    });
    const name = link.textContent ?? '';
    return [{ number: index + 1, name, card, link, farm, onlySends: 'sends' in card.dataset, pickups }];
  });

/** The number of the map, before the name in the list; the style sheet hides it while the map is closed. */
const writeNumber = (link: HTMLElement, number: number): void => {
  const known = link.parentElement?.querySelector('.map-number');
  const badge = known ?? document.createElement('span');
  badge.className = 'map-number';
  badge.textContent = String(number);
  if (known === null || known === undefined) link.before(badge);
};

/** What stands at one point: a market has many farms. */
interface Pin {
  readonly at: L.LatLng;
  readonly look: 'farm' | 'pickup';
  readonly entries: readonly { readonly producer: Listed; readonly what: string }[];
}

const pinsOf = (listed: readonly Listed[]): Pin[] => {
  const lang = languageOfPage();
  const single: Pin[] = listed.flatMap((producer) => [
    { at: producer.farm, look: 'farm' as const, entries: [{ producer, what: pick(texts.farm, lang) }] },
    ...producer.pickups.map(({ name, at }) => ({
      at,
      look: 'pickup' as const,
      entries: [{ producer, what: pick(texts.pickup, lang, { name }) }],
    })),
  ]);
  const groups = new Map<string, Pin>();
  for (const pin of single) {
    // Four decimals are about ten metres.
    const key = `${pin.look} ${pin.at.lat.toFixed(4)} ${pin.at.lng.toFixed(4)}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? pin : { ...known, entries: [...known.entries, ...pin.entries] });
  }
  return [...groups.values()];
};

/** More numbers than these in one pin are counted. */
const MAX_NUMBERS = 3;

const numbersIn = (entries: Pin['entries']): string => {
  const numbers = [...new Set(entries.map(({ producer }) => producer.number))];
  const more = numbers.length > MAX_NUMBERS ? '…' : '';
  return numbers.slice(0, MAX_NUMBERS).join(' ') + more;
};

const addMarkers = (layer: L.LayerGroup, listed: readonly Listed[]): void => {
  for (const { at, look, entries } of pinsOf(listed)) {
    const numbers = numbersIn(entries);
    const names = entries.map(({ producer, what }) => `${producer.number}. ${producer.name}, ${what}`).join(' ; ');
    // What is read out holds what is seen.
    const title = entries.length === 1 ? names : `${numbers} : ${names}`;
    const width = Math.max(30, 12 + numbers.length * 8);
    const icon = L.divIcon({
      className: `map-pin map-pin-${look}`,
      html: `<span>${numbers}</span>`,
      iconSize: [width, 30],
    });
    const marker = L.marker(at, { icon, title, riseOnHover: true });
    marker.on('add', () => marker.getElement()?.setAttribute('aria-label', title));
    marker.bindPopup(() => popup(entries), { maxHeight: 220 });
    marker.addTo(layer);
  }
};

/** Built, not written as HTML: names are what producers typed. */
const popup = (entries: Pin['entries']): HTMLElement => {
  const box = document.createElement('div');
  for (const { producer, what } of entries) {
    const strong = document.createElement('strong');
    strong.textContent = `${producer.number}. ${producer.name}`;
    const words = document.createElement('p');
    words.className = 'map-words';
    words.textContent = what.charAt(0).toLocaleUpperCase() + what.slice(1);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-plain';
    button.textContent = pick(texts.inList, languageOfPage());
    button.addEventListener('click', () => {
      producer.link.focus();
      producer.link.scrollIntoView({ block: 'center' });
    });
    box.append(strong, words, button);
  }
  return box;
};

const youIcon = (): L.DivIcon => L.divIcon({ className: 'map-you', iconSize: [46, 46] });

const fitTo = (map: L.Map, here: L.LatLng | undefined, listed: readonly Listed[]): void => {
  const points = listed
    .filter(({ onlySends }) => !onlySends)
    .flatMap(({ farm, pickups }) => [farm, ...pickups.map(({ at }) => at)]);
  const all = [...(here === undefined ? [] : [here]), ...points];
  if (all.length > 0) map.fitBounds(L.latLngBounds(all), { padding: [36, 36], maxZoom: 12 });
};

const legend = (): HTMLElement => {
  const lang = languageOfPage();
  const list = document.createElement('ul');
  list.className = 'map-legend';
  const looks = [
    ['map-pin map-pin-farm', texts.legendFarm],
    ['map-pin map-pin-pickup', texts.legendPickup],
    ['map-you', texts.legendYou],
  ] as const;
  for (const [look, text] of looks) {
    const item = document.createElement('li');
    const sign = document.createElement('span');
    sign.className = look;
    sign.ariaHidden = 'true';
    item.append(sign, pick(text, lang));
    list.append(item);
  }
  return list;
};

import * as L from 'leaflet';
import { pick } from '#web/shared/text.ts';
import { addressesOf, languageOfPage, makeMap } from './map.ts';
import { texts } from './texts.ts';

/** The accepted rows of an import on a map: a latitude and longitude exchanged, or a department missed, is seen at once. */

interface Row {
  readonly line: number;
  readonly name: string;
  readonly communeName: string;
  readonly lat: number;
  readonly lon: number;
  readonly approximate: boolean;
}

const GIVEN = { radius: 6, weight: 1.5, color: '#fdfaf3', fillColor: '#8b1d49', fillOpacity: 0.85 } as const;
/** Hollow: the shape says it too, not the colour alone. */
const APPROXIMATE = { radius: 6, weight: 2, color: '#8b1d49', fillColor: '#fdfaf3', fillOpacity: 0.7 } as const;

export const openImportMap = async (panel: HTMLElement, frame: HTMLElement): Promise<void> => {
  const lang = languageOfPage();
  const rows = await fetchRows(panel.dataset.areas ?? '');
  const element = document.createElement('div');
  frame.append(element, legend());
  const map = await makeMap(element, pick(texts.importMap, lang), addressesOf(panel));
  // Ten thousand points are one picture, not ten thousand elements.
  const renderer = L.canvas();
  for (const row of rows)
    L.circleMarker([row.lat, row.lon], { renderer, ...(row.approximate ? APPROXIMATE : GIVEN) })
      .bindPopup(() => popup(row))
      .addTo(map);
  map.fitBounds(L.latLngBounds(rows.map(({ lat, lon }) => L.latLng(lat, lon))), { padding: [24, 24], maxZoom: 12 });
};

/** All pages of the call that the page names. @throws where one is refused. */
const fetchRows = async (address: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const answer = await fetch(`${address}&from=${rows.length}`);
    if (!answer.ok) throw new Error(`the rows are answered ${answer.status}`);
    const { accepted }: { accepted: Row[] } = await answer.json();
    rows.push(...accepted);
    if (accepted.length === 0 || accepted.length < PAGE) return rows;
  }
};

/** Rows a call, as the page asks for. */
const PAGE = 5_000;

/** Built, not written as HTML: names are what stands in somebody's list. */
const popup = ({ name, communeName, line }: Row): HTMLElement => {
  const box = document.createElement('div');
  const strong = document.createElement('strong');
  strong.textContent = name;
  const words = document.createElement('p');
  words.className = 'map-words';
  words.textContent = pick(texts.importLine, languageOfPage(), { commune: communeName, line });
  box.append(strong, words);
  return box;
};

const legend = (): HTMLElement => {
  const lang = languageOfPage();
  const list = document.createElement('ul');
  list.className = 'map-legend';
  for (const [look, text] of [
    ['map-dot', texts.importGiven],
    ['map-dot map-dot-hollow', texts.importApproximate],
  ] as const) {
    const item = document.createElement('li');
    const sign = document.createElement('span');
    sign.className = look;
    sign.ariaHidden = 'true';
    item.append(sign, pick(text, lang));
    list.append(item);
  }
  return list;
};

import { DamagedXml, readXml } from '../workbook/xml.ts';
import { type Fields, type PublishedTable, tableOf, withoutMarkup } from './table.ts';

/** Lists as maps and receivers save them: KML placemarks and GPX waypoints. */

/** What a text in XML is; undefined where it is none of ours. */
export type MapFile = PublishedTable | 'noPoints' | 'damaged' | undefined;

export const readMapFile = (text: string): MapFile => {
  const root = /<(?:[\w-]+:)?([A-Za-z]+)[\s>]/
    .exec(text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, ''))?.[1]
    ?.toLowerCase();
  if (root !== 'kml' && root !== 'gpx') return undefined;
  try {
    const things = root === 'kml' ? placemarks(text) : waypoints(text);
    return things.length === 0 ? 'noPoints' : tableOf(root, things);
  } catch (error) {
    if (error instanceof DamagedXml) return 'damaged';
    throw error;
  }
};

/** Folders of a map are often its categories. */
const placemarks = (xml: string): Fields[] => {
  const things: Fields[] = [];
  const folders: string[] = [];
  let thing: Map<string, string> | undefined;
  let path: string[] = [];
  let named: string | undefined;
  let text = '';
  readXml(xml, {
    open: (name, attributes) => {
      path.push(name);
      text = '';
      if (name === 'Folder') folders.push('');
      if (name === 'Placemark') {
        thing = new Map();
        const folder = folders.at(-1) ?? '';
        if (folder !== '') thing.set('type', folder);
      }
      if (name === 'Data' || name === 'SimpleData') named = attributes('name');
    },
    text: (part) => {
      text += part;
    },
    close: (name) => {
      const value = withoutMarkup(text.trim());
      path = path.slice(0, -1);
      const within = path.at(-1);
      if (name === 'Placemark' && thing !== undefined) {
        if (thing.size > 0) things.push(thing);
        thing = undefined;
      } else if (thing === undefined) {
        if (name === 'name' && within === 'Folder') folders[folders.length - 1] = value;
      } else if (name === 'coordinates') position(value, thing);
      else if ((name === 'value' || name === 'SimpleData') && named !== undefined && value !== '')
        thing.set(named, value);
      else if (within === 'Placemark' && value !== '' && PLACEMARK_FIELDS[name] !== undefined)
        thing.set(PLACEMARK_FIELDS[name], value);
      if (name === 'Folder') folders.pop();
      text = '';
    },
  });
  return things;
};

const PLACEMARK_FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'description',
  address: 'address',
  phoneNumber: 'telephone',
};

/** `lon,lat,height`, more than one for lines: the first. */
const position = (coordinates: string, thing: Map<string, string>): void => {
  const [lon = '', lat = ''] = (coordinates.split(/\s+/)[0] ?? '').split(',');
  if (lon === '' || lat === '' || thing.has('latitude')) return;
  thing.set('latitude', lat);
  thing.set('longitude', lon);
};

const GPX_FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  desc: 'description',
  cmt: 'comment',
  type: 'type',
  sym: 'symbol',
};

/** Tracks and routes are ways, not places. */
const waypoints = (xml: string): Fields[] => {
  const things: Fields[] = [];
  let thing: Map<string, string> | undefined;
  let depth = 0;
  let text = '';
  readXml(xml, {
    open: (name, attributes) => {
      text = '';
      if (name === 'wpt') {
        thing = new Map();
        depth = 0;
        const [lat, lon] = [attributes('lat'), attributes('lon')];
        if (lat !== undefined && lon !== undefined) thing.set('latitude', lat).set('longitude', lon);
      } else if (thing !== undefined) {
        depth += 1;
        const href = attributes('href');
        if (name === 'link' && href !== undefined) thing.set('website', href);
      }
    },
    text: (part) => {
      text += part;
    },
    close: (name) => {
      if (thing === undefined) return;
      if (name === 'wpt') {
        things.push(thing);
        thing = undefined;
        return;
      }
      const value = withoutMarkup(text.trim());
      const field = GPX_FIELDS[name];
      if (depth === 1 && field !== undefined && value !== '') thing.set(field, value);
      depth -= 1;
      text = '';
    },
  });
  return things;
};

import * as L from 'leaflet';
import type { BackgroundFile, TownsFile } from './background-file.ts';
import {
  type Background,
  type DrawnBounds,
  type DrawnLine,
  type DrawnTown,
  readBackground,
  readMoreTowns,
} from './background-reading.ts';
import { LABEL_GAP, type Label, labelsIn, labelsThatFit } from './town-labels.ts';

/** Where the files of the background are: hashed addresses that the page names. */
export interface BackgroundAddresses {
  readonly background: string;
  readonly towns: string;
}

/** From this zoom on a map shows a few communes, and a few hundred names are not enough. */
const ZOOM_OF_MORE_TOWNS = 10;
const ZOOM_OF_DEPARTMENTS = 6;
const FONT = '12.5px Ubuntu, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

const COLOURS = {
  sea: '#d5e0e3',
  land: '#f8f4ea',
  coast: '#8c9c9f',
  border: '#8a7f6e',
  department: '#cbbfa8',
  town: '#4d453c',
  halo: '#f8f4ea',
} as const;

let fetched: Promise<BackgroundFile> | undefined;

/** The file, fetched once a page. */
export const backgroundFile = ({ background }: BackgroundAddresses): Promise<BackgroundFile> => {
  fetched ??= fetchJson<BackgroundFile>(background);
  return fetched;
};

const fetchJson = async <Content>(address: string): Promise<Content> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Content;
};

/**
 * A layer of our own behind everything: coast, borders, departments, names. Drawn tile by tile, as tiles of IGN would be, so that what is
 * not seen costs nothing.
 */
export const ownBackground = async (addresses: BackgroundAddresses): Promise<L.GridLayer> => {
  const background = readBackground(await backgroundFile(addresses));
  const names = namesFor(background.towns, addresses);
  const Layer = L.GridLayer.extend({
    createTile(coords: L.Coords): HTMLCanvasElement {
      const tile = document.createElement('canvas');
      drawTile(tile, coords, background, names(coords.z));
      return tile;
    },
  });
  const layer: L.GridLayer = new (Layer as unknown as new (options: L.GridLayerOptions) => L.GridLayer)({
    noWrap: true,
    zIndex: 0,
    className: 'map-own',
    attribution: 'Natural Earth, GeoNames, Etalab',
  });
  names.onMore = () => layer.redraw();
  return layer;
};

interface Names {
  (zoom: number): ReadonlyMap<string, readonly Label[]>;
  /** Called once there are more names. */
  onMore: () => void;
}

/** Which names to show at a zoom; the second file is fetched when the map first comes so near. */
const namesFor = (first: readonly DrawnTown[], addresses: BackgroundAddresses): Names => {
  let towns = first;
  let asked = false;
  const byZoom = new Map<number, ReadonlyMap<string, readonly Label[]>>();
  const measure = measurer();
  const names = ((zoom) => {
    if (zoom >= ZOOM_OF_MORE_TOWNS && !asked) {
      asked = true;
      fetchJson<TownsFile>(addresses.towns).then(
        (file) => {
          towns = readMoreTowns(file);
          byZoom.clear();
          names.onMore();
        },
        // The larger towns are named all the same.
        () => undefined,
      );
    }
    const known = byZoom.get(zoom) ?? labelsThatFit(towns, 256 * 2 ** zoom, measure);
    byZoom.set(zoom, known);
    return known;
  }) as Names;
  names.onMore = () => undefined;
  return names;
};

const measurer = (): ((name: string) => number) => {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (name) => name.length * 7;
  context.font = FONT;
  return (name) => context.measureText(name).width;
};

const SIZE = 256;

const drawTile = (
  tile: HTMLCanvasElement,
  { x, y, z }: L.Coords,
  background: Background,
  names: ReadonlyMap<string, readonly Label[]>,
): void => {
  const density = Math.min(2, window.devicePixelRatio || 1);
  tile.width = SIZE * density;
  tile.height = SIZE * density;
  const context = tile.getContext('2d');
  if (context === null) return;
  context.scale(density, density);
  const pen: Pen = { context, scale: SIZE * 2 ** z, left: x * SIZE, top: y * SIZE };
  context.fillStyle = COLOURS.sea;
  context.fillRect(0, 0, SIZE, SIZE);
  fillLand(pen, background.world);
  for (const detail of background.details) {
    if (!isSeen(pen, detail.bounds)) continue;
    paintSea(pen, detail.bounds);
    fillLand(pen, detail.land);
    stroke(pen, detail.land, COLOURS.coast, 1, detail.bounds);
    if (z >= ZOOM_OF_DEPARTMENTS) stroke(pen, background.departments, COLOURS.department, 1);
    stroke(pen, detail.borders, COLOURS.border, 1.6);
  }
  writeNames(pen, names);
};

interface Pen {
  readonly context: CanvasRenderingContext2D;
  /** Width of the world, pixels. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const isSeen = ({ scale, left, top }: Pen, bounds: DrawnBounds): boolean =>
  bounds.west * scale < left + SIZE + 2 &&
  bounds.east * scale > left - 2 &&
  bounds.north * scale < top + SIZE + 2 &&
  bounds.south * scale > top - 2;

const paintSea = ({ context, scale, left, top }: Pen, { west, north, east, south }: DrawnBounds): void => {
  context.fillStyle = COLOURS.sea;
  context.fillRect(west * scale - left, north * scale - top, (east - west) * scale, (south - north) * scale);
};

const fillLand = (pen: Pen, rings: readonly DrawnLine[]): void => {
  const { context, scale, left, top } = pen;
  context.beginPath();
  for (const { points, bounds } of rings) {
    if (!isSeen(pen, bounds)) continue;
    for (let at = 0; at < points.length; at += 2) {
      const [px, py] = [(points[at] ?? 0) * scale - left, (points[at + 1] ?? 0) * scale - top];
      if (at === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    context.closePath();
  }
  context.fillStyle = COLOURS.land;
  // Lakes and holes are rings within rings.
  context.fill('evenodd');
};

/** Lines; edges that run along `cut`, where a ring was cut to its box, are left out. */
const stroke = (pen: Pen, lines: readonly DrawnLine[], colour: string, width: number, cut?: DrawnBounds): void => {
  const { context, scale, left, top } = pen;
  context.beginPath();
  for (const { points, bounds } of lines) {
    if (!isSeen(pen, bounds)) continue;
    const [firstX = 0, firstY = 0] = points;
    const closed = cut === undefined ? points.length : points.length + 2;
    let [fromX, fromY] = [firstX, firstY];
    context.moveTo(fromX * scale - left, fromY * scale - top);
    for (let at = 2; at < closed; at += 2) {
      const [x, y] = at < points.length ? [points[at] ?? 0, points[at + 1] ?? 0] : [firstX, firstY];
      if (cut !== undefined && runsAlong(cut, fromX, fromY, x, y)) context.moveTo(x * scale - left, y * scale - top);
      else context.lineTo(x * scale - left, y * scale - top);
      [fromX, fromY] = [x, y];
    }
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.stroke();
};

/** Half a step of the file on the plane: what was cut to a box was rounded after. */
const ROUNDING = 0.0006 / 360;

const runsAlong = (box: DrawnBounds, ax: number, ay: number, bx: number, by: number): boolean => {
  const onLine = (a: number, b: number, line: number) => Math.abs(a - line) < ROUNDING && Math.abs(b - line) < ROUNDING;
  return onLine(ax, bx, box.west) || onLine(ax, bx, box.east) || onLine(ay, by, box.north) || onLine(ay, by, box.south);
};

const writeNames = ({ context, left, top }: Pen, names: ReadonlyMap<string, readonly Label[]>): void => {
  context.font = FONT;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { name, px, py } of labelsIn(names, { left, top, size: SIZE })) {
    const [x, y] = [px - left, py - top];
    context.fillStyle = COLOURS.town;
    context.beginPath();
    context.arc(x, y, 2.2, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = COLOURS.halo;
    context.lineWidth = 3;
    context.strokeText(name, x + LABEL_GAP, y);
    context.fillText(name, x + LABEL_GAP, y);
  }
};

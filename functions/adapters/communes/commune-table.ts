import { distanceKm } from '#domain/areas/geometry.ts';
import type { PlaceList } from '#domain/places/place-list.ts';
import { articleLength, foldName } from '#domain/places/place-words.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { type CommunesFile, DEGREE, SEPARATOR } from './communes-file.ts';

/** Length of one degree of latitude, km, on a sphere of mean radius. */
const KM_PER_DEGREE = 111.195;

/** Codes from here on are overseas, where a department takes three characters. */
const OVERSEAS = '97';

const POSTCODE_LENGTH = 5;

/** More than there are entries, and a power of two. */
const ENTRIES = 65_536;

/** Side of the grid for positions, degrees: some ten communes in a square. */
const GRID_DEGREES = 0.25;

/** The columns of the list, with the indexes over them. What few callers need is made when first asked for. */
export class CommuneTable implements PlaceList {
  readonly file: CommunesFile;
  readonly folded: readonly string[];
  readonly wordStarts: readonly number[];
  readonly #names: readonly string[];
  readonly #codes: readonly string[];
  readonly #postcodes: readonly string[];
  readonly #commune = new Map<number, number>();
  readonly #former: ReadonlySet<number>;

  constructor(file: CommunesFile) {
    this.file = file;
    this.folded = file.folded.split(SEPARATOR);
    this.wordStarts = file.wordStarts;
    this.#names = file.names.split(SEPARATOR);
    this.#codes = file.codes.split(SEPARATOR);
    this.#postcodes = file.postcodes.split(SEPARATOR);
    this.#former = new Set(file.former.map(([entry]) => entry));
    for (const [entry, commune] of [...file.former, ...file.arrondissements]) this.#commune.set(entry, commune);
  }

  name(entry: number): string {
    return at(this.#names, entry);
  }

  code(entry: number): string {
    return at(this.#codes, entry);
  }

  /** The commune of today that has this official code. */
  entryOf(code: string): number | undefined {
    return this.#byCode().get(code);
  }

  /** The entry of any code: of a commune, of an arrondissement, or one that a commune of today had before. */
  entryOfAny(code: string): number | undefined {
    return this.#byCode().get(code) ?? this.#byAnyCode().get(code);
  }

  /** A former commune has the postcodes of its commune where its own is not in the sources. */
  postcodes(entry: number): readonly string[] {
    const written = at(this.#postcodes, entry);
    const own = written === '' && this.isFormer(entry) ? at(this.#postcodes, this.within(entry) ?? entry) : written;
    if (own.length === POSTCODE_LENGTH) return [own];
    return own === '' ? [] : own.split(',');
  }

  /** Inhabitants; 0 where nobody lives or nobody counted. */
  population(entry: number): number {
    return at(this.file.populations, entry);
  }

  position(entry: number): Position {
    return { lat: at(this.file.latitudes, entry) / DEGREE, lon: at(this.file.longitudes, entry) / DEGREE };
  }

  within(entry: number): number | undefined {
    return this.#commune.get(entry);
  }

  isFormer(entry: number): boolean {
    return this.#former.has(entry);
  }

  isArrondissement(entry: number): boolean {
    return this.#commune.has(entry) && !this.#former.has(entry);
  }

  isApproximate(entry: number): boolean {
    return this.#approximate()[entry] === 1;
  }

  /** The department of the commune of today: that of a former commune may have been another. */
  departmentOf(entry: number): string {
    const code = this.code(this.within(entry) ?? entry);
    return code.slice(0, code >= OVERSEAS ? 3 : 2);
  }

  departmentName(code: string): string | undefined {
    return this.#departmentNames().get(code);
  }

  get departments(): ReadonlyMap<string, string> {
    return this.#foldedDepartments();
  }

  /** Entries of the communes of an EPCI; undefined where there is no such EPCI. */
  membersOf(epci: string): readonly number[] | undefined {
    return this.#members().get(epci);
  }

  underPostcode(beginning: string): readonly number[] {
    const order = this.#postcodeOrder();
    const width = 10 ** (5 - beginning.length);
    const [from, to] = [Number(beginning) * width, (Number(beginning) + 1) * width];
    const keys = order.subarray(firstAtLeast(order, from * ENTRIES), firstAtLeast(order, to * ENTRIES));
    return [...new Set(Array.from(keys, (key) => key % ENTRIES))];
  }

  /** The entry whose centre is nearest within `withinKm`; of equally near ones, the one whose centre is known, then the larger. */
  nearest(position: Position, withinKm: number, isWanted: (entry: number) => boolean = () => true): number | undefined {
    let best: { entry: number; km: number } | undefined;
    for (const entry of this.entriesAround(position, withinKm)) {
      if (!isWanted(entry)) continue;
      // An approximate former commune is only its commune's centre again.
      if (this.isFormer(entry) && this.isApproximate(entry)) continue;
      const km = distanceKm(position, this.position(entry));
      if (
        km <= withinKm &&
        (best === undefined || km < best.km || (km === best.km && this.#isSurer(entry, best.entry)))
      ) {
        best = { entry, km };
      }
    }
    return best?.entry;
  }

  /** Entries in the squares of the grid that a circle touches: some lie outside the circle. */
  entriesAround({ lat, lon }: Position, radiusKm: number): number[] {
    const high = radiusKm / KM_PER_DEGREE;
    const furthest = Math.min(89, Math.abs(lat) + high);
    const wide = Math.min(180, high / Math.cos((furthest * Math.PI) / 180));
    const found: number[] = [];
    for (let row = square(lat - high); row <= square(lat + high); row++) {
      for (let column = square(lon - wide); column <= square(lon + wide); column++) {
        for (const entry of this.#grid().get(squareKey(row, column)) ?? []) found.push(entry);
      }
    }
    return found;
  }

  #isSurer(entry: number, other: number): boolean {
    const [known, otherKnown] = [!this.isApproximate(entry), !this.isApproximate(other)];
    return known === otherKnown ? this.population(entry) > this.population(other) : known;
  }

  readonly #byCode = once(() => {
    const map = new Map<string, number>();
    this.#codes.forEach((code, entry) => {
      if (!this.#commune.has(entry)) map.set(code, entry);
    });
    return map;
  });

  /** Codes that are none of a commune of today. A locality has that of its commune, which comes first anyway. */
  readonly #byAnyCode = once(() => {
    const map = new Map(this.file.oldCodes);
    for (const entry of this.#commune.keys()) map.set(at(this.#codes, entry), entry);
    return map;
  });

  /** Entries by their folded name without its article. */
  readonly #byBareName = once(() => {
    const map = new Map<string, number[]>();
    this.folded.forEach((name, entry) => {
      const bare = bareName(name);
      const entries = map.get(bare);
      if (entries === undefined) map.set(bare, [entry]);
      else entries.push(entry);
    });
    return map;
  });

  /** Entries called exactly so; where there is none, those that are but for the article. */
  named(folded: string): readonly number[] {
    const alike = this.#byBareName().get(bareName(folded)) ?? [];
    const exact = alike.filter((entry) => this.folded[entry] === folded);
    return exact.length > 0 ? exact : alike;
  }

  /** Entries whose name, with or without its article, goes on after these words. */
  begun(folded: string): readonly number[] {
    const words = `${folded} `;
    const found: number[] = [];
    this.folded.forEach((name, entry) => {
      if (name.startsWith(words) || name.startsWith(words, articleLength(name))) found.push(entry);
    });
    return found;
  }

  readonly #approximate = once(() => {
    const flags = new Uint8Array(this.#codes.length);
    for (const entry of this.file.approximate) flags[entry] = 1;
    return flags;
  });

  readonly #departmentNames = once(() => new Map(this.file.departments.map(([code, name]) => [code, name])));

  readonly #foldedDepartments = once(
    () => new Map(this.file.departments.map(([code, name]) => [code, foldName(name)])),
  );

  readonly #members = once(() => {
    const members = new Map<string, number[]>(this.file.epcis.map(([code]) => [code, []]));
    this.file.epci.forEach((index, entry) => {
      const code = this.file.epcis[index]?.[0];
      if (code !== undefined) members.get(code)?.push(entry);
    });
    return members;
  });

  /** Postcode and entry in one number each, ascending: numbers sort ten times faster than records. */
  readonly #postcodeOrder = once(() => {
    const keys: number[] = [];
    for (let entry = 0; entry < this.#codes.length; entry++) {
      for (const code of this.postcodes(entry)) keys.push(Number(code) * ENTRIES + entry);
    }
    return Float64Array.from(keys).sort();
  });

  readonly #grid = once(() => {
    const grid = new Map<number, number[]>();
    this.#codes.forEach((_, entry) => {
      const { lat, lon } = this.position(entry);
      const key = squareKey(square(lat), square(lon));
      const entries = grid.get(key);
      if (entries === undefined) grid.set(key, [entry]);
      else entries.push(entry);
    });
    return grid;
  });
}

/** The leading article is often left out, or put behind: `la rochelle` and `rochelle la` are `rochelle`. */
const bareName = (folded: string): string =>
  folded.replace(/^(?:le|la|les|l) (?=.)/, '').replace(/(?<=.) (?:le|la|les|l)$/, '');

const at = <Value>(column: readonly Value[], entry: number): Value => {
  const value = column[entry];
  if (value === undefined) throw new RangeError(`the list of communes has no entry ${entry}`);
  return value;
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const square = (degrees: number): number => Math.floor(degrees / GRID_DEGREES);

const squareKey = (row: number, column: number): number => row * 10_000 + column;

const firstAtLeast = (ascending: Float64Array, value: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

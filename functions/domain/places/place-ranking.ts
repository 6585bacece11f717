import type { PlaceHit, PlaceList } from './place-list.ts';
import type { Reading } from './place-words.ts';

/** How well an entry answers. Lower is better; ties go to the territory, then to communes of today, then to the larger population. */
export const RANK = {
  exact: 0,
  beginsName: 1,
  beginsWord: 2,
  exactQualified: 3,
  nameQualified: 4,
  allWords: 5,
  wordQualified: 6,
  spaceless: 7,
  nearly: 8,
} as const;

interface Match extends PlaceHit {
  readonly rank: number;
  readonly weight: number;
}

/** The best few matches, kept sorted: a word such as "saint" has thousands. */
export class Best {
  readonly matches: Match[] = [];
  readonly list: PlaceList;
  readonly limit: number;
  readonly prefer: ReadonlySet<string>;

  /** @param prefer departments whose places come first of equals. */
  constructor(list: PlaceList, limit: number, prefer: ReadonlySet<string>) {
    this.list = list;
    this.limit = limit;
    this.prefer = prefer;
  }

  get full(): boolean {
    return this.matches.length >= this.limit;
  }

  /** Offers an entry; refused where it is not in the postcode or department `where`. */
  offer(entry: number, rank: number, reading: Reading): void {
    const place = whereabouts(this.list, entry, reading.where);
    if (place === undefined) return;
    const asked = isArrondissementAsked(this.list, entry, reading);
    const match = {
      entry,
      rank: asked && reading.where?.length === 5 ? RANK.exact : rank,
      weight: weigh(this.list, entry, asked) + (this.prefer.has(this.list.departmentOf(entry)) ? HERE : 0),
      postcode: place.postcode,
    };
    const last = this.matches.at(-1);
    if (this.full && last !== undefined && !isBetter(match, last)) return;
    const same = this.matches.findIndex((other) => other.entry === entry);
    if (same >= 0) {
      const other = this.matches[same];
      if (other !== undefined && !isBetter(match, other)) return;
      this.matches.splice(same, 1);
    }
    const at = this.matches.findIndex((other) => isBetter(match, other));
    this.matches.splice(at < 0 ? this.matches.length : at, 0, match);
    if (this.matches.length > this.limit) this.matches.pop();
  }
}

const isBetter = (a: Match, b: Match): boolean =>
  a.rank !== b.rank ? a.rank < b.rank : a.weight !== b.weight ? a.weight > b.weight : a.entry < b.entry;

/** Inhabitants. A former commune comes after those of today, an arrondissement after all unless it is what was typed. */
const weigh = (list: PlaceList, entry: number, asked: boolean): number => {
  const within = list.within(entry);
  if (within === undefined) return list.population(entry);
  if (!list.isArrondissement(entry)) return list.population(within) / MORE_THAN_ANY_CITY - 1;
  const number = Number(list.folded[entry]?.split(' ').at(-1));
  return (asked ? MORE_THAN_ANY_CITY : -1) - number;
};

const MORE_THAN_ANY_CITY = 1e8;
/** More than anything else weighs. */
const HERE = 1e9;

/** Its own name or postcode, or its city's name in full: "Lyon 3", "69003", "Lyon". */
const isArrondissementAsked = (list: PlaceList, entry: number, { name, where }: Reading): boolean => {
  if (!list.isArrondissement(entry)) return false;
  const within = list.within(entry);
  return where?.length === 5 || name === list.folded[entry] || (within !== undefined && name === list.folded[within]);
};

/** Whether an entry lies where it should: its postcode that begins like `where`, or its department of that code. */
const whereabouts = (
  list: PlaceList,
  entry: number,
  where: string | undefined,
): { postcode: string | undefined } | undefined => {
  if (where === undefined) return { postcode: undefined };
  const postcode = list.postcodes(entry).find((code) => code.startsWith(where));
  if (postcode !== undefined) return { postcode };
  return list.departmentOf(entry) === where.toUpperCase() ? { postcode: undefined } : undefined;
};

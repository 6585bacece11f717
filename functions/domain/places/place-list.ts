/** What the search needs of the list of places, and how its names are prepared. */

/** Entries are numbers, in the order of their folded names. */
export interface PlaceList {
  /** Folded names, ascending by code unit. */
  readonly folded: readonly string[];
  /** Where the words after the first begin: `entry * OFFSETS + offset`, ascending by the text from there to the end of the name. */
  readonly wordStarts: readonly number[];
  /** Folded names of the departments, by code. */
  readonly departments: ReadonlyMap<string, string>;
  /** Inhabitants; the larger place comes first. */
  population(entry: number): number;
  postcodes(entry: number): readonly string[];
  departmentOf(entry: number): string;
  /** Entries one of whose postcodes begins like this. */
  underPostcode(beginning: string): readonly number[];
  /** The entry of the commune that a former commune or an arrondissement belongs to; undefined for a commune of today. */
  within(entry: number): number | undefined;
  isArrondissement(entry: number): boolean;
}

export interface PlaceHit {
  readonly entry: number;
  /** The postcode that was asked for, where one was. */
  readonly postcode: string | undefined;
}

/** Longest folded name is 45 characters; a word's offset in its name must stay under this. */
export const OFFSETS = 64;

/** Word beginnings of folded, sorted names, in the order that `PlaceList.wordStarts` asks for. For the build. */
export const prepareNames = (folded: readonly string[]): number[] => {
  const starts = folded.flatMap((name, entry) =>
    [...name.matchAll(/ (?=.)/g)].map((space) => ({
      at: entry * OFFSETS + space.index + 1,
      text: name.slice(space.index + 1),
    })),
  );
  return starts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.at - b.at)).map((start) => start.at);
};

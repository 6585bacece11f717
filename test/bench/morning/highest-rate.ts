/** Finds the highest rate that a site holds, by trying. */

export interface Trial {
  readonly holds: boolean;
  /** What it answered while it was tried, in the unit of the rate: where it did not hold, about what it can do. */
  readonly reached: number;
}

export interface Search<Result extends Trial> {
  /** What held, or undefined where nothing tried did. */
  readonly held: { readonly rate: number; readonly result: Result } | undefined;
  readonly tried: readonly { readonly rate: number; readonly holds: boolean }[];
}

/** The next try lies so far below what was reached under too much load. */
const SHARE_OF_REACHED = 0.85;
/** Between what held and what did not: near enough. */
const NEAR_ENOUGH = 1.12;
const MAX_TRIES = 6;
const LEAST_RATE = 1;

const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most);

/**
 * Tries the goal first. Where that does not hold: below what the site reached, then between the highest that held and the lowest that did
 * not, until they are within an eighth of each other or six were tried.
 */
export const highestRate = async <Result extends Trial>(
  goal: number,
  tryOut: (rate: number) => Promise<Result>,
): Promise<Search<Result>> => {
  const tried: { rate: number; holds: boolean }[] = [];
  let held: { rate: number; result: Result } | undefined;
  let broke = Number.POSITIVE_INFINITY;
  let rate = goal;
  while (tried.length < MAX_TRIES && rate >= LEAST_RATE) {
    const result = await tryOut(rate);
    tried.push({ rate, holds: result.holds });
    if (result.holds) held = { rate, result };
    else broke = Math.min(broke, rate);
    if (held !== undefined && (held.rate >= goal || broke / held.rate <= NEAR_ENOUGH)) break;
    rate =
      held === undefined
        ? between(broke / 4, result.reached * SHARE_OF_REACHED, broke / 1.25)
        : Math.sqrt(held.rate * broke);
  }
  return { held, tried };
};

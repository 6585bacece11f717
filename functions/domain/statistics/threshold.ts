/**
 * Who waits where is shown so that nobody can be made out: no number of people below five, and every number rounded down to fives.
 *
 * Rounding is what makes the first rule hold: with exact numbers, a commune's 7 less its 5 who wait for eggs would be 2 people, and the total
 * of a department less its communes those of a hamlet. The difference of two rounded numbers says only that between nobody and nine more
 * people there are; so does that of one hour's file and the next.
 */
export const FEWEST = 5;

/** A number of people as it may be shown; undefined: not at all. */
export const shownCount = (people: number): number | undefined =>
  people < FEWEST ? undefined : people - (people % FEWEST);

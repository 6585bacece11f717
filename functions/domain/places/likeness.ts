/** Whether two folded names are nearly the same: to read one that is misspelt where little else can be meant, never alone. */
export const isNearly = (typed: string, name: string): boolean => {
  const [one, other] = [typed.replaceAll(' ', ''), name.replaceAll(' ', '')];
  if (one.length < MIN_LENGTH || other.length < MIN_LENGTH) return one === other;
  if (one === other) return true;
  // "Saint-Paul" for "Saint-Paul-lès-Dax": whole words, from the beginning.
  if (name.startsWith(`${typed} `) || typed.startsWith(`${name} `)) return true;
  const most = Math.min(one.length, other.length) >= LONG ? 2 : 1;
  return Math.abs(one.length - other.length) <= most && editDistance(one, other, most) <= most;
};

const MIN_LENGTH = 4;
/** From this length on two letters may be wrong. */
const LONG = 9;

/** Letters changed, left out, added or exchanged with their neighbour, between two words; beyond `most` any larger number. */
const editDistance = (one: string, other: string, most: number): number => {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        exchanged ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length] ?? most + 1;
};

import type { GivenPlace } from '#domain/inputs/commune-evidence.ts';
import type { CommuneFault, FoundCommune } from '#domain/inputs/found-commune.ts';
import { type WhichCommune, whichCommune } from '#domain/inputs/which-commune.ts';
import type { Outcome } from '#domain/shared/outcome.ts';

/** Which commune a row means, from all that it says of its place. */
export type FindCommune = (given: GivenPlace) => Outcome<FoundCommune, CommuneFault>;

/** Remembers its answers where no position makes each row its own: a list names the same communes over and over. */
export const communeFinder = (context: WhichCommune): FindCommune => {
  const known = new Map<string, Outcome<FoundCommune, CommuneFault>>();
  return (given) => {
    if (given.position !== undefined) return whichCommune(given, context);
    const key = [given.code, given.name, given.postcode, given.department, given.address].join('\u0000');
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = whichCommune(given, context);
    known.set(key, answer);
    return answer;
  };
};

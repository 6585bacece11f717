import { type IdentityKey, identityKeys, isSame } from '#domain/unclaimed/identity.ts';
import type { Candidate } from './candidate.ts';
import type { RowMessageCode } from './row-words.ts';

/** Finds rows that say again what an earlier row of the same file said. */

export interface Repeat {
  readonly line: number;
  readonly code: Extract<RowMessageCode, 'sameSiret' | 'sameIdentifier' | 'sameNameHere'>;
}

const CODES: Readonly<Record<IdentityKey['kind'], Repeat['code']>> = {
  siret: 'sameSiret',
  identifier: 'sameIdentifier',
  name: 'sameNameHere',
};

/** Asked row by row, in the order of the file: the earlier row that this one repeats, undefined where it is new. */
export const repeatFinder = (): ((candidate: Candidate) => Repeat | undefined) => {
  const seen = new Map<string, Candidate[]>();
  return (candidate) => {
    const keys = identityKeys(candidate.details, '');
    for (const { kind, text } of keys) {
      const earlier = seen.get(text)?.find((one) => isSame(kind, one.details, candidate.details));
      if (earlier !== undefined) return { line: earlier.line, code: CODES[kind] };
    }
    for (const { text } of keys) {
      const known = seen.get(text);
      if (known === undefined) seen.set(text, [candidate]);
      else known.push(candidate);
    }
    return undefined;
  };
};

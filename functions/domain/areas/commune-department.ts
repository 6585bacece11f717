/**
 * The department that a commune's INSEE code names: its first two characters, three overseas (97, 98); 2A and 2B in Corsica. A place's
 * department is taken to be that of its commune everywhere in this folder.
 */
export const departmentOfCommune = (commune: string): string => commune.slice(0, /^9[78]/.test(commune) ? 3 : 2);

/** A department or commune overseas. "The country" of a round is the mainland and Corsica: a parcel that is kept cool does not reach La Réunion. */
export const isOverseas = (code: string): boolean => /^9[78]/.test(code);

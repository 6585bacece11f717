/** What a spreadsheet shows for a number: the formats that change what it means in a list. */

/** A day or a time; `padded`: digits that are always shown, zeros in front (a postcode, a telephone number, a SIRET). */
export type NumberKind = 'plain' | 'date' | { readonly padded: number };

/** Formats that have a number and no code, ECMA-376 part 1, 18.8.30: days and times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Spreadsheets write no longer one. */
const MAX_FORMAT = 255;

/** @param code as the file has it; undefined for a format that is built in. */
export const kindOfFormat = (id: number, code: string | undefined): NumberKind => {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : 'plain';
  if (code.length > MAX_FORMAT) return 'plain';
  // What is quoted, escaped, in brackets (colours, languages) or spacing says nothing of the number. The first section is for positive ones.
  const [bare = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  if (/[dyhms]/i.test(bare.replace(/general|standard/gi, ''))) return 'date';
  const places = bare.replace(/[\s\u00a0\u202f.-]/g, '');
  const padded = /^[#?]*(0[0#?]*)$/.exec(places)?.[1]?.length ?? 0;
  // "0.00" is a number with decimals: only where no point parts the zeros are they digits to keep. "00.00.00.00.00" is a telephone number.
  const points = bare.split('.').length - 1;
  return padded > 1 && points !== 1 ? { padded } : 'plain';
};

/**
 * @param written the number as the file stores it: decimal, perhaps with an exponent. A SIRET of 14 digits keeps them all.
 */
export const shownNumber = (written: string, kind: NumberKind, from1904: boolean): string => {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (kind === 'date') return value < 0 ? String(value) : dateOf(value, from1904);
  if (kind === 'plain' || !Number.isInteger(value) || value < 0) return plainNumber(value);
  return plainNumber(value).padStart(kind.padded, '0');
};

/** No exponent up to 10^21, and no more digits than spreadsheets keep: 43.610000000000007 is 43.61. */
const plainNumber = (value: number): string =>
  String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));

const DAY_MS = 86_400_000;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Days since the end of 1899 (a leap day that never was included, as spreadsheets have it), or since 1904. Below one day: a time. */
const dateOf = (serial: number, from1904: boolean): string => {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(epoch + Math.round((serial * DAY_MS) / 60_000) * 60_000);
  if (Number.isNaN(at.getTime())) return String(serial);
  const time = `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`;
  if (serial < 1) return time;
  const day = `${twoDigits(at.getUTCDate())}/${twoDigits(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
  return Number.isInteger(serial) ? day : `${day} ${time}`;
};

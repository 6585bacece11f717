import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { codedMessage } from '../coded-message.ts';
import { type ByteEncoding, decodeBytes, decodedOnce, unmarkedUtf16 } from './encodings.ts';
import type { FileFault } from './file-codes.ts';

/** From bytes to text: what a file is, and in which encoding it was written. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | ByteEncoding;

export interface DecodedFile {
  readonly text: string;
  readonly encoding: Encoding;
  /** Letters that had been decoded wrongly once before, and were put right. */
  readonly mended: number;
}

const MEGABYTE = 1_000_000;

/** A list of 10,000 producers with long descriptions is 5 MB: four times that is still read in a second or two. */
export const MAX_LIST_BYTES = 20 * MEGABYTE;

/** What a size is refused with, before anything is read; undefined where it is not. */
export const sizeFault = (bytes: number): FileFault | undefined => {
  if (bytes === 0) return codedMessage('empty');
  if (bytes <= MAX_LIST_BYTES) return undefined;
  // Rounded up, so that what is just over the limit is not said to be of its size.
  return codedMessage('tooLarge', { megabytes: Math.ceil(bytes / MEGABYTE), most: MAX_LIST_BYTES / MEGABYTE });
};

/** First bytes of what people send instead of a list. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], fault: FileFault])[] = [
  [[0x25, 0x50, 0x44, 0x46], codedMessage('pdf')],
  [[0x89, 0x50, 0x4e, 0x47], codedMessage('image')],
  [[0xff, 0xd8, 0xff], codedMessage('image')],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Office's older container: an .xls, or a workbook with a password, whose part says so in UTF-16. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED_PART = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** Workbooks are zips, by whatever name they come. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, ZIP);

const compoundFault = (bytes: Uint8Array): FileFault | undefined => {
  if (!startsWith(bytes, COMPOUND_FILE)) return undefined;
  return codedMessage(holds(bytes, ENCRYPTED_PART) ? 'protectedWorkbook' : 'oldWorkbook');
};

const holds = (bytes: Uint8Array, part: readonly number[]): boolean => {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const MARKS: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** What stands for a letter that a program before us could not read. */
const LOST = '\ufffd';
/** One letter in thirty has an accent in French: one lost in a thousand says that all were. Fewer spoil their rows only. */
const MAX_LOST = 1 / 1000;

/**
 * The text of a list. A byte order mark decides; else valid UTF-8 is UTF-8, and of the pages of one byte a letter that which gives French. A NUL
 * byte is in none of them.
 */
export const decodeFile = (bytes: Uint8Array): Outcome<DecodedFile, FileFault> => {
  const fault =
    sizeFault(bytes.length) ??
    compoundFault(bytes) ??
    SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1];
  if (fault !== undefined) return refused(fault);
  const decoded = decode(bytes);
  if (decoded === undefined) return refused(codedMessage('encodingUnknown'));
  const { text, mended } = decodedOnce(decoded.text);
  const nul = text.indexOf('\0');
  if (nul >= 0) return refused(codedMessage('nulByte', { line: lineAt(text, nul) }));
  const lost = text.split(LOST).length - 1;
  if (lost > text.length * MAX_LOST)
    return refused(codedMessage('encodingLost', { line: lineAt(text, text.indexOf(LOST)) }));
  return text.trim() === '' ? refused(codedMessage('empty')) : done({ text, encoding: decoded.encoding, mended });
};

const decode = (bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | undefined => {
  const marked = MARKS.find(([mark]) => startsWith(bytes, mark))?.[1] ?? unmarkedUtf16(bytes);
  const encoding = marked ?? (isUtf8(bytes) ? 'utf-8' : undefined);
  return encoding === undefined ? decodeBytes(bytes) : { text: new TextDecoder(encoding).decode(bytes), encoding };
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The number of the line on which a character lies, from 1. */
const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\n|\r/).length;

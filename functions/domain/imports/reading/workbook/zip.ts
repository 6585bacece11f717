import { Inflate } from 'fflate';

/** The parts of a zip, opened one by one and never beyond what they may weigh: what a zip says of its sizes is not believed. */

interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  /** Bytes in the file; undefined where they stand in a record of zip64 that we do not read. */
  readonly pressed: number | undefined;
  /** Where its own header lies. */
  readonly at: number;
}

/** Thrown for what is no zip, or cut, or wrong inside. Caught in read-workbook.ts. */
export class DamagedZip extends Error {}
/** Thrown as soon as what comes out is more than a list can be. */
export class TooMuchInZip extends Error {}

export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  isEncrypted(name: string): boolean;
  /** @throws DamagedZip where it is not there or does not open, TooMuchInZip where all that was read so far is more than `mostInflated` bytes. */
  text(name: string): string;
}

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The record at the end, and the longest comment that may follow it. */
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
/** A workbook with pictures has some hundred parts. */
const MAX_ENTRIES = 5_000;
const IN_ZIP64 = 0xffffffff;
/** Deflate makes at most 1,032 bytes of one: no push can make more than 17 MB at once. */
const PIECE_BYTES = 16_384;

/** @throws DamagedZip */
export const openZip = (bytes: Uint8Array, mostInflated: number): Zip => {
  const entries = new Map(entriesOf(bytes).map((entry) => [entry.name, entry]));
  let left = mostInflated;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    isEncrypted: (name) => entries.get(name)?.encrypted ?? false,
    text(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new DamagedZip(`${name} is missing`);
      const pieces = inflated(bytes, entry, left);
      left -= pieces.reduce((sum, piece) => sum + piece.length, 0);
      return decoded(pieces);
    },
  };
};

const entriesOf = (bytes: Uint8Array): ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < Math.min(count, MAX_ENTRIES); index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL_ENTRY) throw new DamagedZip('directory cut');
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameEnd = at + 46 + (nameBytes ?? 0);
    const pressed = view.getUint32(at + 20, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      pressed: pressed === IN_ZIP64 ? undefined : pressed,
      at: view.getUint32(at + 42, true),
    });
    at = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
};

const endOf = (view: DataView): number => {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_OF_CENTRAL_DIRECTORY) return at;
  throw new DamagedZip('no directory');
};

const inflated = (bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array[] => {
  const pressed = pressedBytes(bytes, entry);
  if (entry.method === 0) {
    if (pressed.length > most) throw new TooMuchInZip();
    return [pressed];
  }
  if (entry.method !== 8) throw new DamagedZip(`pressed by method ${entry.method}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((piece) => {
    size += piece.length;
    if (size > most) throw new TooMuchInZip();
    // Kept as a copy: it may be a view of a buffer many times its size.
    pieces.push(piece.slice());
  });
  try {
    for (let at = 0; at < pressed.length; at += PIECE_BYTES)
      inflate.push(pressed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= pressed.length);
  } catch (error) {
    if (error instanceof TooMuchInZip) throw error;
    throw new DamagedZip(`${entry.name} does not open`, { cause: error });
  }
  return pieces;
};

const pressedBytes = (bytes: Uint8Array, { at, pressed }: ZipEntry): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_ENTRY) throw new DamagedZip('part cut');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  // A deflated part says itself where it ends.
  const to = pressed === undefined ? bytes.length : from + pressed;
  if (to > bytes.length) throw new DamagedZip('part cut');
  return bytes.subarray(from, to);
};

const decoded = (pieces: readonly Uint8Array[]): string => {
  const decoder = new TextDecoder();
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
};

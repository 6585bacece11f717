/** Texts that do not say in which encoding they are: the one that gives French words is the right one. */

export type ByteEncoding = 'windows-1252' | 'macintosh' | 'cp850';

/** The upper half of DOS's code page 850, which no decoder of the platform knows. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const decodeWith = (bytes: Uint8Array, encoding: ByteEncoding): string => {
  if (encoding !== 'cp850') return new TextDecoder(encoding).decode(bytes);
  const plain = new TextDecoder('latin1').decode(bytes);
  // Latin-1 here is Windows-1252, which moves some bytes: from the bytes themselves, in pieces that a call can take.
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    text += byte < 128 ? (plain[at] ?? '') : (CP850[byte - 128] ?? '');
  }
  return text;
};

/** Letters that French has beyond ASCII, and those of its neighbours that names of places and people bring in. */
const LETTERS = /[àâäçéèêëîïôöùûüÿœæñáíóúÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÑ]/;
/** What stands in French texts and is no letter. */
const SIGNS = /[«»°€’‘“”–—…•·²³½¼¾§©®™×\u00a0\u202f№µ£]/;

/** How many signs beyond ASCII are where French has them, less twice those that are not. */
const likeness = (text: string): number => {
  let score = 0;
  for (const match of text.matchAll(/[^ -~\t\r\n]/g)) {
    const [before, sign, after] = [text[match.index - 1] ?? ' ', match[0], text[match.index + 1] ?? ' '];
    const isInWord = /\p{L}/u.test(before) || /\p{L}/u.test(after);
    if (LETTERS.test(sign)) score += isInWord && isSmallWhereItShould(before, sign) ? 1 : -0.5;
    else if (SIGNS.test(sign))
      score += /\p{Ll}/u.test(before) && /\p{Ll}/u.test(after) && !/[’‘\u00a0·]/.test(sign) ? -2 : 0.2;
    else score -= 2;
  }
  return score;
};

/** A capital in the middle of a small word is a sign of the wrong page: `FÈrme`. */
const isSmallWhereItShould = (before: string, sign: string): boolean =>
  !(/\p{Ll}/u.test(before) && /\p{Lu}/u.test(sign));

/** Enough to be sure, little enough to look at three times. */
const SAMPLE_BYTES = 200_000;

export interface FoundEncoding {
  readonly text: string;
  readonly encoding: ByteEncoding;
}

/** Undefined where none of them gives French: more of its letters would be wrong than right. */
export const decodeBytes = (bytes: Uint8Array): FoundEncoding | undefined => {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const [best] = (['windows-1252', 'macintosh', 'cp850'] as const)
    .map((encoding) => ({ encoding, score: likeness(decodeWith(sample, encoding)) }))
    .sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < LEAST_SCORE) return undefined;
  return { encoding: best.encoding, text: decodeWith(bytes, best.encoding) };
};

/** A few strange signs are a few strange signs. */
const LEAST_SCORE = -10;

const UTF16_SHARE = 0.3;

/** UTF-16 without a mark: every other byte of a French text is zero. */
export const unmarkedUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 2_000);
  const zeros = (from: 0 | 1): number => sample.filter((byte, at) => byte === 0 && at % 2 === from).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > sample.length * UTF16_SHARE && even === 0) return 'utf-16le';
  return even > sample.length * UTF16_SHARE && odd === 0 ? 'utf-16be' : undefined;
};

/** Bytes of Windows-1252 by the character that they are. */
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(index + 128)),
    index + 128,
  ]),
);
const RUNS =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{2,}/g;

/** Programs that do it once may do it again. */
const MAX_TIMES = 3;

/** `PÃ©pÃ©` is `Pépé`: UTF-8 that was once taken for Windows-1252 and written again. Other letters beyond ASCII are no such pairs. */
export const decodedOnce = (text: string): { readonly text: string; readonly mended: number } => {
  let [once, mended] = [text, 0];
  for (let time = 0; time < MAX_TIMES && /[ÂÃâ]/.test(once); time += 1) {
    const next = decodedAgain(once);
    if (next.mended === 0) break;
    [once, mended] = [next.text, Math.max(mended, next.mended)];
  }
  return { text: once, mended };
};

const decodedAgain = (text: string): { readonly text: string; readonly mended: number } => {
  let mended = 0;
  const strict = new TextDecoder('utf-8', { fatal: true });
  const once = text.replace(RUNS, (run) => {
    const bytes = [...run].map((sign) => BYTE_OF.get(sign));
    if (bytes.some((byte) => byte === undefined)) return run;
    try {
      const decoded = strict.decode(Uint8Array.from(bytes as number[]));
      mended += 1;
      return decoded;
    } catch {
      return run;
    }
  });
  // Of `à` the second half may have become an ordinary space on the way.
  return { text: mended === 0 ? text : once.replace(/Ã(?= )/g, 'à'), mended };
};

/**
 * The XML of workbooks, read once from front to back: elements, attributes, text. Names without their prefix, since programs choose their own. No
 * document types, so that there are no entities but the five of XML and numbers: nothing can be expanded or fetched.
 */

export interface XmlReader {
  /** An element without an end of its own is closed at once. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** By its name without a prefix. Read when asked for: most never are. */
export type Attributes = (name: string) => string | undefined;

/** Thrown for what is not XML, or cut. Caught in read-workbook.ts. */
export class DamagedXml extends Error {}

const TAG = /<(?:\/([^\s<>]+)\s*|([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
/** What is passed over: from its first characters to its last. */
const PASSED_OVER: readonly (readonly [from: string, to: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];
const CDATA = '<![CDATA[';

/** @throws DamagedXml */
export const readXml = (xml: string, reader: XmlReader): void => {
  let depth = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const passed = PASSED_OVER.find(([from]) => xml.startsWith(from, at));
    if (passed !== undefined) at = after(xml, passed[1], at);
    else if (xml.startsWith(CDATA, at)) {
      const end = after(xml, ']]>', at);
      reader.text(xml.slice(at + CDATA.length, end - 3));
      at = end;
    } else {
      TAG.lastIndex = at;
      const tag = TAG.exec(xml);
      if (tag === null) throw new DamagedXml(`not an element at ${at}`);
      const [whole, closed, opened = '', attributes = '', empty] = tag;
      if (closed === undefined) reader.open(bare(opened), (name) => attributeIn(attributes, name));
      if (closed !== undefined || empty === '/') reader.close(bare(closed ?? opened));
      depth += closed !== undefined ? -1 : empty === '/' ? 0 : 1;
      at += whole.length;
    }
    const next = xml.indexOf('<', at);
    if (next > at) reader.text(unescaped(xml.slice(at, next)));
    at = next;
  }
  if (depth !== 0) throw new DamagedXml('cut');
};

const after = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from);
  if (at < 0) throw new DamagedXml(`${end} is missing`);
  return at + end.length;
};

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** One that has no prefix comes before one that has: `name` before `x:name`. */
const attributeIn = (attributes: string, name: string): string | undefined => {
  let prefixed: string | undefined;
  for (const [, written = '', one, other] of attributes.matchAll(ATTRIBUTE)) {
    const value = one ?? other ?? '';
    if (written === name) return unescaped(value);
    if (bare(written) === name) prefixed = value;
  }
  return prefixed === undefined ? undefined : unescaped(prefixed);
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return NAMED[String(name)] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

/** Things with named values, as published files have them, made into rows under headings. */

/** Values by name; a name that is nested has points in it (`address.postalCode`). */
export type Fields = ReadonlyMap<string, string>;

export interface PublishedTable {
  readonly kind: 'json' | 'geojson' | 'kml' | 'gpx';
  readonly headings: readonly string[];
  /** As many cells as headings; the first thing of the file is row 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Columns in the order in which the file first names them. */
export const tableOf = (kind: PublishedTable['kind'], things: readonly Fields[]): PublishedTable => {
  const headings = [...new Set(things.flatMap((thing) => [...thing.keys()]))];
  const rows = things.map((thing, index) => ({
    line: index + 1,
    cells: headings.map((heading) => thing.get(heading) ?? ''),
  }));
  return { kind, headings, rows };
};

/** The signs that French texts have as names. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  apos: '’',
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  deg: '°',
  euro: '€',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  Egrave: 'È',
  ecirc: 'ê',
  Ecirc: 'Ê',
  euml: 'ë',
  agrave: 'à',
  Agrave: 'À',
  acirc: 'â',
  ccedil: 'ç',
  Ccedil: 'Ç',
  icirc: 'î',
  Icirc: 'Î',
  iuml: 'ï',
  ocirc: 'ô',
  ucirc: 'û',
  ugrave: 'ù',
  uuml: 'ü',
  oelig: 'œ',
  OElig: 'Œ',
};

/** Descriptions are often pages: what a reader sees of them. */
export const withoutMarkup = (html: string): string =>
  /<[a-z!/]|&(?:[a-z]{2,8}|#\d{2,5});/i.test(html)
    ? html
        .replace(/<(?:script|style)\b[^>]*>[^<]*<\/(?:script|style)>/gi, ' ')
        .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&(?:([a-z]{2,8})|#(\d{2,5}));/gi, (written, name?: string, code?: string) =>
          code === undefined ? (ENTITIES[name ?? ''] ?? written) : String.fromCharCode(Number(code)),
        )
        .replace(/[ \t]+/g, ' ')
        .replace(/ *\n\s*/g, '\n')
        .trim()
    : html;

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

/** Descriptions are often pages: what a reader sees of them. */
export const withoutMarkup = (html: string): string =>
  /<[a-z!/]/i.test(html)
    ? html
        .replace(/<(?:script|style)\b[^>]*>[^<]*<\/(?:script|style)>/gi, ' ')
        .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/&(?:rsquo|#39|apos);/g, '’')
        .replace(/&eacute;/g, 'é')
        .replace(/&egrave;/g, 'è')
        .replace(/&agrave;/g, 'à')
        .replace(/[ \t]+/g, ' ')
        .replace(/ *\n\s*/g, '\n')
        .trim()
    : html;

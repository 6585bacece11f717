import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { codedMessage } from '../../coded-message.ts';
import type { FileFault } from '../file-codes.ts';
import { readOds } from './ods.ts';
import { isList, type Sheet, type SheetLimits, SheetTooLarge } from './sheet.ts';
import { openXlsx, workbookPathIn } from './xlsx.ts';
import { DamagedXml } from './xml.ts';
import { DamagedZip, openZip, TooMuchInZip, type Zip } from './zip.ts';

/** A workbook read as one sheet: the list. Formulas are never run: what counts is the value that the program left beside them. */

export interface Workbook {
  readonly kind: 'xlsx' | 'ods';
  readonly sheet: Sheet;
  /** Names of the sheets that were not read. */
  readonly others: readonly string[];
}

const MEGABYTE = 1_000_000;
/** 50,000 rows of 20 columns are about 60 MB of XML; both that and its text fit into a function of 1 GB. */
export const MAX_INFLATED_BYTES = 80 * MEGABYTE;

/** Never throws: what is wrong with the file is in the answer. */
export const readWorkbook = (bytes: Uint8Array, limits: SheetLimits): Outcome<Workbook, FileFault> => {
  try {
    const zip = openZip(bytes, MAX_INFLATED_BYTES);
    if (zip.has('content.xml') && zip.has('META-INF/manifest.xml')) return odsFrom(zip, limits);
    const path = workbookPathIn(zip);
    return path === undefined ? refused(codedMessage(whatItIs(zip))) : xlsxFrom(zip, path, limits);
  } catch (error) {
    const fault = faultIn(error, limits);
    if (fault === undefined) throw error;
    return refused(fault);
  }
};

const faultIn = (error: unknown, limits: SheetLimits): FileFault | undefined => {
  if (error instanceof TooMuchInZip) return codedMessage('unfoldsTooMuch', { most: MAX_INFLATED_BYTES / MEGABYTE });
  if (error instanceof SheetTooLarge)
    return error.axis === 'rows'
      ? codedMessage('sheetTooLong', { most: limits.rows })
      : codedMessage('sheetTooWide', { most: limits.columns });
  // RangeError: a place in the file that is beyond its end.
  const damaged = error instanceof DamagedZip || error instanceof DamagedXml || error instanceof RangeError;
  return damaged ? codedMessage('damagedWorkbook') : undefined;
};

/** A zip that is no workbook. */
const whatItIs = (zip: Zip): FileFault['code'] => {
  if (zip.has('xl/workbook.bin')) return 'oldWorkbook';
  return zip.has('[Content_Types].xml') || zip.has('mimetype') ? 'otherDocument' : 'zip';
};

const odsFrom = (zip: Zip, limits: SheetLimits): Outcome<Workbook, FileFault> => {
  if (zip.text('META-INF/manifest.xml').includes('encryption-data')) return refused(codedMessage('protectedWorkbook'));
  if (zip.has('mimetype') && !zip.text('mimetype').includes('spreadsheet'))
    return refused(codedMessage('otherDocument'));
  const sheets = readOds(zip.text('content.xml'), limits);
  return chosen('ods', sheets, (sheet) => sheet);
};

const xlsxFrom = (zip: Zip, path: string, limits: SheetLimits): Outcome<Workbook, FileFault> => {
  const workbook = openXlsx(zip, path);
  return chosen('xlsx', workbook.sheets, (sheet) => workbook.read(sheet, limits));
};

/** The first sheet that can be a list; where none can, the first that holds anything, so that what is wrong with it is said. */
const chosen = <Ref extends { readonly name: string }>(
  kind: Workbook['kind'],
  refs: readonly Ref[],
  read: (ref: Ref) => Sheet,
): Outcome<Workbook, FileFault> => {
  let filled: { readonly ref: Ref; readonly sheet: Sheet } | undefined;
  for (const ref of refs) {
    const sheet = read(ref);
    if (sheet.rows.length === 0) continue;
    const first = filled ?? { ref, sheet };
    filled = isList(sheet) ? { ref, sheet } : first;
    if (isList(sheet)) break;
  }
  if (filled === undefined) return refused(codedMessage('empty'));
  const { ref, sheet } = filled;
  return done({ kind, sheet, others: refs.filter((other) => other !== ref).map(({ name }) => name) });
};

import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { Communes } from '#domain/inputs/commune-evidence.ts';
import { foldName } from '#domain/places/place-words.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import { coreOfName } from '#domain/unclaimed/identity.ts';
import { type Candidate, readRow } from './candidate.ts';
import { classesOf, leftOutByDefault, type RowClass, typeOf } from './classes.ts';
import { codedMessage } from './coded-message.ts';
import { type Column, type ColumnChoice, columnsOf, knownHeadings, missingFields, valuesOf } from './columns.ts';
import type { PositionOnly, RowAnswer } from './import.ts';
import { communeFinder } from './locating.ts';
import { noFarm } from './no-farm-rows.ts';
import type { FileFault, FileNote } from './reading/file-codes.ts';
import { type List, readList } from './reading/list.ts';
import { type Repeat, repeatFinder, together } from './repeats.ts';
import type { Remark } from './row-codes.ts';

/** A whole list understood, before anything is compared with the directory. Pure: the same bytes and choices give the same answer. */

export type ImportPlaces = Communes & Pick<KnownPlaces, 'isAway'>;

export interface ReadingChoices {
  readonly columns?: ColumnChoice;
  readonly remembered?: ColumnChoice;
  /** Types of rows not to import; absent, those that are known to be no producers. */
  readonly leaveOut?: readonly string[];
  /** What a member has said of rows that may be a farm that is known, by line. */
  readonly answers?: ReadonlyMap<number, RowAnswer>;
  /** What becomes of rows of which only the position tells the commune; absent, it is asked. */
  readonly positionOnly?: PositionOnly;
  /** Departments of the directory: of several communes of one name, the one that lies there is meant. */
  readonly territory?: readonly string[];
  /** The departments that the member works for; absent: all. Rows elsewhere are refused. */
  readonly departments?: readonly string[];
}

export interface ReadImport {
  readonly list: List;
  readonly columns: readonly Column[];
  readonly classes: readonly RowClass[];
  readonly leftOut: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly remarks: readonly Remark[];
  readonly notes: readonly FileNote[];
  readonly counts: RowCounts;
  /** Names, as identity.ts folds them, of rows that were not taken: whoever is called so is in the file. */
  readonly namesLeft: ReadonlySet<string>;
}

/** Every row of the file is in exactly one of these. */
interface RowCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly repeated: number;
  /** Absent where there are none. */
  readonly asked?: number;
}

export type ReadingFault =
  | { readonly kind: 'file'; readonly fault: FileFault }
  /** The headings do not say which column holds these: a member has to. */
  | {
      readonly kind: 'columns';
      readonly list: List;
      readonly columns: readonly Column[];
      readonly missing: readonly ('name' | 'place')[];
    };

/** The list and its columns, before any row is read: what can be said at once, of a file of any size. */
type OpenedList = Pick<ReadImport, 'list' | 'columns' | 'classes' | 'leftOut'>;

const openList = (bytes: Uint8Array, choices: ReadingChoices): Outcome<OpenedList, ReadingFault> => {
  const read = readList(bytes, knownHeadings);
  if (!read.ok) return refused({ kind: 'file', fault: read.reason });
  const list = read.value;
  const columns = columnsOf(list, { byHand: choices.columns, remembered: choices.remembered });
  const missing = missingFields(columns);
  if (missing.length > 0) return refused({ kind: 'columns', list, columns, missing });
  const classes = classesOf(list, columns);
  return done({ list, columns, classes, leftOut: choices.leaveOut ?? leftOutByDefault(classes) });
};

export const readImport = (
  bytes: Uint8Array,
  choices: ReadingChoices,
  places: ImportPlaces,
): Outcome<ReadImport, ReadingFault> => {
  const opened = openList(bytes, choices);
  if (!opened.ok) return opened;
  const { departments, territory, answers, positionOnly } = choices;
  return done({
    ...opened.value,
    ...readRows({ ...opened.value, departments, territory, answers, positionOnly }, places),
  });
};

interface Rows {
  readonly list: List;
  readonly columns: readonly Column[];
  readonly leftOut: readonly string[];
  readonly departments: readonly string[] | undefined;
  readonly territory: readonly string[] | undefined;
  readonly answers: ReadonlyMap<number, RowAnswer> | undefined;
  readonly positionOnly: PositionOnly | undefined;
}

type RowsRead = Pick<ReadImport, 'candidates' | 'remarks' | 'counts' | 'notes' | 'namesLeft'>;

const readRows = (
  { list, columns, leftOut, departments, territory, answers, positionOnly }: Rows,
  places: ImportPlaces,
): RowsRead => {
  const reading = {
    columns,
    departments,
    territory,
    places,
    findCommune: communeFinder({ places, territory }),
    width: list.width,
  };
  const repeated = repeatFinder();
  const unwanted = new Set(leftOut.map(foldName));
  const candidates: Candidate[] = [];
  const remarks: Remark[] = [];
  const byLine = new Map<number, string>();
  const counts = { rows: list.rows.length, accepted: 0, refused: 0, leftOut: 0, repeated: 0 };
  const namesLeft = new Set<string>();
  let asked = 0;
  for (const row of list.rows) {
    const type = typeOf(row.cells, columns);
    if (unwanted.has(foldName(type))) {
      namesLeft.add(coreOfName(valuesOf(row.cells, columns, 'name')[0] ?? ''));
      counts.leftOut += 1;
      remarks.push(leftOutRemark(row.line, type, columns));
      continue;
    }
    const other = noFarm(row, columns, places);
    if (other !== undefined) {
      counts.leftOut += 1;
      remarks.push({
        kind: 'leftOut',
        line: row.line,
        column: '',
        value: row.cells.find(isFilled) ?? '',
        reason: other,
      });
      continue;
    }
    const { candidate, remarks: ofRow } = readRow(row, reading);
    // Of a refused row, what would have been left aside of it matters to nobody.
    const isTaken = candidate !== undefined && !(candidate.positionOnly && positionOnly !== 'take');
    remarks.push(...(isTaken ? ofRow : ofRow.filter(({ kind }) => kind === 'refused')));
    if (candidate === undefined) {
      namesLeft.add(coreOfName(valuesOf(row.cells, columns, 'name')[0] ?? ''));
      counts.refused += 1;
      continue;
    }
    if (candidate.positionOnly && positionOnly !== 'take') {
      if (positionOnly === 'leaveOut') counts.leftOut += 1;
      else asked += 1;
      namesLeft.add(coreOfName(candidate.details.name));
      remarks.push(positionOnlyRemark(candidate, positionOnly === 'leaveOut' ? 'leftOut' : 'asked', columns));
      continue;
    }
    const repeat = repeated(candidate);
    const isSame = repeat?.kind === 'same' || (repeat !== undefined && answers?.get(row.line) === 'same');
    const isAsked = repeat?.kind === 'asked' && answers?.get(row.line) === undefined;
    const at = isSame ? candidates.findIndex(({ line }) => line === repeat?.line) : -1;
    const earlier = candidates[at];
    if (repeat !== undefined && (isSame || isAsked)) {
      namesLeft.add(coreOfName(candidate.details.name));
      if (isSame) counts.repeated += 1;
      else asked += 1;
      remarks.push(repeatRemark(candidate, repeat, isSame, byLine.get(repeat.line) ?? '', columns));
      // What the row says more of the same farm is not lost.
      if (isSame && earlier !== undefined)
        candidates[at] = { ...earlier, details: together(earlier.details, candidate.details) };
      continue;
    }
    counts.accepted += 1;
    candidates.push(candidate);
    byLine.set(candidate.line, candidate.details.name);
  }
  const once = exchangeSaidOnce(remarks, list);
  return {
    candidates,
    namesLeft,
    counts: asked === 0 ? counts : { ...counts, asked },
    remarks: once.remarks,
    notes: [...once.notes, ...unusedNote(columns, list)],
  };
};

const isFilled = (cell: string): boolean => cell !== '';

/** Columns with values that nobody has set aside and that hold nothing we know. */
const unusedNote = (columns: readonly Column[], { rows }: List): FileNote[] => {
  const unused = columns.filter(
    ({ field, by, index }) =>
      field === null && by === 'nothing' && rows.some(({ cells }) => (cells[index] ?? '') !== ''),
  );
  return unused.length === 0
    ? []
    : [codedMessage('unusedColumns', { columns: unused.map(({ name }) => name).join(', ') })];
};

const leftOutRemark = (line: number, type: string, columns: readonly Column[]): Remark => ({
  kind: 'leftOut',
  line,
  column: columns.find(({ field }) => field === 'type')?.name ?? '',
  value: type,
  reason: codedMessage('leftOut', { type }),
});

const positionOnlyRemark = (
  { line, details, communeName }: Candidate,
  kind: 'asked' | 'leftOut',
  columns: readonly Column[],
): Remark => ({
  kind,
  line,
  column: columns.find(({ field }) => field === 'latLon' || field === 'lat')?.name ?? '',
  value: details.name,
  reason: codedMessage('positionOnly', { commune: communeName }),
});

const COLUMN_OF: Readonly<Record<Repeat['code'], 'siret' | 'externalId' | 'name'>> = {
  sameSiret: 'siret',
  sameSiretElsewhere: 'siret',
  sameIdentifier: 'externalId',
  sameNameHere: 'name',
  sameNameFarther: 'name',
  sameNameOtherAddress: 'name',
  likeNameHere: 'name',
};

const repeatRemark = (
  { line, details }: Candidate,
  repeat: Repeat,
  isSame: boolean,
  name: string,
  columns: readonly Column[],
): Remark => {
  const field = COLUMN_OF[repeat.code];
  return {
    kind: isSame ? 'repeated' : 'asked',
    line,
    column: columns.find((column) => column.field === field)?.name ?? '',
    value: details[field] ?? '',
    reason: codedMessage(repeat.code, repeat.kind === 'same' ? { line: repeat.line } : { line: repeat.line, name }),
  };
};

/** Where most rows had their coordinates exchanged, the columns were: said once of the file, not of each row. */
const exchangeSaidOnce = (remarks: readonly Remark[], list: List): Pick<ReadImport, 'remarks' | 'notes'> => {
  const exchanged = remarks.filter(({ reason }) => reason.code === 'exchangedHere').length;
  if (exchanged <= list.rows.length / 3) return { remarks, notes: list.notes };
  return {
    remarks: remarks.filter(({ reason }) => reason.code !== 'exchangedHere'),
    notes: [...list.notes, codedMessage('exchanged')],
  };
};

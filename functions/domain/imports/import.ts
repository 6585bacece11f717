import { z } from 'zod';
import { Instant } from '#domain/shared/primitives.ts';
import { DOUBTS } from '#domain/unclaimed/identity.ts';
import { ImportId, UnclaimedDetails, UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { ColumnChoice } from './columns.ts';
import { ListField } from './fields.ts';

const count = z.int().min(0);

/** Inviting who is on the list: begun by a member, done by the worker. */
export const InvitationRun = z.strictObject({
  startedAt: Instant,
  /** Of a partner: who it may invite; null: all. */
  departments: z.array(z.string()).nullable(),
  /** Farms to invite, when it began. */
  farms: count,
  /** Farms that are through, with or without a message of their own. */
  invited: count,
  /** Of these, farms whose address was written to before about another one. */
  sameAddress: count,
  ended: z.boolean(),
});
export type InvitationRun = z.infer<typeof InvitationRun>;

/** One import of one file: what was chosen, how far it got, what came of it. The rows themselves lie beside it. */

const ProducerSummary = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const RowCountsRecord = z.strictObject({
  rows: count,
  accepted: count,
  refused: count,
  leftOut: count,
  repeated: count,
  /** A person has to say whether they are somebody who is known: not imported until then. Absent where there are none. */
  asked: count.optional(),
});

/** What a member says of a row that may be a farm that is known. */
export const RowAnswer = z.enum(['same', 'two']);
export type RowAnswer = z.infer<typeof RowAnswer>;

/** What a member says of rows of which only the position tells the commune. */
export const PositionOnly = z.enum(['take', 'leaveOut']);
export type PositionOnly = z.infer<typeof PositionOnly>;

/** What a member says of a farm that an earlier version of the list had, and this one has not. */
export const GoneAnswer = z.enum(['keep', 'takeOut']);
export type GoneAnswer = z.infer<typeof GoneAnswer>;

/** A farm that an earlier version of the list had, in a department that this one covers. */
export const GoneFarm = z.strictObject({
  /** As it was when it was found missing: so that taking it out can be taken back. */
  record: UnclaimedProducer,
  communeName: z.string(),
  /** null: not said yet, and kept until then. */
  answer: GoneAnswer.nullable(),
  /** Whether it is out by now. */
  isOut: z.boolean(),
});
export type GoneFarm = z.infer<typeof GoneFarm>;

/** What became, or would become, of the accepted rows. */
export const Outcomes = z.strictObject({
  created: count,
  changed: count,
  unchanged: count,
  /** Asked out of the directory: not brought back. */
  removed: count,
  /** Registered already. */
  registered: count,
  /** Perhaps somebody who is known: not written until a member says. Absent where there are none. */
  asked: count.optional(),
});
export type Outcomes = z.infer<typeof Outcomes>;

export const NO_OUTCOMES: Outcomes = { created: 0, changed: 0, unchanged: 0, removed: 0, registered: 0 };

export const ImportState = z.enum([
  /** A member has yet to say which column holds what. */
  'columns',
  /** In the queue. */
  'waiting',
  /** Its rows are compared with the directory; nothing is written. */
  'comparing',
  /** Compared: a member may import it. */
  'preview',
  'writing',
  'done',
  'failed',
  /** Never imported: a member did not want it. */
  'discarded',
  /** Being taken back, row by row. */
  'undoing',
  'undone',
]);
export type ImportState = z.infer<typeof ImportState>;

export const Import = z.strictObject({
  id: ImportId,
  state: ImportState,
  /** Stops at the preview. */
  dryRun: z.boolean(),
  fileName: z.string().max(200),
  /** The list's name, in words: said to those who are invited. */
  source: z.string().min(1).max(100),
  /** The member's address. */
  by: z.string(),
  /** Of a partner: where it may import; null: everywhere. */
  departments: z.array(z.string()).nullable().default(null),
  columns: ColumnChoice,
  /** null: those that are known to be no producers. */
  leaveOut: z.array(z.string().max(60)).max(200).nullable(),
  /** By line, what a member said of rows that may be a farm that is known. */
  answers: z.record(z.string(), RowAnswer).default({}),
  positionOnly: PositionOnly.nullable().default(null),
  /** Farms that are in this version of the list no more; null until it is compared. */
  gone: z.strictObject({ farms: count, open: count, out: count }).nullable().default(null),
  file: z.strictObject({
    encoding: z.string(),
    separator: z.string(),
    columns: z.array(z.strictObject({ name: z.string(), field: ListField.nullable(), by: z.string() })),
    classes: z.array(z.strictObject({ type: z.string(), count, notProducers: z.boolean() })),
    notes: z.array(ProducerSummary),
    /** A few values of each column, in their order: for who has to say what it holds. */
    examples: z.array(z.array(z.string())),
    rows: count,
  }),
  /** null until its rows are read. */
  counts: RowCountsRecord.nullable(),
  communes: z.array(z.strictObject({ code: z.string(), name: z.string(), count })),
  /** Accepted rows known to the centre of their commune only. */
  approximate: count,
  /** Accepted rows that are through. */
  through: count,
  outcomes: Outcomes,
  /** Why it failed. */
  failure: ProducerSummary.nullable(),
  /** How far it is taken back: rows through, farms removed, farms as before again, and those that stay; null where it is not. */
  undone: z.strictObject({ through: count, removed: count, restored: count, kept: count }).nullable().default(null),
  /** The latest; null where nobody was invited yet. */
  invitations: InvitationRun.nullable().default(null),
  createdAt: Instant,
  updatedAt: Instant,
  /** Optimistic lock. */
  version: z.int().min(1),
});
export type Import = z.infer<typeof Import>;

/** An accepted row with what became, or would become, of it. */
export const RowResult = z.strictObject({
  line: z.int(),
  name: z.string(),
  commune: z.string(),
  communeName: z.string(),
  lat: z.number(),
  lon: z.number(),
  approximate: z.boolean(),
  /** Its commune is that of its position, or a neighbour. */
  communeFromPosition: z.boolean().default(false),
  delivery: UnclaimedDetails.shape.delivery,
  families: z.array(z.string()),
  /** Slugs of the catalogue, and products in the list's own words. */
  products: z.array(z.string()).default([]),
  otherProducts: z.array(z.string()).default([]),
  outcome: z.enum(['created', 'changed', 'unchanged', 'removed', 'registered', 'asked']),
  /** Of one that is asked about: who is known. */
  perhaps: z.string().default(''),
  perhapsWhy: z.enum(DOUBTS).nullable().default(null),
  /** The record; null where none is made. */
  id: z.string().nullable(),
  changes: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  /** Of a farm that was changed: what was known before, so that the import can be taken back. */
  before: z.strictObject({ details: UnclaimedDetails, changedBy: ImportId }).nullable().default(null),
});
export type RowResult = z.infer<typeof RowResult>;

export const RemarkRecord = z.strictObject({
  kind: z.enum(['refused', 'leftOut', 'repeated', 'asked', 'note']),
  line: z.int(),
  column: z.string(),
  value: z.string(),
  reason: ProducerSummary,
});

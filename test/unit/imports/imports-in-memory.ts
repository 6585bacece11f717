import type { ColumnChoice } from '#domain/imports/columns.ts';
import { type GoneFarm, Import, type RowResult } from '#domain/imports/import.ts';
import type { Imports } from '#domain/imports/import-store.ts';
import type { Remark } from '#domain/imports/row-codes.ts';
import type { ImportId } from '#domain/unclaimed/unclaimed.ts';

/** Stand-in that obeys the port. */
export const importsInMemory = (): Imports => {
  const records = new Map<ImportId, Import>();
  const files = new Map<ImportId, Uint8Array>();
  const remarks = new Map<ImportId, readonly Remark[]>();
  const results = new Map<ImportId, Map<number, readonly RowResult[]>>();
  const goneFarms = new Map<ImportId, readonly GoneFarm[]>();
  const choices = new Map<string, ColumnChoice>();
  return {
    async start(record, file) {
      files.set(record.id, file);
      records.set(record.id, Import.parse(record));
    },
    find: async (id) => records.get(id),
    file: async (id) => files.get(id),
    async save(record) {
      if (records.get(record.id)?.version !== record.version - 1) return 'changed';
      records.set(record.id, Import.parse(record));
      return 'saved';
    },
    recent: async (limit) =>
      [...records.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, limit),
    async keepRemarks(id, kept) {
      remarks.set(id, kept);
    },
    remarks: async (id) => [...(remarks.get(id) ?? [])],
    async keepResults(id, first, kept) {
      const steps = results.get(id) ?? new Map<number, readonly RowResult[]>();
      results.set(id, steps.set(first, kept));
    },
    results: async (id) => [...(results.get(id) ?? [])].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows),
    async keepGone(id, gone) {
      goneFarms.set(id, gone);
    },
    gone: async (id) => [...(goneFarms.get(id) ?? [])],
    remembered: async (headingSet) => choices.get(headingSet),
    async remember(headingSet, choice) {
      choices.set(headingSet, choice);
    },
  };
};

import { childrenOfCell } from './cells.ts';
import { departmentOfCommune } from './commune-department.ts';
import type { CoverageEntry } from './coverage-entry.ts';

/** Length of the geohash that partitions the index of subscribers; their full geohash is the sort key in it. */
const SUBSCRIBER_PARTITION_LENGTH = 4;

/** One Query on the index of subscribers, by cell or by department#commune. */
export type SubscriberQuery =
  | { readonly kind: 'cell'; readonly partition: string; readonly prefix: string }
  | { readonly kind: 'commune'; readonly department: string; readonly commune: string }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'country' };

const queriesOfCell = (cell: string): SubscriberQuery[] => {
  if (cell.length < SUBSCRIBER_PARTITION_LENGTH) return childrenOfCell(cell).flatMap(queriesOfCell);
  return [{ kind: 'cell', partition: cell.slice(0, SUBSCRIBER_PARTITION_LENGTH), prefix: cell }];
};

const queriesOfKey = (key: CoverageEntry['key']): SubscriberQuery[] => {
  if (key === 'country') return [{ kind: 'country' }];
  const value = key.slice(2);
  const scope = key.slice(0, 1);
  switch (scope) {
    case 'g':
      return queriesOfCell(value);
    case 'c':
      return [{ kind: 'commune', department: departmentOfCommune(value), commune: value }];
    case 'd':
      return [{ kind: 'department', department: value }];
    default:
      throw new Error(`no such key in the coverage index: ${key}`);
  }
};

/**
 * The index read backwards: the queries that together find every saved place lying under one of the entries' keys. A place may be found by
 * several (its cell and its commune): the caller keeps it once, then asks `delivers`.
 */
export const subscriberQueriesOf = (entries: readonly Pick<CoverageEntry, 'key'>[]): SubscriberQuery[] =>
  entries.flatMap(({ key }) => queriesOfKey(key));

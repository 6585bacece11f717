import { UnreadableInput } from './unreadable-input.ts';

/** A form or a query as a tree: `rounds.0.mode=door` becomes `{ rounds: [{ mode: 'door' }] }`; a name given twice becomes an array. */
export type FormTree = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | FormTree;

const SAFE_NAME = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** Sixty products of eleven fields each and twenty rounds are 1,300. */
const MAX_FIELDS = 2_000;
/** `rounds.12.pick.<name of a commune>` is the longest of ours, and four deep. */
const MAX_NAME_LENGTH = 200;
const MAX_DEPTH = 8;

/**
 * Reads a form in one pass over what was sent; its size is seen before it is split. Names that are not dotted words are passed over, as campaigns
 * put them into addresses.
 *
 * @throws UnreadableInput where there are too many fields, or the name of one is too long or too deep: no page of ours sends that
 */
export const parseForm = (encoded: string): FormTree => {
  if (holdsMoreThan(MAX_FIELDS - 1, '&', encoded)) throw new UnreadableInput('body', `more than ${MAX_FIELDS} fields`);
  const tree: FormTree = Object.create(null);
  for (const [name, value] of new URLSearchParams(encoded)) {
    if (name.length > MAX_NAME_LENGTH) throw new UnreadableInput('body', 'the name of a field is too long');
    if (holdsMoreThan(MAX_DEPTH - 1, '.', name)) throw new UnreadableInput('body', 'the name of a field is too deep');
    if (!SAFE_NAME.test(name)) continue;
    const path = name.split('.');
    if (!path.some((part) => FORBIDDEN.has(part))) put(tree, path, value);
  }
  return asTree(withArrays(tree));
};

const holdsMoreThan = (most: number, mark: string, text: string): boolean => {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= most; at = text.indexOf(mark, at + 1)) count += 1;
  return count > most;
};

const put = (tree: FormTree, path: readonly string[], value: string): void => {
  let branch = tree;
  for (const part of path.slice(0, -1)) {
    const present = branch[part];
    const next = isTree(present) ? present : (Object.create(null) as FormTree);
    branch[part] = next;
    branch = next;
  }
  const leaf = path.at(-1) ?? '';
  const present = branch[leaf];
  if (present === undefined) branch[leaf] = value;
  else if (Array.isArray(present)) present.push(value);
  else if (typeof present === 'string') branch[leaf] = [present, value];
};

/** Branches whose names are all numbers are lists, in the order of the numbers; gaps close. No deeper than MAX_DEPTH. */
const withArrays = (value: FormValue): FormValue => {
  if (!isTree(value)) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => withArrays(value[name] ?? ''));
  }
  return Object.fromEntries(names.map((name) => [name, withArrays(value[name] ?? '')]));
};

const isTree = (value: FormValue | undefined): value is FormTree => typeof value === 'object' && !Array.isArray(value);

const asTree = (value: FormValue): FormTree => (isTree(value) ? value : {});

/** A form or a query as a tree: `rounds.0.mode=door` becomes `{ rounds: [{ mode: 'door' }] }`; a name given twice becomes an array. */
export type FormTree = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | FormTree;

const SAFE_NAME = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_FIELDS = 2_000;

export const parseForm = (encoded: string): FormTree => {
  const tree: FormTree = Object.create(null);
  let count = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    count += 1;
    if (count > MAX_FIELDS) break;
    const path = name.split('.');
    if (SAFE_NAME.test(name) && !path.some((part) => FORBIDDEN.has(part))) put(tree, path, value);
  }
  return asTree(withArrays(tree));
};

const put = (tree: FormTree, path: readonly string[], value: string): void => {
  const [head = '', ...rest] = path;
  const present = tree[head];
  if (rest.length === 0) {
    if (present === undefined) tree[head] = value;
    else if (Array.isArray(present)) present.push(value);
    else if (typeof present === 'string') tree[head] = [present, value];
    return;
  }
  const branch = typeof present === 'object' && !Array.isArray(present) ? present : (Object.create(null) as FormTree);
  tree[head] = branch;
  put(branch, rest, value);
};

/** Branches whose names are all numbers are lists, in the order of the numbers; gaps close. */
const withArrays = (value: FormValue): FormValue => {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => withArrays(value[name] ?? ''));
  }
  return Object.fromEntries(names.map((name) => [name, withArrays(value[name] ?? '')]));
};

const asTree = (value: FormValue): FormTree => (typeof value === 'object' && !Array.isArray(value) ? value : {});

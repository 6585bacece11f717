/**
 * Finds what answers a path. API Gateway leads whole sections of the site to a function (`ANY /alertes/{proxy+}`), so that the function itself knows its
 * addresses one by one. A fixed segment goes before a parameter; case and trailing slashes count.
 */
export interface PathMatch<Value> {
  /** What answers, by method. */
  readonly methods: ReadonlyMap<string, Value>;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Pattern<Value> {
  readonly expression: RegExp;
  readonly names: readonly string[];
  readonly methods: Map<string, Value>;
}

/** @param entries by key, `GET /api/producers/{id}`; @throws Error where two have the same key */
export const pathRouter = <Value>(
  entries: readonly (readonly [key: string, value: Value])[],
): ((path: string) => PathMatch<Value> | undefined) => {
  const byPath = new Map<string, Map<string, Value>>();
  for (const [key, value] of entries) {
    const [method = '', path = ''] = key.split(' ');
    const methods = byPath.get(path) ?? new Map<string, Value>();
    if (methods.has(method)) throw new Error(`${key} is answered twice`);
    byPath.set(path, methods.set(method, value));
  }
  const patterns = [...byPath].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)).map(compile);
  return (path) => {
    for (const { expression, names, methods } of patterns) {
      const found = expression.exec(path);
      if (found !== null)
        return { methods, parameters: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
    }
    return undefined;
  };
};

const compile = <Value>([path, methods]: readonly [string, Map<string, Value>]): Pattern<Value> => {
  const names: string[] = [];
  const source = path.split('/').map((segment) => {
    const name = nameOf(segment);
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(name);
    return '([^/]+)';
  });
  return { expression: new RegExp(`^${source.join('/')}$`), names, methods };
};

/** `id` of `{id}`; undefined where the segment is fixed. */
const nameOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

/** Sorts fixed segments before parameters, from the left. */
const rank = (path: string): string =>
  path
    .split('/')
    .map((segment) => (nameOf(segment) === undefined ? `0${segment}` : '1'))
    .join('/');

/**
 * Routes of an HTTP API, found as API Gateway finds them: a full match first, then path parameters, then a greedy one (`{proxy+}`), then
 * `$default`; for the same path, the method itself before `ANY`. Case and trailing slashes count.
 */
export interface RouteMatch<Target> {
  readonly target: Target;
  readonly routeKey: string;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Leaf<Target> {
  readonly routeKey: string;
  readonly target: Target;
  readonly names: readonly string[];
}

interface Node<Target> {
  readonly fixed: Map<string, Node<Target>>;
  parameter: Node<Target> | undefined;
  /** By method. */
  readonly leaves: Map<string, Leaf<Target>>;
  readonly greedy: Map<string, Leaf<Target>>;
}

const node = <Target>(): Node<Target> => ({
  fixed: new Map(),
  parameter: undefined,
  leaves: new Map(),
  greedy: new Map(),
});

export class Router<Target> {
  readonly #root = node<Target>();
  #fallback: Leaf<Target> | undefined;

  /** @param routeKey `GET /api/places`, `ANY /x/{proxy+}` or `$default` */
  add(routeKey: string, target: Target): void {
    if (routeKey === '$default') {
      this.#fallback = { routeKey, target, names: [] };
      return;
    }
    const [method = '', path = ''] = routeKey.split(' ');
    const names: string[] = [];
    let at = this.#root;
    for (const segment of segmentsOf(path)) {
      const parameter = /^\{(.+?)(\+?)\}$/.exec(segment);
      if (parameter === null) {
        at = getOrMake(at.fixed, segment);
        continue;
      }
      names.push(parameter[1] ?? '');
      if (parameter[2] === '+') {
        at.greedy.set(method, { routeKey, target, names });
        return;
      }
      at.parameter ??= node();
      at = at.parameter;
    }
    at.leaves.set(method, { routeKey, target, names });
  }

  /** @param path percent-encoded, without query */
  find(method: string, path: string): RouteMatch<Target> | undefined {
    const segments = segmentsOf(path);
    const found = find(this.#root, segments, 0, method, []);
    if (found !== undefined) {
      const { leaf, values } = found;
      const pathParameters: Record<string, string> = {};
      leaf.names.forEach((name, index) => {
        pathParameters[name] = decode(values[index] ?? '');
      });
      return { target: leaf.target, routeKey: leaf.routeKey, pathParameters };
    }
    const fallback = this.#fallback;
    return fallback && { target: fallback.target, routeKey: fallback.routeKey, pathParameters: {} };
  }
}

interface Found<Target> {
  readonly leaf: Leaf<Target>;
  readonly values: readonly string[];
}

const find = <Target>(
  at: Node<Target>,
  segments: readonly string[],
  index: number,
  method: string,
  values: readonly string[],
): Found<Target> | undefined => {
  const segment = segments[index];
  if (segment === undefined) {
    const leaf = ofMethod(at.leaves, method);
    return leaf && { leaf, values };
  }
  const fixed = at.fixed.get(segment);
  const throughFixed = fixed && find(fixed, segments, index + 1, method, values);
  if (throughFixed !== undefined) return throughFixed;
  // A parameter is never empty: `/producteurs/` is not `/producteurs/{id}`.
  const throughParameter =
    segment === '' ? undefined : at.parameter && find(at.parameter, segments, index + 1, method, [...values, segment]);
  if (throughParameter !== undefined) return throughParameter;
  const greedy = ofMethod(at.greedy, method);
  return greedy && { leaf: greedy, values: [...values, segments.slice(index).join('/')] };
};

const ofMethod = <Target>(leaves: ReadonlyMap<string, Leaf<Target>>, method: string): Leaf<Target> | undefined =>
  leaves.get(method) ?? leaves.get('ANY');

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const getOrMake = <Target>(map: Map<string, Node<Target>>, key: string): Node<Target> => {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = node<Target>();
  map.set(key, made);
  return made;
};

/** Percent-decoding that leaves what cannot be decoded as it is. */
export const decode = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

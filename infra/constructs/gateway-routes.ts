/**
 * From addresses to the routes of an HTTP API, as few as there can be. An API has 300 routes; one per address and method, in two languages, would soon
 * be more. So a function is given whole sections (`ANY /alertes/{proxy+}`), and exceptions within them (`ANY /agence/connexion`); it knows its
 * addresses itself (functions/platform/router.ts), and answers 405 and 404 by itself.
 *
 * API Gateway takes the most specific route: a fixed path, then one with a parameter, then a greedy one, then `$default`.
 */
export interface Address<Owner> {
  readonly method: string;
  readonly path: string;
  readonly owner: Owner;
}

export interface GatewayRoute<Owner> {
  /** `ANY /alertes/{proxy+}`, `$default` */
  readonly key: string;
  readonly owner: Owner;
}

/**
 * The routes that lead each address to its owner, and everything else to `fallback`.
 * @throws Error where two owners answer the same method of the same path
 */
export const gatewayRoutes = <Owner>(
  addresses: readonly Address<Owner>[],
  fallback: Owner,
): readonly GatewayRoute<Owner>[] => {
  const root: Node<Owner> = node('');
  for (const address of addresses) insert(root, address);
  return [{ key: '$default', owner: fallback }, ...below(root, fallback)];
};

interface Node<Owner> {
  readonly path: string;
  /** Of the address that ends here, by method. */
  readonly owners: Map<string, Owner>;
  readonly fixed: Map<string, Node<Owner>>;
  parameter: Node<Owner> | undefined;
}

const node = <Owner>(path: string): Node<Owner> => ({
  path,
  owners: new Map(),
  fixed: new Map(),
  parameter: undefined,
});

const insert = <Owner>(root: Node<Owner>, { method, path, owner }: Address<Owner>): void => {
  let at = root;
  for (const segment of path.split('/').slice(1)) {
    const next = segment.startsWith('{') ? at.parameter : at.fixed.get(segment);
    const taken = next ?? node<Owner>(`${at.path}/${segment}`);
    if (segment.startsWith('{')) at.parameter = taken;
    else at.fixed.set(segment, taken);
    at = taken;
  }
  const other = at.owners.get(method);
  if (other !== undefined && other !== owner) throw new Error(`${method} ${path} is answered by two functions`);
  at.owners.set(method, owner);
};

/** The routes of a node and of all below it, where `inherited` answers what they leave; undefined: nobody may be relied on. */
const routesOf = <Owner>(at: Node<Owner>, inherited: Owner | undefined): readonly GatewayRoute<Owner>[] => [
  ...ending(at, inherited),
  ...below(at, inherited),
];

/** Of the address that ends here: none where its owner is inherited, one for all methods, and one for each method that is another's. */
const ending = <Owner>({ path, owners }: Node<Owner>, inherited: Owner | undefined): GatewayRoute<Owner>[] => {
  const [first] = owners.values();
  if (first === undefined) return [];
  const most = owners.get('GET') ?? first;
  const others = [...owners].filter(([, owner]) => owner !== most);
  if (others.length === 0 && most === inherited) return [];
  const whole = { key: `ANY ${path}`, owner: most };
  return [whole, ...others.map(([method, owner]) => ({ key: `${method} ${path}`, owner }))];
};

/** Of what lies below: with or without a greedy route, for whichever owner makes them fewest. */
const below = <Owner>(at: Node<Owner>, inherited: Owner | undefined): readonly GatewayRoute<Owner>[] => {
  const without = ofChildren(at, inherited);
  const candidates = [...new Set(without.map(({ owner }) => owner))].filter((owner) => owner !== inherited);
  return candidates.reduce((best, owner) => {
    const greedy = [{ key: `ANY ${at.path}/{proxy+}`, owner }, ...ofChildren(at, owner)];
    return greedy.length < best.length ? greedy : best;
  }, without);
};

const ofChildren = <Owner>(at: Node<Owner>, inherited: Owner | undefined): readonly GatewayRoute<Owner>[] => {
  const throughParameter = at.parameter === undefined ? [] : routesOf(at.parameter, inherited);
  // A route through the parameter would take what its neighbours leave to a greedy one: they say everything themselves.
  const left = throughParameter.length > 0 ? undefined : inherited;
  return [...[...at.fixed.values()].flatMap((child) => routesOf(child, left)), ...throughParameter];
};

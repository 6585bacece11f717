import type { RouteContract } from '#platform/contract.ts';

/** A path pattern of CloudFront that is never cached. */
export interface PrivatePath {
  readonly pattern: string;
  /** Whether the members' routes lie there: they need the `authorization` header. */
  readonly members: boolean;
}

/**
 * The paths that CloudFront must never cache: those of every route that is not public content, in the order in which CloudFront looks at them.
 *
 * A pattern is a route's section and all below it (`/alertes*`), unless that would take public pages with it (`/r*` would take `/recherche`): then
 * the section itself and what lies under its slash (`/r/*`). Open routes within the members' sections (sign-in) have a pattern of their own, before.
 * Throws when a public page would be taken all the same.
 */
export const privatePaths = (
  routes: readonly RouteContract[],
  isPublic: (route: RouteContract) => boolean,
): readonly PrivatePath[] => {
  const publicPaths = routes.filter(isPublic).map(({ path }) => path);
  const privateRoutes = routes.filter(({ path }) => !publicPaths.includes(path));
  const isMembers = ({ guard }: RouteContract) => guard === 'agency';
  const sections = (of: readonly RouteContract[]) => distinct(of.map(({ path }) => sectionPattern(path, publicPaths)));

  const members = sections(privateRoutes.filter(isMembers));
  const open = privateRoutes.filter((route) => !isMembers(route));
  const amongMembers = open.filter(({ path }) => members.some((pattern) => matchesPattern(pattern, path)));
  const others = sections(open.filter((route) => !amongMembers.includes(route)));
  return [
    ...distinct(amongMembers.map(({ path }) => path)).map((pattern) => ({ pattern, members: false })),
    ...members.map((pattern) => ({ pattern, members: true })),
    ...others.map((pattern) => ({ pattern, members: false })),
  ];
};

const sectionPattern = (path: string, publicPaths: readonly string[]): string => {
  const section = sectionOf(path);
  const candidates = [`${section}*`, path === section ? section : `${section}/*`];
  const fitting = candidates.find((pattern) => !publicPaths.some((taken) => matchesPattern(pattern, taken)));
  if (fitting === undefined) throw new Error(`no pattern keeps ${path} out of the cache without public pages`);
  return fitting;
};

/** Without those that another covers: `/demande*` covers `/demandes*`. */
const distinct = (patterns: readonly string[]): string[] => {
  const all = [...new Set(patterns)].sort();
  return all.filter((one) => !all.some((other) => other !== one && matchesPattern(other, one.replace(/\*$/, ''))));
};

/** Whether a path matches a pattern of CloudFront, whose `*` at the end stands for any characters. */
export const matchesPattern = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** `/agence/producteurs/{id}` → `/agence`; `/en/agency/tasks` → `/en/agency`; `/api/agency/tasks` → `/api/agency`. */
const sectionOf = (path: string): string => {
  const parts = path.split('/').slice(1);
  return `/${parts.slice(0, parts[0] === 'en' || parts[0] === 'api' ? 2 : 1).join('/')}`;
};

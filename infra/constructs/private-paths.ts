import type { RouteSpec } from '../../functions/handlers/routes.ts';

/**
 * The path patterns of CloudFront that must never be cached: those of every route that is not public content.
 *
 * A pattern is the route's section and all below it (`/agence*`), unless that would take public pages with it (`/r*` would take
 * `/recherche`): then the section itself and what lies under its slash (`/r/*`).
 */
export const privatePathPatterns = (
  routes: readonly RouteSpec[],
  isPublic: (route: RouteSpec) => boolean,
): string[] => {
  const publicPaths = routes.filter((route) => isPublic(route)).map((route) => route.path);
  const privatePaths = routes.map((route) => route.path).filter((path) => !publicPaths.includes(path));
  const takesPublic = (pattern: string) => publicPaths.some((path) => matchesPattern(pattern, path));
  const patterns = privatePaths.flatMap((path) => {
    const section = sectionOf(path);
    if (!takesPublic(`${section}*`)) return [`${section}*`];
    return [path === section ? section : `${section}/*`];
  });
  for (const pattern of patterns)
    if (takesPublic(pattern)) throw new Error(`${pattern} would take public pages out of the cache`);
  const distinct = [...new Set(patterns)];
  return distinct
    .filter(
      (pattern) => !distinct.some((other) => other !== pattern && matchesPattern(other, pattern.replace(/\*$/, ''))),
    )
    .sort();
};

/** Whether a path matches a pattern of CloudFront, whose `*` stands for any characters. */
export const matchesPattern = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** `/agence/producteurs/{id}` → `/agence`; `/en/agency/tasks` → `/en/agency`; `/api/agency/tasks` → `/api/agency`. */
const sectionOf = (path: string): string => {
  const parts = path.split('/').slice(1);
  return `/${parts.slice(0, parts[0] === 'en' || parts[0] === 'api' ? 2 : 1).join('/')}`;
};

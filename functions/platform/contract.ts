/**
 * What the outside may rely on, route by route. Contracts stand in functions/app/<subject>/contract.ts; functions/app/routes.ts names them all, by the
 * function that answers.
 */

/** One method of one address, and who may call it: all that API Gateway and CloudFront need to know. */
export interface RouteContract {
  readonly method: 'GET' | 'POST';
  /** `/api/producers/{id}`: `{name}` is a parameter, one segment long. */
  readonly path: string;
  readonly guard: Guard;
}

/** Who may call. `agency` goes through the authorizer (a member's token in cookie or bearer). Everything else is open, and says why. */
export type Guard = 'agency' | { readonly openBecause: string };

/** Set by the bundler (infra/build/bundle.ts): the name of a script or style sheet → its hashed address. */
declare const __ASSETS__: Readonly<Record<string, string>> | undefined;

/**
 * The address of a script, style sheet or picture: `asset('site.css')` → `/assets/site-1A2B3C4D.css`.
 * Outside a bundle (unit tests) names are not hashed: `/assets/site.css`.
 * Throws on a name that was not built, so that a page with a missing file fails in the first test and not in a browser.
 */
export const asset = (name: string): string => {
  if (typeof __ASSETS__ === 'undefined') return `/assets/${name}`;
  const address = __ASSETS__[name];
  if (address === undefined) throw new Error(`no browser asset is called ${name}`);
  return address;
};

import type { ShortLinkStore } from '#domain/messages/short-link.ts';
import type { CountedLimits, Limit, Limits } from '#domain/shared/limits.ts';
import { done, type Outcome, refused } from '#domain/shared/outcome.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { newLinkCode } from '#platform/clock.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { href } from '#web/shared/paths.ts';

/**
 * A text message says a link by a code of ten letters. What is kept of it, under a keyed hash of the code, is the link without its signature: neither who
 * reads the table nor who guesses has a right by it, and scope, end and address stay those of the link (ADR 52).
 */

/** The address of the site by which a text message says the page that a token opens. */
export const shortAddress = async (
  { page, token }: { readonly page: (token: string) => string; readonly token: string },
  { links, store }: { readonly links: SignedLinks; readonly store: Pick<ShortLinkStore, 'keep'> },
): Promise<string> => {
  const kept = { page: page(TOKEN), link: links.unsign(token) };
  let code = newLinkCode();
  while (!(await store.keep(links.hash(`short:${code}`), kept))) code = newLinkCode();
  return href('shortLink', 'fr', { code });
};

/** Stands in the address where the token will be. */
const TOKEN = 'TOKEN';

interface ShortLinkPorts {
  readonly links: () => Promise<SignedLinks>;
  readonly store: Pick<ShortLinkStore, 'find'>;
  readonly limits: Limits & CountedLimits;
}

/** Whoever copies a code by hand misses now and then. Only misses count, since a mobile network shows many telephones as one address. */
const MISSES_FROM_ONE_SOURCE: Limit = { what: 'short-links', most: 30, windowSeconds: 3_600 };

/** Where the code of a text message leads to. Whoever guesses is not told any more whether they hit. */
export const longAddress = async (
  code: string,
  sourceAddress: string,
  { links, store, limits }: ShortLinkPorts,
  now: Instant,
): Promise<Outcome<string, 'invalid' | 'tooMany'>> => {
  const signed = await links();
  const source = signed.hash(sourceAddress);
  if ((await limits.used(MISSES_FROM_ONE_SOURCE, source, now)) >= MISSES_FROM_ONE_SOURCE.most)
    return refused('tooMany');
  const kept = await store.find(signed.hash(`short:${code}`));
  const token = kept && signed.signAgain(kept.link);
  if (kept !== undefined && token !== undefined) return done(kept.page.replace(TOKEN, token));
  await limits.allows(MISSES_FROM_ONE_SOURCE, source, now);
  return refused('invalid');
};

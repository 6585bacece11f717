import type { Identity, SignIn } from '../../adapters/identity.ts';
import type { Limit, Limits } from '../../adapters/limits.ts';
import type { Instant } from '../../domain/shared/primitives.ts';
import type { SignedLinks } from '../../platform/signed-link.ts';
import type { SessionBody } from '../schemas/agency.ts';

export interface SessionUseCases {
  /** Takes the sign-in one step on; `tooMany` where this source, or anyone for this address, has tried too often. */
  step(
    input: SessionBody,
    from: { readonly sourceAddress: string; readonly now: Instant },
  ): Promise<SignIn | { readonly kind: 'tooMany' }>;
}

interface Parts {
  readonly identity: Identity;
  readonly limits: Limits;
  readonly links: () => Promise<SignedLinks>;
}

const QUARTER_OF_AN_HOUR = 900;
/** A whole agency may sit behind one address. */
const FROM_ONE_SOURCE: Limit = { what: 'sign-ins', most: 60, windowSeconds: QUARTER_OF_AN_HOUR };
/** Password and code are two tries; this leaves someone who mistypes eight more, and someone who guesses nothing to speak of. */
const FOR_ONE_ADDRESS: Limit = { what: 'sign-ins-of', most: 20, windowSeconds: QUARTER_OF_AN_HOUR };

export const sessionUseCases = ({ identity, limits, links }: Parts): SessionUseCases => ({
  async step({ email, password = '', session, ...answer }, { sourceAddress, now }) {
    const { hash } = await links();
    const [source, address] = await Promise.all([
      limits.allows(FROM_ONE_SOURCE, hash(sourceAddress), now),
      limits.allows(FOR_ONE_ADDRESS, hash(email), now),
    ]);
    if (!source || !address) return { kind: 'tooMany' };
    return session === undefined ? identity.signIn(email, password) : identity.answer(session, answer);
  },
});

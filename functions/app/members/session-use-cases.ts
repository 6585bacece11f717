import type { Identity, SignIn } from '#domain/members/identity.ts';
import type { Member } from '#domain/members/member.ts';
import { type EndedSessions, invitedMember, type Members } from '#domain/members/member-store.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { MemberId } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';
import { joined } from './change-member.ts';
import { memberFrom, type Pool, tokenMark } from './member-token.ts';
import type { SessionBody } from './session-contract.ts';

interface From {
  readonly sourceAddress: string;
  readonly now: Instant;
}
type TooMany = { readonly kind: 'tooMany' };

type Joined =
  /** The password is set; `next`: where the sign-in with it has got to. */
  | { readonly kind: 'joined'; readonly email: string; readonly next: SignIn }
  | { readonly kind: 'weakPassword' }
  /** The link was used, replaced, taken back, or has expired. */
  | { readonly kind: 'gone' }
  | TooMany;

export interface SessionUseCases {
  /** Takes the sign-in one step on; `tooMany` where this source has tried too often, or too many codes were typed for an account. */
  step(input: SessionBody, from: From): Promise<SignIn | TooMany>;
  /** Whom the link of an invitation is for; undefined where it opens nothing (any more). */
  invited(token: string, now: Instant): Promise<Member | undefined>;
  /** Gives the invited member the password they chose, and begins their sign-in. */
  join(token: string, password: string, from: From): Promise<Joined>;
  /** Ends the session of a token, for good: it opens nothing any more, wherever else it is kept. Anything but a valid token ends nothing. */
  signOut(token: string, now: Instant): Promise<void>;
}

interface Parts {
  readonly identity: Identity;
  readonly limits: Limits;
  readonly links: () => Promise<SignedLinks>;
  readonly members: Pick<Members, 'find' | 'save'>;
  readonly setPassword: (id: MemberId, password: string) => Promise<'set' | 'weak' | 'gone'>;
  readonly newId: () => string;
  readonly pool: Pool;
  readonly endedSessions: Pick<EndedSessions, 'end'>;
}

const QUARTER_OF_AN_HOUR = 900;
/** A whole agency may sit behind one address. */
const FROM_ONE_SOURCE: Limit = { what: 'sign-ins', most: 60, windowSeconds: QUARTER_OF_AN_HOUR };
/**
 * Passwords for one account from one source: together, so that a stranger who types somebody's address wrongly twenty times locks out the stranger and not the member.
 * Guessing from many sources at once is slowed by Cognito, account by account, and ends at the second factor.
 */
const FOR_ACCOUNT_FROM_SOURCE: Limit = { what: 'sign-ins-of', most: 20, windowSeconds: QUARTER_OF_AN_HOUR };
/** Codes of the second factor, of one session and of all sessions of an account: only who knows the password gets there, so that this locks nobody out. */
const OF_ONE_SESSION: Limit = { what: 'sign-in-codes', most: 6, windowSeconds: QUARTER_OF_AN_HOUR };
const OF_ONE_ACCOUNT: Limit = { what: 'sign-in-codes-of', most: 12, windowSeconds: QUARTER_OF_AN_HOUR };

export const sessionUseCases = (parts: Parts): SessionUseCases => {
  const { identity, limits, links, members, setPassword, newId } = parts;
  const tooManyPasswords = async (email: string, { sourceAddress, now }: From): Promise<boolean> => {
    const { hash } = await links();
    const allowed = await Promise.all([
      limits.allows(FROM_ONE_SOURCE, hash(sourceAddress), now),
      limits.allows(FOR_ACCOUNT_FROM_SOURCE, hash(`${email} ${sourceAddress}`), now),
    ]);
    return allowed.includes(false);
  };

  /** By what the session says of itself, which we have signed: an address that comes with it is the caller's word. */
  const tooManyCodes = async (session: string, { sourceAddress, now }: From): Promise<boolean> => {
    const { hash } = await links();
    const allowed = await Promise.all([
      limits.allows(FROM_ONE_SOURCE, hash(sourceAddress), now),
      limits.allows(OF_ONE_SESSION, hash(session), now),
      limits.allows(OF_ONE_ACCOUNT, hash(identity.accountOf(session) ?? ''), now),
    ]);
    return allowed.includes(false);
  };

  const signed = async (outcome: SignIn): Promise<SignIn> =>
    outcome.kind === 'challenge'
      ? { ...outcome, session: `${outcome.session}~${await sealOf(outcome.session)}` }
      : outcome;

  const sealOf = async (session: string): Promise<string> => (await links()).hash(`sign-in session ${session}`);

  /** The session as Cognito knows it; undefined where we did not hand it out. */
  const opened = async (sent: string): Promise<string | undefined> => {
    const cut = sent.lastIndexOf('~');
    const session = sent.slice(0, Math.max(0, cut));
    return sent.slice(cut + 1) === (await sealOf(session)) ? session : undefined;
  };

  const invited = async (token: string, now: Instant): Promise<Member | undefined> => {
    const opened = (await links()).open('memberInvitation', token, now);
    if (!opened.ok) return undefined;
    const id = MemberId.safeParse(opened.parts[0]);
    return id.success ? invitedMember(await members.find(id.data), Number(opened.parts[1])) : undefined;
  };

  return {
    async step({ email, password = '', session, ...answer }, from) {
      if (session === undefined) {
        if (await tooManyPasswords(email, from)) return { kind: 'tooMany' };
        return signed(await identity.signIn(email, password));
      }
      const known = await opened(session);
      if (known === undefined) return { kind: 'expired' };
      if (await tooManyCodes(known, from)) return { kind: 'tooMany' };
      return signed(await identity.answer(known, answer));
    },

    invited,

    async signOut(token, now) {
      const named = await memberFrom(token, parts.pool);
      if (named !== undefined) await parts.endedSessions.end(named.id, tokenMark(token), named.until, now);
    },

    /** The password before the record: were the link used up first and the password lost, nobody could come in. Until the record is written, the link goes on working. */
    async join(token, password, from) {
      const member = await invited(token, from.now);
      if (member === undefined) return { kind: 'gone' };
      if (await tooManyPasswords(member.email, from)) return { kind: 'tooMany' };
      const set = await setPassword(member.id, password);
      if (set === 'weak') return { kind: 'weakPassword' };
      if (set === 'gone') return { kind: 'gone' };
      if ((await joined(members, member, { now: from.now, entryId: newId() })) === 'changed') return { kind: 'gone' };
      return { kind: 'joined', email: member.email, next: await signed(await identity.signIn(member.email, password)) };
    },
  };
};

import type { SessionBody } from '#app/review/contract.ts';
import { invitedMember, joined, type Members } from '#domain/members/change-member.ts';
import type { Identity, SignIn } from '#domain/members/identity.ts';
import type { Member } from '#domain/members/member.ts';
import type { Limit, Limits } from '#domain/shared/limits.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { MemberId } from '#domain/shared/primitives.ts';
import type { SignedLinks } from '#platform/signed-link.ts';

interface From {
  readonly sourceAddress: string;
  readonly now: Instant;
}
type TooMany = { readonly kind: 'tooMany' };

export type Joined =
  /** Her password is set; `next`: where the sign-in with it has got to. */
  | { readonly kind: 'joined'; readonly email: string; readonly next: SignIn }
  | { readonly kind: 'weakPassword' }
  /** The link was used, replaced, taken back, or has expired. */
  | { readonly kind: 'gone' }
  | TooMany;

export interface SessionUseCases {
  /** Takes the sign-in one step on; `tooMany` where this source, or anyone for this address, has tried too often. */
  step(input: SessionBody, from: From): Promise<SignIn | TooMany>;
  /** Whom the link of an invitation is for; undefined where it opens nothing (any more). */
  invited(token: string, now: Instant): Promise<Member | undefined>;
  /** Gives the invited member the password she chose, and begins her sign-in. */
  join(token: string, password: string, from: From): Promise<Joined>;
}

interface Parts {
  readonly identity: Identity;
  readonly limits: Limits;
  readonly links: () => Promise<SignedLinks>;
  readonly members: Pick<Members, 'find' | 'save'>;
  readonly setPassword: (id: MemberId, password: string) => Promise<'set' | 'weak' | 'gone'>;
  readonly newId: () => string;
}

const QUARTER_OF_AN_HOUR = 900;
/** A whole agency may sit behind one address. */
const FROM_ONE_SOURCE: Limit = { what: 'sign-ins', most: 60, windowSeconds: QUARTER_OF_AN_HOUR };
/** Password and code are two tries; this leaves someone who mistypes eight more, and someone who guesses nothing to speak of. */
const FOR_ONE_ADDRESS: Limit = { what: 'sign-ins-of', most: 20, windowSeconds: QUARTER_OF_AN_HOUR };

export const sessionUseCases = (parts: Parts): SessionUseCases => {
  const { identity, limits, links, members, setPassword, newId } = parts;
  const tooMany = async (email: string, { sourceAddress, now }: From): Promise<boolean> => {
    const { hash } = await links();
    const [source, address] = await Promise.all([
      limits.allows(FROM_ONE_SOURCE, hash(sourceAddress), now),
      limits.allows(FOR_ONE_ADDRESS, hash(email), now),
    ]);
    return !source || !address;
  };

  const invited = async (token: string, now: Instant): Promise<Member | undefined> => {
    const opened = (await links()).open('memberInvitation', token, now);
    if (!opened.ok) return undefined;
    const id = MemberId.safeParse(opened.parts[0]);
    return id.success ? invitedMember(await members.find(id.data), Number(opened.parts[1])) : undefined;
  };

  return {
    async step({ email, password = '', session, ...answer }, from) {
      if (await tooMany(email, from)) return { kind: 'tooMany' };
      return session === undefined ? identity.signIn(email, password) : identity.answer(session, answer);
    },

    invited,

    /** The password before the record: were the link used up first and the password lost, nobody could come in. Until the record is written, the link goes on working. */
    async join(token, password, from) {
      const member = await invited(token, from.now);
      if (member === undefined) return { kind: 'gone' };
      if (await tooMany(member.email, from)) return { kind: 'tooMany' };
      const set = await setPassword(member.id, password);
      if (set === 'weak') return { kind: 'weakPassword' };
      if (set === 'gone') return { kind: 'gone' };
      if ((await joined(members, member, { now: from.now, entryId: newId() })) === 'changed') return { kind: 'gone' };
      return { kind: 'joined', email: member.email, next: await identity.signIn(member.email, password) };
    },
  };
};

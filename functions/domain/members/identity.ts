/** What Cognito asks for next: a code of the member's telephone, to set that up first, or a password of their own. */
export type Challenge = 'totp' | 'totpSetup' | 'newPassword';

export type SignIn =
  | { readonly kind: 'signedIn'; readonly token: string; readonly seconds: number }
  /** `secret`: for their authenticator application, on `totpSetup`. `session` is opaque and lives a few minutes. */
  | {
      readonly kind: 'challenge';
      readonly challenge: Challenge;
      readonly session: string;
      readonly secret: string | undefined;
    }
  /** Wrong address, password or code: which of them is not said. */
  | { readonly kind: 'refused' }
  /** They took too long, or the session is not one of ours. */
  | { readonly kind: 'expired' }
  /** The new password does not meet the pool's policy. */
  | { readonly kind: 'weakPassword' };

export interface Identity {
  signIn(email: string, password: string): Promise<SignIn>;
  /** Answers the challenge of a session. */
  answer(session: string, answer: { readonly code?: string; readonly newPassword?: string }): Promise<SignIn>;
  /** The account that a session of `signIn` is of; undefined where it is none. It is not signed: whoever hands sessions out does that. */
  accountOf(session: string): string | undefined;
}

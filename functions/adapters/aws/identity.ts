import {
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Challenge, Identity, SignIn } from '#domain/members/identity.ts';

/** What a session of ours carries: Cognito's, and what Cognito wants to be told again with the answer. */
interface Waiting {
  readonly challenge: Challenge;
  readonly username: string;
  readonly session: string;
}

const NAMES = {
  SOFTWARE_TOKEN_MFA: 'totp',
  MFA_SETUP: 'totpSetup',
  NEW_PASSWORD_REQUIRED: 'newPassword',
} as const satisfies Record<string, Challenge>;

/** Members of the agency, in the Cognito user pool of this client. Neither password nor code is kept or logged. */
export const identityIn = (
  clientId: string,
  client: CognitoIdentityProviderClient = new CognitoIdentityProviderClient({ maxAttempts: 2 }),
): Identity => {
  const next = async (answer: Answer, email: string): Promise<SignIn> => {
    const result = answer.AuthenticationResult;
    if (result?.IdToken !== undefined)
      return { kind: 'signedIn', token: result.IdToken, seconds: result.ExpiresIn ?? 3_600 };
    const { ChallengeName: name = '', Session: session = '' } = answer;
    const username = answer.ChallengeParameters?.USER_ID_FOR_SRP ?? email;
    if (!isKnown(name)) throw new Error(`Cognito asks for ${name}, which the sign-in does not know`);
    const challenge = NAMES[name];
    if (challenge !== 'totpSetup')
      return { kind: 'challenge', challenge, session: sealed({ challenge, username, session }), secret: undefined };
    const setup = await client.send(new AssociateSoftwareTokenCommand({ Session: session }));
    const waiting = { challenge, username, session: setup.Session ?? '' };
    return { kind: 'challenge', challenge, session: sealed(waiting), secret: setup.SecretCode };
  };

  const respond = async (waiting: Waiting, name: keyof typeof NAMES, responses: Record<string, string>) => {
    const answer = await client.send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: name,
        Session: waiting.session,
        ChallengeResponses: { USERNAME: waiting.username, ...responses },
      }),
    );
    return next(answer, waiting.username);
  };

  const setUp = async (waiting: Waiting, code: string): Promise<SignIn> => {
    const verified = await client.send(new VerifySoftwareTokenCommand({ Session: waiting.session, UserCode: code }));
    if (verified.Status !== 'SUCCESS') return { kind: 'refused' };
    return respond({ ...waiting, session: verified.Session ?? waiting.session }, 'MFA_SETUP', {});
  };

  return {
    accountOf: (session) => unsealed(session)?.username,

    signIn: (email, password) =>
      expected('refused', async () =>
        next(
          await client.send(
            new InitiateAuthCommand({
              ClientId: clientId,
              AuthFlow: 'USER_PASSWORD_AUTH',
              AuthParameters: { USERNAME: email, PASSWORD: password },
            }),
          ),
          email,
        ),
      ),
    answer: (session, { code = '', newPassword = '' }) =>
      expected('expired', async () => {
        const waiting = unsealed(session);
        switch (waiting?.challenge) {
          case undefined:
            return { kind: 'expired' };
          case 'newPassword':
            return respond(waiting, 'NEW_PASSWORD_REQUIRED', { NEW_PASSWORD: newPassword });
          case 'totp':
            return respond(waiting, 'SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: code });
          case 'totpSetup':
            return setUp(waiting, code);
        }
      }),
  };
};

type Answer = Pick<
  InitiateAuthCommandOutput & RespondToAuthChallengeCommandOutput,
  'AuthenticationResult' | 'ChallengeName' | 'ChallengeParameters' | 'Session'
>;

const isKnown = (name: string): name is keyof typeof NAMES => name in NAMES;

const sealed = ({ challenge, username, session }: Waiting): string =>
  [challenge, Buffer.from(username).toString('base64url'), session].join('~');

const unsealed = (session: string): Waiting | undefined => {
  const [challenge, username = '', ...rest] = session.split('~');
  const known = Object.values(NAMES).find((name) => name === challenge);
  return known === undefined
    ? undefined
    : { challenge: known, username: Buffer.from(username, 'base64url').toString('utf8'), session: rest.join('~') };
};

const WRONG = new Set(['UserNotFoundException', 'UserNotConfirmedException', 'PasswordResetRequiredException']);
const WRONG_CODE = new Set(['CodeMismatchException', 'EnableSoftwareTokenMFAException', 'ExpiredCodeException']);
const WEAK = new Set(['InvalidPasswordException', 'PasswordHistoryPolicyViolationException']);

/** Refusals as values. `NotAuthorizedException` is a wrong password at the first step, and an ended session at the next. */
const expected = async (notAuthorized: 'refused' | 'expired', attempt: () => Promise<SignIn>): Promise<SignIn> => {
  try {
    return await attempt();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NotAuthorizedException') return { kind: notAuthorized };
    if (WRONG.has(name) || WRONG_CODE.has(name)) return { kind: 'refused' };
    // Of a password that is being chosen; cognito-local says it of a wrong one too.
    if (WEAK.has(name)) return { kind: notAuthorized === 'refused' ? 'refused' : 'weakPassword' };
    throw error;
  }
};

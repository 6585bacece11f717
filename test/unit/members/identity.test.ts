import {
  AssociateSoftwareTokenCommand,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  InvalidPasswordException,
  NotAuthorizedException,
  RespondToAuthChallengeCommand,
  UserNotFoundException,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { identityIn } from '#adapters/aws/identity.ts';
import type { SignIn } from '#domain/members/identity.ts';

// Cognito's answers as recorded in its documentation; nothing of ours is replaced.
const client = new CognitoIdentityProviderClient({ region: 'eu-west-3' });
const cognito = mockClient(client);
const identity = identityIn('client-id', client);
const EMAIL = 'lea@exemple.invalid';

beforeEach(() => cognito.reset());

const refusal = { $metadata: {}, message: 'no' };
const sessionOf = (outcome: SignIn): string => (outcome.kind === 'challenge' ? outcome.session : '');
const TOKENS = { AuthenticationResult: { IdToken: 'token', ExpiresIn: 3600 } };

describe('a member signs in', () => {
  test('with their password, then the code of their telephone', async () => {
    cognito.on(InitiateAuthCommand).resolves({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: 'session~with~marks',
      ChallengeParameters: { USER_ID_FOR_SRP: 'user-1' },
    });
    cognito
      .on(RespondToAuthChallengeCommand, {
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: 'session~with~marks',
        ChallengeResponses: { USERNAME: 'user-1', SOFTWARE_TOKEN_MFA_CODE: '123456' },
      })
      .resolves(TOKENS);
    const asked = await identity.signIn(EMAIL, 'password');
    expect(asked).toMatchObject({ kind: 'challenge', challenge: 'totp' });
    expect(await identity.answer(sessionOf(asked), { code: '123456' })).toEqual({
      kind: 'signedIn',
      token: 'token',
      seconds: 3600,
    });
  });

  test('the first time: a password of their own, then their telephone is set up', async () => {
    cognito.on(InitiateAuthCommand).resolves({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: 's1',
      ChallengeParameters: { USER_ID_FOR_SRP: 'user-1' },
    });
    cognito
      .on(RespondToAuthChallengeCommand, { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's1' })
      .resolves({ ChallengeName: 'MFA_SETUP', Session: 's2' });
    cognito.on(AssociateSoftwareTokenCommand, { Session: 's2' }).resolves({ SecretCode: 'SECRET', Session: 's3' });
    cognito
      .on(VerifySoftwareTokenCommand, { Session: 's3', UserCode: '123456' })
      .resolves({ Status: 'SUCCESS', Session: 's4' });
    cognito
      .on(RespondToAuthChallengeCommand, {
        ChallengeName: 'MFA_SETUP',
        Session: 's4',
        ChallengeResponses: { USERNAME: 'user-1' },
      })
      .resolves(TOKENS);
    const first = await identity.signIn(EMAIL, 'given');
    expect(first).toMatchObject({ challenge: 'newPassword' });
    const second = await identity.answer(sessionOf(first), { newPassword: 'Her-own-password-1' });
    expect(second).toMatchObject({ challenge: 'totpSetup', secret: 'SECRET' });
    expect(await identity.answer(sessionOf(second), { code: '123456' })).toMatchObject({ kind: 'signedIn' });
  });
});

describe('refused', () => {
  test('an unknown address and a wrong password are the same', async () => {
    cognito
      .on(InitiateAuthCommand)
      .rejectsOnce(new UserNotFoundException(refusal))
      .rejectsOnce(new NotAuthorizedException(refusal));
    expect(await identity.signIn(EMAIL, 'x')).toEqual({ kind: 'refused' });
    expect(await identity.signIn(EMAIL, 'x')).toEqual({ kind: 'refused' });
  });

  test('a wrong code is refused, a late one has expired', async () => {
    cognito.on(InitiateAuthCommand).resolves({ ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's1' });
    cognito
      .on(RespondToAuthChallengeCommand)
      .rejectsOnce(new CodeMismatchException(refusal))
      .rejectsOnce(new NotAuthorizedException(refusal));
    const session = sessionOf(await identity.signIn(EMAIL, 'x'));
    expect(await identity.answer(session, { code: '000000' })).toEqual({ kind: 'refused' });
    expect(await identity.answer(session, { code: '000000' })).toEqual({ kind: 'expired' });
  });

  test('a weak password is said to be weak', async () => {
    cognito.on(InitiateAuthCommand).resolves({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's1' });
    cognito.on(RespondToAuthChallengeCommand).rejects(new InvalidPasswordException(refusal));
    const session = sessionOf(await identity.signIn(EMAIL, 'x'));
    expect(await identity.answer(session, { newPassword: 'weak' })).toEqual({ kind: 'weakPassword' });
  });

  test('a session that is not ours has expired, and Cognito is not asked', async () => {
    expect(await identity.answer('anything', { code: '123456' })).toEqual({ kind: 'expired' });
    expect(cognito.calls()).toHaveLength(0);
  });

  test('Cognito being down is a failure, not a refusal', async () => {
    cognito.on(InitiateAuthCommand).rejects(new Error('ECONNREFUSED'));
    await expect(identity.signIn(EMAIL, 'x')).rejects.toThrow('ECONNREFUSED');
  });
});

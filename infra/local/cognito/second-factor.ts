import { randomUUID } from 'node:crypto';
import { jsonError, jsonOk, type Service, type ServiceAnswer } from '../aws-endpoint.ts';
import { AwsError, awsJson } from '../aws-json.ts';
import { asObject, asText, isObject, type Json, type JsonObject } from '../json.ts';
import type { StateFolder } from '../state.ts';
import { newSecret, stepOfCode } from './totp.ts';

const TARGET = 'AWSCognitoIdentityProviderService.';
const FILE = 'second-factor.json';
/** Cognito's own, unless a client says otherwise. */
const SESSION_MS = 3 * 60_000;

/** An authenticator: what it was given, and the step of its last code, which is good once. */
interface Authenticator {
  readonly secret: string;
  readonly lastStep: number;
}

interface Kept {
  readonly isOn: boolean;
  /** By the `sub` of their account. */
  readonly authenticators: Readonly<Record<string, Authenticator>>;
}

/** Who has given a password and owes a code. The tokens are there and are held back. */
interface Waiting {
  readonly challenge: 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP';
  readonly account: string;
  readonly tokens: JsonObject;
  readonly until: number;
  /** Of a set-up: given out, not verified yet. */
  readonly secret?: string;
  readonly isVerified?: boolean;
}

export interface SecondFactorOptions {
  /** Of cognito-local: the accounts, passwords and tokens are its own. */
  readonly endpoint: string;
  readonly state: StateFolder;
  /** The address that signs in by its password alone, whatever is on: the app's own account. */
  readonly exempt: string | undefined;
  readonly now: () => number;
}

/**
 * Cognito's second factor before cognito-local, which cannot set an authenticator up during the sign-in. Off, everything passes through, so that
 * the app's own account signs in by its password; on (`POST /__local/second-factor`), everybody else owes a code, as the template's pool asks on AWS:
 * InitiateAuth is answered MFA_SETUP the first time and SOFTWARE_TOKEN_MFA from then on; the authenticator is set up by AssociateSoftwareToken and
 * VerifySoftwareToken; a session lives three minutes, and a code is good once.
 */
export class SecondFactor implements Service {
  readonly #options: SecondFactorOptions;
  readonly #sessions = new Map<string, Waiting>();
  #kept: Kept;

  constructor(options: SecondFactorOptions) {
    this.#options = options;
    this.#kept = options.state.read<Kept>(FILE) ?? { isOn: false, authenticators: {} };
  }

  get isOn(): boolean {
    return this.#kept.isOn;
  }

  turn(isOn: boolean): void {
    this.#keep({ isOn });
  }

  readonly answers = (target: string): boolean => target.startsWith(TARGET);

  readonly handle = async (target: string, body: string): Promise<ServiceAnswer> => {
    const action = target.slice(TARGET.length);
    const input = asObject(JSON.parse(body) as Json);
    try {
      return jsonOk(await this.#answer(action, input));
    } catch (error) {
      if (error instanceof AwsError) return jsonError(400, error.code, error.message.replace(`${error.code}: `, ''));
      throw error;
    }
  };

  async #answer(action: string, input: JsonObject): Promise<JsonObject> {
    const session = asText(input.Session);
    switch (action) {
      case 'InitiateAuth':
        return this.#asked(await this.#pass(action, input), asText(asObject(input.AuthParameters).USERNAME));
      case 'RespondToAuthChallenge':
        return this.#sessions.has(session)
          ? this.#respond(session, input)
          : this.#asked(await this.#pass(action, input), asText(asObject(input.ChallengeResponses).USERNAME));
      case 'AssociateSoftwareToken':
        return session === '' ? this.#pass(action, input) : this.#associate(session);
      case 'VerifySoftwareToken':
        return session === '' ? this.#pass(action, input) : this.#verify(session, asText(input.UserCode));
      case 'AdminDeleteUser':
        this.#forget(asText(input.Username));
        return this.#pass(action, input);
      default:
        return this.#pass(action, input);
    }
  }

  #pass(action: string, input: JsonObject): Promise<JsonObject> {
    return awsJson(this.#options.endpoint, `${TARGET}${action}`, input, '1.1');
  }

  /** Where there are tokens, they are held back until the code. */
  #asked(answer: JsonObject, username: string): JsonObject {
    const tokens = answer.AuthenticationResult;
    if (!this.#kept.isOn || username === this.#options.exempt || !isObject(tokens)) return answer;
    const account = subjectOf(asText(tokens.IdToken));
    const challenge = this.#kept.authenticators[account] === undefined ? 'MFA_SETUP' : 'SOFTWARE_TOKEN_MFA';
    const waiting = { challenge, account, tokens, until: this.#options.now() + SESSION_MS } as const;
    return {
      ChallengeName: challenge,
      ChallengeParameters: {
        USER_ID_FOR_SRP: account,
        ...(challenge === 'MFA_SETUP' ? { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' } : {}),
      },
      Session: this.#hold(waiting),
    };
  }

  #respond(session: string, input: JsonObject): JsonObject {
    const waiting = this.#waiting(session);
    const name = asText(input.ChallengeName);
    const responses = asObject(input.ChallengeResponses);
    if (name !== waiting.challenge || asText(responses.USERNAME) !== waiting.account)
      throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
    if (waiting.challenge === 'MFA_SETUP' && waiting.isVerified !== true)
      throw new AwsError('InvalidParameterException', 'User has not set up software token mfa');
    if (waiting.challenge === 'SOFTWARE_TOKEN_MFA') this.#useCode(waiting, asText(responses.SOFTWARE_TOKEN_MFA_CODE));
    this.#sessions.delete(session);
    return { ChallengeParameters: {}, AuthenticationResult: waiting.tokens };
  }

  #associate(session: string): JsonObject {
    const waiting = this.#waiting(session);
    if (waiting.challenge !== 'MFA_SETUP')
      throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
    const secret = newSecret();
    this.#sessions.delete(session);
    return { SecretCode: secret, Session: this.#hold({ ...waiting, secret }) };
  }

  #verify(session: string, code: string): JsonObject {
    const waiting = this.#waiting(session);
    const step = waiting.secret === undefined ? undefined : stepOfCode(waiting.secret, code, this.#options.now());
    if (waiting.secret === undefined || step === undefined)
      throw new AwsError('EnableSoftwareTokenMFAException', 'Code mismatch');
    this.#save(waiting.account, { secret: waiting.secret, lastStep: step });
    this.#sessions.delete(session);
    return { Status: 'SUCCESS', Session: this.#hold({ ...waiting, isVerified: true }) };
  }

  #useCode({ account }: Waiting, code: string): void {
    const known = this.#kept.authenticators[account];
    const step = known === undefined ? undefined : stepOfCode(known.secret, code, this.#options.now());
    if (known === undefined || step === undefined)
      throw new AwsError('CodeMismatchException', 'Invalid code received for user');
    if (step <= known.lastStep)
      throw new AwsError('ExpiredCodeException', 'Your software token has already been used once.');
    this.#save(account, { ...known, lastStep: step });
  }

  #hold(waiting: Waiting): string {
    const session = `local-${randomUUID()}`;
    this.#sessions.set(session, waiting);
    return session;
  }

  #waiting(session: string): Waiting {
    const waiting = this.#sessions.get(session);
    if (waiting === undefined || waiting.until < this.#options.now()) {
      this.#sessions.delete(session);
      throw new AwsError('NotAuthorizedException', 'Invalid session for the user, session is expired.');
    }
    return waiting;
  }

  #save(account: string, authenticator: Authenticator): void {
    this.#keep({ authenticators: { ...this.#kept.authenticators, [account]: authenticator } });
  }

  #forget(account: string): void {
    const { [account]: _, ...authenticators } = this.#kept.authenticators;
    this.#keep({ authenticators });
  }

  #keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    this.#options.state.write(FILE, this.#kept);
  }
}

/** Not verified: it has come from cognito-local this moment. */
const subjectOf = (token: string): string =>
  asText(asObject(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json).sub);

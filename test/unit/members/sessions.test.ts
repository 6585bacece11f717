import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerIn } from '#app/members/caller.ts';
import type { Pool } from '#app/members/member-token.ts';
import { sessionUseCases } from '#app/members/session-use-cases.ts';
import type { Identity } from '#domain/members/identity.ts';
import { EmailAddress } from '#domain/shared/primitives.ts';
import { NOW } from '../../support/builders.ts';
import { endedSessionsInMemory } from '../../support/ended-sessions-in-memory.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { testLinks } from '../../support/link-keys.ts';
import { aMember, membersInMemory } from '../../support/members-in-memory.ts';

const LEA = EmailAddress.parse('lea@exemple.invalid');
const AT_HOME = { sourceAddress: '192.0.2.1', now: NOW };
const A_STRANGER = { sourceAddress: '198.51.100.7', now: NOW };

/** One account: a password, then a code. As Cognito, it says the same of everything that is wrong. */
let begun = 0;
const identity: Identity = {
  signIn: async (email, password) => {
    if (email !== LEA || password !== 'right') return { kind: 'refused' };
    begun += 1;
    return { kind: 'challenge', challenge: 'totp', session: `totp~${email}~cognito${begun}`, secret: undefined };
  },
  answer: async (_, { code }) =>
    code === '123456' ? { kind: 'signedIn', token: 'token', seconds: 3_600 } : { kind: 'refused' },
  accountOf: (session) => session.split('~')[1],
};

let pool: Pool;
let token: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
  pool = { issuer: 'https://pool.example', audience: 'client', keys: createLocalJWKSet({ keys: [key] }) };
  token = await new SignJWT({ sub: 'lea-1', email: LEA, token_use: 'id' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(pool.issuer)
    .setAudience(pool.audience)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
});

const aDoor = () => {
  const endedSessions = endedSessionsInMemory();
  const links = testLinks();
  const members = membersInMemory(aMember());
  const useCases = sessionUseCases({
    identity,
    limits: limitsInMemory(),
    links: async () => links,
    members,
    setPassword: async () => 'set',
    newId: () => 'entry12345',
    pool,
    endedSessions,
  });
  const whoCalls = (shown: string) =>
    callerIn(shown, { pool, members, endedSessions, now: () => NOW, newId: () => 'entry12345' });
  const sessionOf = async () => {
    const step = await useCases.step({ email: LEA, password: 'right' }, AT_HOME);
    if (step.kind !== 'challenge') throw new Error(step.kind);
    return step.session;
  };
  return { useCases, whoCalls, sessionOf };
};

describe('signing in', () => {
  test('a stranger who guesses at an address locks themselves out, and not the member', async () => {
    const { useCases } = aDoor();
    for (let guess = 0; guess < 25; guess += 1) await useCases.step({ email: LEA, password: 'wrong' }, A_STRANGER);
    expect((await useCases.step({ email: LEA, password: 'right' }, A_STRANGER)).kind).toBe('tooMany');
    expect((await useCases.step({ email: LEA, password: 'right' }, AT_HOME)).kind).toBe('challenge');
  });

  test('a session takes a handful of codes, whatever address and source come with them', async () => {
    const { useCases, sessionOf } = aDoor();
    const session = await sessionOf();
    const outcomes: string[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const email = EmailAddress.parse(`somebody-${guess}@exemple.invalid`);
      const from = { sourceAddress: `203.0.113.${guess}`, now: NOW };
      outcomes.push((await useCases.step({ email, session, code: '000000' }, from)).kind);
    }
    expect(outcomes.filter((kind) => kind === 'tooMany').length).toBe(2);
    expect((await useCases.step({ email: LEA, session, code: '123456' }, AT_HOME)).kind).toBe('tooMany');
  });

  test('new sessions of one account share their tries', async () => {
    const { useCases, sessionOf } = aDoor();
    for (let guess = 0; guess < 12; guess += 1)
      await useCases.step({ email: LEA, session: await sessionOf(), code: '000000' }, AT_HOME);
    expect((await useCases.step({ email: LEA, session: await sessionOf(), code: '123456' }, AT_HOME)).kind).toBe(
      'tooMany',
    );
  });

  test('a session that we did not hand out, or that was changed since, is none', async () => {
    const { useCases, sessionOf } = aDoor();
    const session = await sessionOf();
    for (const changed of [
      session.replace('lea', 'Lea'),
      session.slice(0, -1),
      'totp~lea@exemple.invalid~cognito',
      '~',
      '',
    ])
      expect((await useCases.step({ email: LEA, session: changed, code: '123456' }, AT_HOME)).kind).toBe('expired');
    expect((await useCases.step({ email: LEA, session, code: '123456' }, AT_HOME)).kind).toBe('signedIn');
  });
});

describe('signing out', () => {
  test('makes the token worth nothing, wherever else it is kept', async () => {
    const { useCases, whoCalls } = aDoor();
    expect((await whoCalls(token)).id).toBe('lea-1');
    await useCases.signOut(token, NOW);
    expect(await whoCalls(token)).toEqual({});
  });

  test('counts for the same token written otherwise', async () => {
    const { useCases, whoCalls } = aDoor();
    await useCases.signOut(token, NOW);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // The last letter of a signature has bits that no byte needs.
    const others = [...letters].map((letter) => `${token.slice(0, -1)}${letter}`);
    for (const other of others) expect((await whoCalls(other)).id).toBeUndefined();
  });

  test('ends nothing for what is no token of ours', async () => {
    const { useCases, whoCalls } = aDoor();
    await useCases.signOut('not.a.token', NOW);
    await useCases.signOut(`${token.slice(0, -4)}AAAA`, NOW);
    expect((await whoCalls(token)).id).toBe('lea-1');
  });
});

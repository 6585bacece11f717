import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerIn } from '#app/members/caller.ts';
import type { Pool } from '#app/members/member-token.ts';
import type { Members } from '#domain/members/member-store.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { NOW } from '../../support/builders.ts';
import { endedSessionsInMemory } from '../../support/ended-sessions-in-memory.ts';
import { aMember, membersInMemory } from '../../support/members-in-memory.ts';

let pool: Pool;
let tokenOf: (groups?: readonly string[]) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
  pool = { issuer: 'https://pool.example', audience: 'client', keys: createLocalJWKSet({ keys: [key] }) };
  tokenOf = (groups = []) =>
    new SignJWT({ sub: 'lea-1', email: 'lea@exemple.invalid', token_use: 'id', 'cognito:groups': groups })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(pool.issuer)
      .setAudience(pool.audience)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
});

const asked = async (members: Pick<Members, 'find' | 'save'>, token: string) =>
  callerIn(token, { pool, members, endedSessions: endedSessionsInMemory(), now: () => NOW, newId: () => 'entry12345' });

describe('who calls', () => {
  test('may do what their record says, not what their token says', async () => {
    const partner = aMember({ role: 'partner', departments: [DepartmentCode.parse('40'), DepartmentCode.parse('64')] });
    expect(await asked(membersInMemory(partner), await tokenOf(['agency']))).toEqual({
      id: 'lea-1',
      email: 'lea@exemple.invalid',
      role: 'partner',
      departments: '40,64',
    });
  });

  test('is turned away with a valid token once they were removed', async () => {
    const members = membersInMemory(aMember());
    const token = await tokenOf();
    expect((await asked(members, token)).role).toBe('agency');
    members.put(aMember({ state: 'removed' }));
    expect(await asked(members, token)).toEqual({ turnedAway: 'removed' });
  });

  test('is turned away without a record', async () => {
    expect(await asked(membersInMemory(), await tokenOf(['agency']))).toEqual({ turnedAway: 'unknown' });
  });

  test('is of the agency as a founder, and has a record from then on', async () => {
    const members = membersInMemory();
    expect(await asked(members, await tokenOf(['founders']))).toMatchObject({ role: 'agency' });
    expect((await members.find('lea-1'))?.role).toBe('agency');
    expect(members.entries).toMatchObject([{ action: 'memberJoined' }]);
  });

  test('is no founder any more once removed', async () => {
    const members = membersInMemory(aMember({ state: 'removed' }));
    expect(await asked(members, await tokenOf(['founders']))).toEqual({ turnedAway: 'removed' });
  });

  test('is nobody with a token that proves nothing', async () => {
    expect(await asked(membersInMemory(aMember()), 'a.b.c')).toEqual({});
  });
});

import { describe, expect, test } from 'vitest';
import { membersOnly } from '../../../functions/handlers/parts/members-only.ts';
import { api, type Call, HttpProblem, pageRoutes } from '../../../functions/platform/http.ts';
import { json } from '../../../functions/platform/responses.ts';

const answered = async () => json(200, { secret: true });
const PATHS = { fr: '/agence/producteurs/{id}', en: '/en/agency/producers/{id}' };

/** As much of a call as the guard reads. */
const aCall = (member: Call<unknown, unknown, unknown>['member']): Call<unknown, unknown, unknown> => ({
  lang: 'fr',
  path: {},
  query: {},
  body: {},
  now: '2026-11-24T08:00:00.000Z',
  header: () => undefined,
  cookie: () => undefined,
  sourceAddress: '192.0.2.1',
  bytes: () => new Uint8Array(),
  url: '/agence/producteurs/abc?decision=approve',
  member,
});
const LEA = { id: 'abc', email: 'lea@exemple.invalid', role: 'agency' };

describe('who is not signed in', () => {
  test('is refused by every call', async () => {
    const [route] = membersOnly([api('GET /api/agency/producers', { handle: answered })]);
    await expect(route?.handle(aCall(undefined))).rejects.toThrow(HttpProblem);
  });

  test('is led from a page to the sign-in, and from there back', async () => {
    const [route] = membersOnly(pageRoutes('GET', PATHS, answered));
    const answer = await route?.handle(aCall(undefined));
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: '/agence/connexion?retour=%2Fagence%2Fproducteurs%2Fabc%3Fdecision%3Dapprove' },
    });
    expect(answer?.body).toBe('');
  });

  test('is led from a form back to its page, not to its posting', async () => {
    const [route] = membersOnly(pageRoutes('POST', PATHS, answered));
    const answer = await route?.handle(aCall(undefined));
    expect(answer?.headers.location).toBe('/agence/connexion?retour=%2Fagence%2Fproducteurs%2Fabc');
  });
});

test('a member passes', async () => {
  const routes = membersOnly([
    api('GET /api/agency/producers', { handle: answered }),
    ...pageRoutes('GET', PATHS, answered),
  ]);
  for (const route of routes) expect((await route.handle(aCall(LEA))).status).toBe(200);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf, packForm, unpackForm } from '#app/members/packed-form.ts';
import { servePage } from '#platform/contract.ts';
import { parseForm } from '#platform/form.ts';
import { type Call, HttpProblem } from '#platform/http.ts';
import { json } from '#platform/responses.ts';
import { aRoute } from '../../support/calls/a-route.ts';
import { aTerritory } from '../../support/territory.ts';

let membersOnly: typeof import('#app/members/members-only.ts').membersOnly;
beforeAll(async () => {
  // The sign-in page says whose site it is.
  process.env.TERRITORY = JSON.stringify(aTerritory());
  process.env.SITE_URL = 'https://alaronde.example';
  ({ membersOnly } = await import('#app/members/members-only.ts'));
});

const answered = async () => json(200, { secret: true });
const PATHS = { fr: '/agence/producteurs/{id}', en: '/en/agency/producers/{id}' };

/** As much of a call as the guard reads. */
const aCall = (
  member: Call<unknown, unknown, unknown>['member'],
  changes: Partial<Call<unknown, unknown, unknown>> = {},
): Call<unknown, unknown, unknown> => ({
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
  turnedAway: undefined,
  ...changes,
});
const LEA = { id: 'abc', email: 'lea@exemple.invalid', role: 'agency' as const, departments: [] };

describe('who is not signed in', () => {
  test('is refused by every call', async () => {
    const [route] = membersOnly([aRoute('GET /api/agency/producers', {}, answered)]);
    await expect(route?.handle(aCall(undefined))).rejects.toThrow(HttpProblem);
  });

  test('is led from a page to the sign-in, and from there back', async () => {
    const [route] = membersOnly(servePage({ paths: PATHS, guards: { GET: 'agency' } }, { GET: answered }));
    const answer = await route?.handle(aCall(undefined));
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: '/agence/connexion?retour=%2Fagence%2Fproducteurs%2Fabc%3Fdecision%3Dapprove' },
    });
    expect(answer?.body).toBe('');
  });

  test('is led from a form back to its page, not to its posting', async () => {
    const [route] = membersOnly(servePage({ paths: PATHS, guards: { POST: 'agency' } }, { POST: answered }));
    const answer = await route?.handle(aCall(undefined));
    expect(answer?.headers.location).toBe('/agence/connexion?retour=%2Fagence%2Fproducteurs%2Fabc');
  });
});

describe('a session that ended in mid-form', () => {
  const typed = parseForm(
    'decision=reject&reason=Il+manque+l%E2%80%99adresse&pick.0=a&pick.1=b&t-4x.word=d%C3%A9sol%C3%A9e',
  );

  test('keeps what was typed: the sign-in carries it', async () => {
    const [route] = membersOnly(servePage({ paths: PATHS, guards: { POST: 'agency' } }, { POST: answered }));
    const answer = await route?.handle(aCall(undefined, { body: typed }));
    expect(answer?.status).toBe(401);
    const kept = /name="kept" value="([^"]+)"/.exec(answer?.body ?? '')?.[1] ?? '';
    expect(unpackForm(kept)).toEqual(typed);
    expect(answer?.body).toContain('name="retour" value="/agence/producteurs/abc"');
  });

  test('comes back as the same form, lists of one entry too', () => {
    const one = parseForm('pick.0=a&empty=');
    expect(parseForm(new URLSearchParams(fieldsOf(one)).toString())).toEqual(one);
    expect(unpackForm(packForm(one) ?? '')).toEqual(one);
  });

  test('what is not such a form is no form', () => {
    for (const wrong of ['', 'abc', '%%%', 'x'.repeat(300_000)]) expect(unpackForm(wrong)).toBeUndefined();
  });
});

describe('who signed in and is no member', () => {
  test.each(['removed', 'unknown'] as const)(
    'is told so (%s), on pages and calls, and is not led to sign in again',
    async (turnedAway) => {
      const routes = membersOnly([
        aRoute('GET /api/agency/producers', {}, answered),
        ...servePage({ paths: PATHS, guards: { GET: 'agency' } }, { GET: answered }),
      ]);
      for (const route of routes)
        await expect(route.handle(aCall(undefined, { turnedAway }))).rejects.toMatchObject({
          problem: { code: 'forbidden' },
        });
    },
  );
});

describe('a reader', () => {
  const reader = { ...LEA, role: 'reader' as const };
  test('reads', async () => {
    const [route] = membersOnly(servePage({ paths: PATHS, guards: { GET: 'agency' } }, { GET: answered }));
    expect((await route?.handle(aCall(reader)))?.status).toBe(200);
  });
  test('changes nothing, by page or by call', async () => {
    const routes = membersOnly([
      aRoute('POST /api/agency/producers/{id}/decisions', {}, answered),
      ...servePage({ paths: PATHS, guards: { POST: 'agency' } }, { POST: answered }),
    ]);
    for (const route of routes)
      await expect(route.handle(aCall(reader))).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  });
});

test('a member passes', async () => {
  const routes = membersOnly([
    aRoute('GET /api/agency/producers', {}, answered),
    ...servePage({ paths: PATHS, guards: { GET: 'agency' } }, { GET: answered }),
  ]);
  for (const route of routes) expect((await route.handle(aCall(LEA))).status).toBe(200);
});

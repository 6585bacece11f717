import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { servePage } from '#platform/contract.ts';
import { FRONT_KEY_HEADER } from '#platform/front-key.ts';
import { HttpProblem, type ProblemVoice, serve } from '#platform/http.ts';
import { json, page } from '#platform/responses.ts';
import { PartUnavailable } from '#platform/unavailable.ts';
import { problemInWords } from '#web/site/problem-texts.ts';
import { aRoute } from '../../support/contracts.ts';

const routes = [
  aRoute(
    'POST /api/things/{id}',
    {
      parameters: z.object({ id: z.string().regex(/^[a-z]+$/) }),
      query: z.strictObject({ limit: z.coerce.number().max(10).optional() }),
      body: z.strictObject({ name: z.string().min(1), days: z.array(z.int()) }),
    },
    async ({ path, query, body, lang }) => json(200, { path, query, body, lang }),
  ),
  aRoute(
    'POST /api/forms',
    {
      body: z.union([
        z.strictObject({ circle: z.strictObject({ radius: z.number() }) }),
        z.strictObject({ typed: z.string() }),
      ]),
    },
    async ({ body }) => json(200, body),
  ),
  aRoute('GET /api/down', { elsewhere: ['POST'] }, async () => {
    throw new PartUnavailable('directory', { cause: new Error('jeanne@exemple.invalid could not be read') });
  }),
  aRoute('GET /api/broken', {}, async () => {
    throw new Error('a bug about +33639980001');
  }),
  ...servePage(
    { paths: { fr: '/page', en: '/en/page' }, guards: { GET: 'agency', POST: 'agency' } },
    {
      GET: async ({ lang, query }) => page(200, `${lang} ${JSON.stringify(query)}`),
      POST: async () => {
        throw new HttpProblem({ code: 'gone' });
      },
    },
  ),
];
const VOICE: ProblemVoice = {
  words: problemInWords,
  page: (problem, lang) => `<h1>${problemInWords(problem, lang).title}</h1>`,
};
const handler = serve(routes, VOICE);

interface Sent {
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly path?: Record<string, string>;
}

const call = async (routeKey: string, sent: Sent = {}, asked = handler) => {
  const [method = 'GET', pattern = '/'] = routeKey.split(' ');
  const rawPath = pattern.replace(/\{(\w+)\}/g, (_, name: string) => sent.path?.[name] ?? '');
  const event = {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath,
    rawQueryString: sent.query ?? '',
    queryStringParameters: Object.fromEntries(new URLSearchParams(sent.query ?? '')),
    headers: sent.headers ?? {},
    body: sent.body,
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      http: { method, path: rawPath, sourceIp: '192.0.2.7', protocol: 'HTTP/1.1', userAgent: 'test' },
    },
  } as unknown as APIGatewayProxyEventV2;
  return (await asked(event, {} as Context)) as APIGatewayProxyStructuredResultV2 & {
    body: string;
    headers: Record<string, string>;
  };
};

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

describe('the HTTP pipeline', () => {
  test('answers nobody who did not come through the front, whatever they ask for', async () => {
    const closed = serve(routes, VOICE, (key) => key === 'of the front');
    const sent = { path: { id: 'abc' }, body: '{"name":"n","days":[1]}' };
    for (const [header, status] of [
      [{}, 403],
      [{ [FRONT_KEY_HEADER]: 'another' }, 403],
      [{ [FRONT_KEY_HEADER]: 'of the front' }, 200],
    ] as const)
      expect((await call('POST /api/things/{id}', { ...sent, headers: header }, closed)).statusCode).toBe(status);
    expect((await call('GET /api/nowhere', {}, closed)).statusCode).toBe(403);
  });

  test('hands a route what its schemas have parsed', async () => {
    const answer = await call('POST /api/things/{id}', {
      path: { id: 'abc' },
      query: 'limit=3&lang=en',
      body: '{"name":"n","days":[1]}',
    });
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      path: { id: 'abc' },
      query: { limit: 3 },
      body: { name: 'n', days: [1] },
      lang: 'en',
    });
  });

  test('names each wrong field and its reason in the reader’s language', async () => {
    const french = await call('POST /api/things/{id}', { path: { id: 'abc' }, body: '{"days":[1.5],"colour":"red"}' });
    expect(french.statusCode).toBe(400);
    expect(french.headers['content-type']).toMatch('application/problem+json');
    expect(JSON.parse(french.body)).toMatchObject({
      type: '/problems/invalid',
      status: 400,
      errors: expect.arrayContaining([
        { field: 'name', code: 'fieldMissing', reason: 'ce champ est nécessaire' },
        { field: 'colour', code: 'fieldUnknown', reason: 'ce champ est inconnu' },
      ]),
    });
    const english = await call('POST /api/things/{id}', {
      path: { id: 'abc' },
      query: 'lang=en',
      body: '{"days":[1]}',
    });
    expect(JSON.parse(english.body).errors).toEqual([
      { field: 'name', code: 'fieldMissing', reason: 'this field is needed' },
    ]);
  });

  test('says of several possible forms what is wrong with the one that was begun', async () => {
    const answer = await call('POST /api/forms', { body: '{"circle":{"radius":"abc"}}' });
    expect(JSON.parse(answer.body).errors).toEqual([
      { field: 'circle.radius', code: 'wrongKind', reason: 'cette valeur n’est pas de la bonne sorte' },
    ]);
    const neither = await call('POST /api/forms', { body: '{}' });
    expect(JSON.parse(neither.body).errors[0].reason).toMatch(/aucune des formes/);
  });

  test('answers broken JSON with a sentence, a wrong path parameter with 404', async () => {
    expect((await call('POST /api/things/{id}', { path: { id: 'abc' }, body: '{' })).statusCode).toBe(400);
    expect(
      (await call('POST /api/things/{id}', { path: { id: '123' }, body: '{"name":"n","days":[]}' })).statusCode,
    ).toBe(404);
  });

  test('answers a part that is down with 503 and when to come back', async () => {
    const answer = await call('GET /api/down');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(JSON.parse(answer.body).detail).toMatch('réessayez dans un instant');
  });

  test('answers a bug with 500 and a reference, telling nothing of the inside', async () => {
    const answer = await call('GET /api/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toMatch('request-1');
    expect(answer.body).not.toMatch('bug');
  });

  test('puts the security headers on answers and on failures alike, and keeps nothing of a failure', async () => {
    for (const answer of [
      await call('GET /page'),
      await call('GET /api/broken'),
      await call('POST /page', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ]) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      });
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('answers pages with pages, in the language of their path', async () => {
    expect((await call('GET /en/page', { query: 'q=a&q=b' })).body).toBe('en {"q":["a","b"]}');
    const gone = await call('POST /en/page', { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([gone.statusCode, gone.body]).toEqual([410, '<h1>This link has expired</h1>']);
  });

  test('answers HEAD as GET, its failures too, without the body', async () => {
    const [get, head] = [
      await call('GET /page'),
      await call('HEAD /page', { headers: { 'sec-fetch-site': 'cross-site' } }),
    ];
    expect([head.statusCode, head.headers, head.body]).toEqual([200, get.headers, '']);
    expect(get.body).not.toBe('');
    expect(await call('HEAD /api/down')).toMatchObject({ statusCode: 503, body: '', headers: { 'retry-after': '5' } });
    expect((await call('HEAD /nothing')).statusCode).toBe(404);
  });

  test('tells a method that an address does not know which it knows, HEAD among them, those of another function too', async () => {
    const page405 = await call('PUT /page', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([page405.statusCode, page405.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect(page405.body).toMatch(/^<h1>/);
    const api405 = await call('GET /api/things/{id}', { path: { id: 'abc' } });
    expect([api405.statusCode, api405.headers.allow]).toEqual([405, 'POST']);
    expect(JSON.parse(api405.body)).toMatchObject({ type: '/problems/method-not-allowed', status: 405 });
    expect((await call('DELETE /api/down')).headers.allow).toBe('GET, HEAD, POST');
  });

  test('says that an address is unknown as a page, or as a problem detail below /api', async () => {
    const unknown = await call('POST /en/nothing', { body: 'x=1' });
    expect([unknown.statusCode, unknown.body]).toEqual([404, '<h1>Not found</h1>']);
    const below = await call('GET /api/nothing', { query: 'lang=en' });
    expect(below.headers['content-type']).toMatch('application/problem+json');
    expect(JSON.parse(below.body)).toMatchObject({ title: 'Not found', status: 404 });
  });

  test('refuses a form that another site posts', async () => {
    const answer = await call('POST /page', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.statusCode).toBe(403);
  });

  test('logs route and status, never a query, a body, an address or a telephone number', async () => {
    await call('GET /page', { query: 'cell=ezjz9&email=jeanne@exemple.invalid' });
    await call('GET /api/down');
    await call('GET /api/broken');
    await call('GET /r/secret-token');
    await call('PUT /api/things/{id}', { path: { id: 'secret-token' } });
    const log = lines.join('\n');
    expect(log).not.toMatch('secret-token');
    expect(log).toMatch('"route":"PUT /api/things/{id}"');
    expect(log).toMatch('"route":"GET /page"');
    expect(log).toMatch('"status":500');
    expect(log).not.toMatch(/ezjz9|jeanne|exemple\.invalid|33639980001|192\.0\.2/);
  });
});

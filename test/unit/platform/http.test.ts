import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { FORM_TYPE, servePage } from '#platform/contract.ts';
import { FRONT_KEY_HEADER } from '#platform/front-key.ts';
import { HttpProblem, type ProblemVoice, serve } from '#platform/http.ts';
import { json, page } from '#platform/responses.ts';
import { PartUnavailable } from '#platform/unavailable.ts';
import { problemInWords } from '#web/site/problem-texts.ts';
import { aRoute } from '../../support/calls/a-route.ts';

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
  aRoute('POST /api/acts', {}, async () => json(200, {})),
  aRoute('POST /api/files', { body: { media: ['text/csv'] } }, async () => json(200, {})),
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
const SITE = 'https://alaronde.example';
const FORM = { 'content-type': FORM_TYPE, origin: SITE };
const VOICE: ProblemVoice = {
  words: problemInWords,
  page: (problem, lang) => `<h1>${problemInWords(problem, lang).title}</h1>`,
};
const handler = serve(routes, VOICE, SITE);

interface Sent {
  readonly query?: string;
  readonly body?: string;
  /** JSON from a page of the site, unless said. */
  readonly headers?: Record<string, string>;
  readonly cookies?: readonly string[];
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
    headers: sent.headers ?? { 'content-type': 'application/json', origin: SITE },
    cookies: sent.cookies,
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
    const closed = serve(routes, VOICE, SITE, (key) => key === 'of the front');
    const sent = { path: { id: 'abc' }, body: '{"name":"n","days":[1]}' };
    for (const [header, status] of [
      [{}, 403],
      [{ [FRONT_KEY_HEADER]: 'another' }, 403],
      [{ [FRONT_KEY_HEADER]: 'of the front', 'content-type': 'application/json' }, 200],
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
      await call('POST /page', { headers: FORM }),
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
    const gone = await call('POST /en/page', { headers: FORM, body: 'a=b' });
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

  const [formType, jsonType] = [{ 'content-type': FORM_TYPE }, { 'content-type': 'application/json' }];

  test.each<[what: string, headers: Record<string, string>, isTaken: boolean]>([
    ['a page of the site', { origin: SITE }, true],
    ['a page of the site, as younger browsers say it', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    ['the address bar', { 'sec-fetch-site': 'none' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' }, false],
    ['another site that younger browsers name', { 'sec-fetch-site': 'cross-site', origin: SITE }, false],
    ['another site, as older browsers say it', { origin: 'https://other.example' }, false],
    [
      'a neighbour below the same domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://x.alaronde.example' },
      false,
    ],
    ['a frame that hides where it is', { origin: 'null' }, false],
    ['nobody knows where', {}, false],
  ])('takes the form of a page from its own site only: %s', async (_, headers, isTaken) => {
    const answer = await call('POST /page', { headers: { ...formType, ...headers }, body: 'a=b' });
    expect(answer.statusCode).toBe(isTaken ? 410 : 403);
  });

  test.each<[what: string, sent: Sent, isTaken: boolean]>([
    ['of a program that has no cookie', { headers: jsonType }, true],
    [
      'with a token, whatever cookies there are',
      { headers: { ...jsonType, authorization: 'Bearer x' }, cookies: ['a=b'] },
      true,
    ],
    ['with cookies, from a page of the site', { headers: { ...jsonType, origin: SITE }, cookies: ['a=b'] }, true],
    ['with cookies, and nobody knows from where', { headers: jsonType, cookies: ['a=b'] }, false],
    [
      'with cookies, from another site',
      { headers: { ...jsonType, origin: 'https://other.example' }, cookies: ['a=b'] },
      false,
    ],
    ['from another site', { headers: { ...jsonType, origin: 'https://other.example' } }, false],
  ])('takes a call %s', async (_, sent, isTaken) => {
    const answer = await call('POST /api/things/{id}', {
      path: { id: 'abc' },
      body: '{"name":"n","days":[1]}',
      ...sent,
    });
    expect(answer.statusCode).toBe(isTaken ? 200 : 403);
  });

  test('takes as JSON what says that it is JSON, and nothing else; without a body there is no call', async () => {
    const sent = (headers: Record<string, string>, body = '{"name":"n","days":[1]}') =>
      call('POST /api/things/{id}', { path: { id: 'abc' }, headers, body });
    expect((await sent({ 'content-type': 'Application/JSON; charset=utf-8' })).statusCode).toBe(200);
    for (const type of ['text/plain', FORM_TYPE, 'multipart/form-data; boundary=x', 'application/jsonx', '']) {
      const answer = await sent({ 'content-type': type });
      expect([answer.statusCode, JSON.parse(answer.body).type], type).toEqual([415, '/problems/unsupported-type']);
    }
    expect((await sent({})).statusCode).toBe(415);
    expect((await sent(jsonType, '')).statusCode).toBe(400);
    expect((await sent({}, '')).statusCode).toBe(400);
  });

  test('reads no text/plain as a form either', async () => {
    const answer = await call('POST /page', { headers: { 'content-type': 'text/plain', origin: SITE }, body: 'a=b' });
    expect(answer.statusCode).toBe(415);
  });

  test('a call that reads no body takes none but JSON, or what its contract names', async () => {
    const at = (path: string, type: string) => call(`POST ${path}`, { headers: { 'content-type': type }, body: 'a=b' });
    expect((await at('/api/acts', 'text/plain')).statusCode).toBe(415);
    expect((await call('POST /api/acts', { headers: {} })).statusCode).toBe(200);
    expect((await at('/api/files', 'text/csv')).statusCode).toBe(200);
    expect((await at('/api/files', 'text/plain')).statusCode).toBe(415);
    expect((await call('POST /api/files', { headers: { 'content-type': 'text/csv' } })).statusCode).toBe(400);
  });

  test('refuses a language that the site does not speak, and parameters that a call does not know', async () => {
    for (const [query, field] of [
      ['lang=de', 'lang'],
      ['lang=fr&lang=en', 'lang'],
      ['colour=red', 'colour'],
    ]) {
      const answer = await call('POST /api/acts', { query });
      expect([
        answer.statusCode,
        JSON.parse(answer.body).errors.map((error: { field: string }) => error.field),
      ]).toEqual([400, [field]]);
    }
    expect((await call('GET /page', { query: 'lang=de' })).statusCode).toBe(200);
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

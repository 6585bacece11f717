import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestEvent } from '#infra/local/http/event.ts';
import { type Fixture, startFixture } from '../../support/local-fixture/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const eventOf = async (path: string, init?: RequestInit): Promise<RequestEvent> => {
  const answer = await fetch(fixture.stack.addresses.api + path, init);
  return ((await answer.json()) as { event: RequestEvent }).event;
};

describe('the event of an HTTP API, payload 2.0', () => {
  it('joins repeated query parameters by commas and keeps the query string as it came', async () => {
    const event = await eventOf('/things?day=4&day=6&name=caf%C3%A9');
    expect(event.rawQueryString).toBe('day=4&day=6&name=caf%C3%A9');
    expect(event.queryStringParameters).toEqual({ day: '4,6', name: 'café' });
  });

  it('names the route, the path and its parameters, decoded', async () => {
    const event = await eventOf('/things/ferme%20du%20lac');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/ferme du lac',
      pathParameters: { id: 'ferme du lac' },
      requestContext: {
        http: { method: 'GET', path: '/things/ferme du lac', protocol: 'HTTP/1.1' },
        stage: '$default',
      },
    });
  });

  it('lays cookies apart and names headers in lower case', async () => {
    const event = await eventOf('/things', { headers: { Cookie: 'a=1; b=2', 'X-Thing': 'Yes' } });
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.headers['x-thing']).toBe('Yes');
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('leaves out what has nothing to say', async () => {
    const event = await eventOf('/things');
    for (const field of ['cookies', 'queryStringParameters', 'pathParameters', 'body'])
      expect(event).not.toHaveProperty(field);
    expect(event.rawQueryString).toBe('');
  });

  it('hands JSON over as text and a form in base64', async () => {
    const json = await eventOf('/things', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"é":1}',
    });
    expect([json.body, json.isBase64Encoded]).toEqual(['{"é":1}', false]);
    const form = await eventOf('/things', { method: 'POST', body: new URLSearchParams({ a: 'b c' }) });
    expect([Buffer.from(form.body ?? '', 'base64').toString(), form.isBase64Encoded]).toEqual(['a=b+c', true]);
  });
});

describe('the answers of an HTTP API', () => {
  const call = (path: string, init?: RequestInit) => fetch(fixture.stack.addresses.api + path, init);

  it('an unknown route is 404 in JSON', async () => {
    const answer = await call('/nowhere');
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('a function that throws is 500 without its reason', async () => {
    const answer = await call('/things?fail=1');
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('a function that takes longer than its timeout is stopped, and the next call gets a new one', async () => {
    const answer = await call('/things?wait=5000');
    expect(answer.status).toBe(500);
    expect((await call('/things')).status).toBe(200);
  });

  it('a result without statusCode is 200 and JSON', async () => {
    const answer = await call('/things?plain=1');
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/json',
      { just: 'this' },
    ]);
  });

  it('cookies become Set-Cookie headers', async () => {
    const answer = await call('/things?cookie=1');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('a guarded route is 403 without a token and passes what the authorizer says', async () => {
    const refused = await call('/private');
    expect([refused.status, await refused.json()]).toEqual([403, { message: 'Forbidden' }]);
    const event = await eventOf('/private', { headers: { authorization: 'Bearer x' } });
    expect(event.requestContext.authorizer).toEqual({ lambda: { member: 'someone' } });
  });

  it('a body of more than 10 MB is 413', async () => {
    const answer = await call('/things', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });

  it('several events at once are answered by several environments, one each', async () => {
    await Promise.all([1, 2, 3].map((n) => call(`/things?wait=600&n=${n}`)));
    const echo = fixture.stack.functions().find(({ name }) => name.includes('echo'));
    expect(echo?.environments).toBeGreaterThan(1);
  });
});

describe('a function', () => {
  it('has the variables of the template, the emulators’ addresses, and nothing of this machine', () => {
    const environment = fixture.stack.environment('echo');
    expect(environment.QUEUE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/fixture-Queue$/);
    expect(environment.AWS_ENDPOINT_URL_DYNAMODB).toBe(fixture.stack.addresses.dynamodb);
    expect(environment.SITE_URL).toBe(fixture.stack.site);
    expect(environment).not.toHaveProperty('HOME');
  });
});

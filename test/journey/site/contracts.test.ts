import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiCalls, routes } from '#app/routes.ts';
import { type CallContract, FORM_TYPE, isMedia } from '#platform/contract.ts';
import { undeclaredIn } from '../../support/calls/declared.ts';
import { fits, type Known, odd, spoilt } from '../../support/calls/from-schema.ts';
import { memberWith } from '../../support/members.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';

/** Whatever is sent to whichever address: nothing breaks, and a call answers only what its contract declares. */

const RUNS = 12;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const all = Object.values(routes).flat();
const calls = apiCalls();
const pages = all.filter(({ path }) => !path.startsWith('/api/') && path !== '/robots.txt');
const paths = [...new Set(all.map(({ path }) => path))];

interface Sent {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: string;
  readonly type: string | undefined;
  readonly body: string | undefined;
  readonly who: 'agency' | 'reader' | 'nobody';
}

describe('whatever is sent', () => {
  let village: Village;
  let known: Known;
  let headers: Record<Sent['who'], Record<string, string>>;

  beforeAll(async () => {
    village = await startVillage();
    const agency = await village.member();
    headers = { agency, reader: await memberWith(village, { role: 'reader' }), nobody: {} };
    const producer = await village.published([{ kind: 'call', address: phoneNumber(941) }]);
    const token = await village.ask(village.address('jeanne'), [producer]);
    const started = await village.stack.fetch('/api/agency/imports?source=Une%20liste', {
      method: 'POST',
      headers: { ...agency, 'content-type': 'text/csv' },
      body: ['Nom;Ville;CP;Mail', 'Ferme de la liste;Gaas;40350;liste@exemple.invalid'].join('\n'),
    });
    const { id: list } = (await started.json()) as { id: string };
    await village.quiet();
    const [tasks, listed, members] = await Promise.all([
      village.site.get('/api/agency/tasks', agency),
      village.site.get('/api/agency/not-yet?department=40', agency),
      village.site.get('/api/agency/members', agency),
    ]);
    const ids = [producer, { id: list }, ...tasks.body.items, ...listed.body.items, ...members.body.items];
    known = {
      id: ids.map(({ id }) => id),
      token: [token],
      cell: [village.here.cell],
      commune: [village.here.commune],
      department: ['40'],
      email: ['jeanne@exemple.invalid', 'pas une adresse'],
      siret: ['99900002900010'],
      step: ['verification', 'qui', 'offres'],
      part: ['passages', 'retrait'],
      lang: ['fr', 'en'],
      q: ['Gaas', '40350'],
    };
  });
  afterAll(() => village?.stop());

  const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

  /** A segment that stays one: `.` and `..` would lead elsewhere. */
  const segment = (names: readonly unknown[] = []): Arbitrary<string> =>
    fc
      .oneof(...(names.length === 0 ? [] : [{ weight: 4, arbitrary: fc.constantFrom(...names) }]), odd)
      .map(text)
      .map((value) => (/^\.*$/.test(value) ? 'x' : value));

  const queryOf = (value: unknown): string =>
    new URLSearchParams(
      Object.entries(Object(value)).map(([name, of]) => [name, text(of).replaceAll('\uD800', '')]),
    ).toString();

  const sentTo = (
    path: string,
    query: Arbitrary<string>,
    body: Arbitrary<Pick<Sent, 'type' | 'body'>>,
  ): Arbitrary<Sent> =>
    fc
      .tuple(
        fc.record(
          Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, segment(known[name])])),
        ),
        query,
        body,
        fc.constantFrom<Sent['who']>('agency', 'agency', 'reader', 'nobody'),
      )
      .map(([parameters, asked, content, who]) => ({ parameters, query: asked, who, ...content }));

  const send = async (
    method: string,
    path: string,
    { parameters, query, type, body, who }: Sent,
  ): Promise<Response> => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent((parameters[name] ?? '').toWellFormed()),
    );
    return village.stack.fetch(query === '' ? filled : `${filled}?${query}`, {
      method,
      headers: { ...headers[who], ...(type === undefined ? {} : { 'content-type': type }) },
      ...(method === 'GET' || body === undefined ? {} : { body: new TextEncoder().encode(body) }),
    });
  };

  const fitting = (schema: CallContract['query'], more: Arbitrary<unknown>): Arbitrary<unknown> =>
    schema === undefined ? more : fc.oneof({ weight: 3, arbitrary: fits(schema, known) }, spoilt(fits(schema, known)));

  const callOf = ({ path, query, body }: CallContract): Arbitrary<Sent> => {
    const asked = fc
      .tuple(
        fitting(query, fc.constantFrom({}, {}, { surprise: '1' })),
        fc.constantFrom({}, {}, { lang: 'en' }, { lang: 'de' }),
      )
      .map(([one, lang]) => queryOf({ ...Object(one), ...lang }));
    const schema = body === undefined || isMedia(body) ? undefined : body;
    const types = fc.constantFrom(
      ...Array.from({ length: 8 }, () =>
        body !== undefined && isMedia(body) ? (body.media[0] ?? '') : 'application/json',
      ),
      ...['text/plain', FORM_TYPE, 'multipart/form-data; boundary=x', undefined],
    );
    const written = fc.oneof(
      { weight: 8, arbitrary: fitting(schema, odd).map((value) => JSON.stringify(value)) },
      fc.constantFrom(undefined, '{', '[]', 'null', `${'['.repeat(5_000)}`),
    );
    return sentTo(
      path,
      asked,
      fc.tuple(types, written).map(([type, content]) => ({ type, body: content })),
    );
  };

  test.each(calls.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s answers what its contract declares',
    async (_, contract) => {
      await fc.assert(
        fc.asyncProperty(callOf(contract), async (sent) => {
          const answer = await send(contract.method, contract.path, sent);
          expect(answer.status).toBeLessThan(500);
          expect(await undeclaredIn(contract, answer)).toBeUndefined();
        }),
        { numRuns: RUNS },
      );
    },
  );

  test.each(pages.filter(({ path }) => !path.startsWith('/en/')).map((page) => [page.method, page.path] as const))(
    '%s %s is a page, or leads on',
    async (method, path) => {
      const fields = fc.dictionary(fc.constantFrom(...Object.keys(known), 'action', 'decision', 'a.b', 'x'), odd, {
        maxKeys: 5,
      });
      const typed = fc.oneof(
        { weight: 4, arbitrary: fields.map((value) => ({ type: FORM_TYPE, body: queryOf(value) })) },
        odd.map((value) => ({ type: 'text/plain', body: text(value) })),
      );
      // Whoever signs out here is nobody afterwards.
      const isSignOut = path === '/agence/deconnexion';
      await fc.assert(
        fc.asyncProperty(sentTo(path, fields.map(queryOf), typed), async (sent) => {
          const answer = await send(method, path, isSignOut ? { ...sent, who: 'nobody' } : sent);
          expect(answer.status).toBeLessThan(500);
          const type = answer.headers.get('content-type') ?? '';
          if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/(?!\/)/);
          else expect(type).toMatch(/^(text\/html|application\/atom\+xml|application\/json);/);
        }),
        { numRuns: RUNS },
      );
    },
  );

  test('a method that an address does not know is told which it knows', async () => {
    const wrong: string[] = [];
    for (const path of paths) {
      const here = new Set(all.filter((route) => route.path === path).map(({ method }) => method as string));
      const allowed = [...here, ...(here.has('GET') ? ['HEAD'] : [])].sort().join(', ');
      for (const method of METHODS.filter((one) => !here.has(one))) {
        const answer = await village.stack.fetch(path.replace(/\{\w+\}/g, 'x7q2m4'), { method });
        if (answer.status !== 405 || answer.headers.get('allow') !== allowed)
          wrong.push(`${method} ${path}: ${answer.status}, ${answer.headers.get('allow')} instead of ${allowed}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiCalls, routes } from '#app/routes.ts';
import { type CallContract, FORM_TYPE, isMedia } from '#platform/contract.ts';
import { undeclaredIn } from '../../support/calls/declared.ts';
import { fits, type Known, odd, spoilt } from '../../support/calls/from-schema.ts';
import { memberWith } from '../../support/members.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';

/** Whatever is sent to whichever address: nothing breaks, and a call answers only what its contract declares. */

const RUNS = 16;
/** Of a page, in each of its languages. */
const PAGE_RUNS = 8;
/** The same inputs in every run, so that a change is what makes it red; `FUZZ_SEED=$RANDOM` tries others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
const WHO = ['agency', 'agency', 'reader', 'nobody'] as const;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const all = Object.values(routes).flat();
const calls = apiCalls();
const FILES = ['/robots.txt', '/sitemap.xml'];
const pages = all.filter(({ path }) => !path.startsWith('/api/') && !FILES.includes(path));
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
  let ids: Readonly<Record<string, readonly string[]>>;
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
    const idsIn = ({ body }: { readonly body: { readonly items: readonly { readonly id: string }[] } }) =>
      body.items.map(({ id }) => id);
    ids = {
      '/api/producers': [producer.id],
      '/api/agency/producers': [producer.id],
      '/api/agency/changes': [producer.id],
      '/api/agency/tasks': idsIn(tasks),
      '/api/agency/imports': [list],
      '/api/agency/not-yet': idsIn(listed),
      '/api/agency/members': idsIn(members),
    };
    known = {
      id: Object.values(ids).flat(),
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

  const parametersOf = (path: string, valuesOf: (name: string) => Arbitrary<string>) =>
    Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, valuesOf(name)]));

  /** What exists at an address: its own ids come first of all, so that most calls find something. */
  const existing = (path: string, name: string): readonly unknown[] => {
    const [section = ''] = path.split('/{');
    return (name === 'id' ? ids[section] : undefined) ?? known[name] ?? ['x'];
  };

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

  /** As somebody calls it who has read the document. */
  const rightly = ({ path, query, body }: CallContract): Arbitrary<Sent> => {
    const isFile = body !== undefined && isMedia(body);
    return fc.record({
      parameters: fc.record(parametersOf(path, (name) => fc.constantFrom(...existing(path, name)).map(text))),
      query: query === undefined ? fc.constant('') : fits(query, known).map(queryOf),
      type: fc.constant(isFile ? body.media[0] : 'application/json'),
      body: isFile
        ? fc.constantFrom('Nom;Ville;CP\nFerme;Gaas;40350', 'Nom', '"', '\uFEFF')
        : body === undefined
          ? fc.constantFrom(undefined, '{}')
          : fits(body, known).map((value) => JSON.stringify(value)),
      who: fc.constant<Sent['who']>('agency'),
    });
  };

  /** With something wrong somewhere. */
  const wrongly = ({ path, query, body }: CallContract): Arbitrary<Sent> => {
    const asked = query === undefined ? fc.constantFrom({}, { surprise: '1' }) : spoilt(fits(query, known));
    const written = body === undefined || isMedia(body) ? odd : spoilt(fits(body, known));
    return fc.record({
      parameters: fc.record(parametersOf(path, (name) => segment(existing(path, name)))),
      query: fc
        .tuple(asked, fc.constantFrom({}, { lang: 'en' }, { lang: 'de' }))
        .map(([one, lang]) => queryOf({ ...Object(one), ...lang })),
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'text/plain',
        FORM_TYPE,
        'multipart/form-data; boundary=x',
        undefined,
      ),
      body: fc.oneof(
        { weight: 4, arbitrary: written.map((value) => JSON.stringify(value)) },
        fc.constantFrom(undefined, '{', '[]', 'null', '['.repeat(5_000)),
      ),
      who: fc.constantFrom<Sent['who']>(...WHO),
    });
  };

  test('a task is closed by no call without a body, by no text/plain, and by no other site in the name of who is signed in', async () => {
    const [task = ''] = ids['/api/agency/tasks'] ?? [];
    const bearer = headers.agency.authorization ?? '';
    const cookie = bearer.replace('Bearer ', 'alaronde_session=');
    const done = '{"outcome":"done"}';
    const json = { 'content-type': 'application/json' };
    const attempts: readonly (readonly [status: number, Record<string, string>, body?: string])[] = [
      [400, { authorization: bearer }],
      [400, { authorization: bearer, ...json }],
      [400, { authorization: bearer, ...json }, '{}'],
      [415, { authorization: bearer, 'content-type': 'text/plain' }, done],
      [415, { cookie, 'content-type': 'text/plain' }, done],
      [403, { cookie, ...json, origin: 'https://other.example' }, done],
      [403, { cookie, ...json, 'sec-fetch-site': 'cross-site' }, done],
    ];
    for (const [status, sent, body] of attempts) {
      const answer = await village.stack.fetch(`/api/agency/tasks/${task}`, {
        method: 'POST',
        headers: sent,
        ...(body ? { body } : {}),
      });
      expect(answer.status, JSON.stringify(sent)).toBe(status);
    }
    const { body } = await village.site.get('/api/agency/tasks', headers.agency);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(task);
  });

  test.each(calls.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s answers what its contract declares',
    async (_, contract) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(rightly(contract), wrongly(contract)), async (sent) => {
          const answer = await send(contract.method, contract.path, sent);
          expect(answer.status).toBeLessThan(500);
          expect(await undeclaredIn(contract, answer)).toBeUndefined();
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
  );

  test.each(pages.map((page) => [page.method, page.path] as const))(
    '%s %s is a page, or leads on',
    async (method, path) => {
      const fields = fc.dictionary(fc.constantFrom(...Object.keys(known), 'action', 'decision', 'a.b', 'x'), odd, {
        maxKeys: 5,
      });
      const typed = fc.oneof(
        { weight: 4, arbitrary: fields.map((value) => ({ type: FORM_TYPE, body: queryOf(value) })) },
        odd.map((value) => ({ type: 'text/plain', body: text(value) })),
      );
      const parameters = fc.record(parametersOf(path, (name) => segment(known[name])));
      // Whoever signs out here is nobody afterwards.
      const who = fc.constantFrom<Sent['who']>(
        ...(/^\/(agence\/deconnexion|en\/agency\/sign-out)$/.test(path) ? (['nobody'] as const) : WHO),
      );
      await fc.assert(
        fc.asyncProperty(parameters, fields.map(queryOf), typed, who, async (named, query, content, caller) => {
          const answer = await send(method, path, { parameters: named, query, ...content, who: caller });
          expect(answer.status).toBeLessThan(500);
          const type = answer.headers.get('content-type') ?? '';
          if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/(?!\/)/);
          else expect(type).toMatch(/^(text\/(html|calendar)|application\/atom\+xml|application\/json);/);
        }),
        { numRuns: PAGE_RUNS, seed: SEED },
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

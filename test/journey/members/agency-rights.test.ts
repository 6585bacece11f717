import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { refusals } from '#web/agency/refusals.ts';
import { pick } from '#web/shared/text.ts';
import { memberWith } from '../../support/members.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';

/** Who may call which of the agency's addresses: all of them, from the table of routes, so that none can be forgotten. */

type Role = 'agency' | 'partner in' | 'partner out' | 'reader' | 'nobody';
type Refused = keyof typeof refusals;
/** What a role is told; absent: it is let in. */
type Rule = Partial<Record<Exclude<Role, 'agency' | 'nobody'>, Refused>>;

/** The directory as a whole. */
const OF_THE_AGENCY: Rule = { 'partner in': 'agencyOnly', 'partner out': 'agencyOnly', reader: 'agencyOnly' };
/** Something of a producer of the Landes; the partners are of the Landes and of the Gironde, the reader sees all. */
const OF_THE_LANDES: Rule = { 'partner out': 'elsewhere' };
/** The agency's list of everywhere. */
const OF_A_LIST: Rule = { 'partner in': 'listElsewhere', 'partner out': 'listElsewhere' };
/** Shows each what is theirs (the last test of this file). */
const TO_EACH_HER_OWN: Rule = {};

/** By address, without its method: what begins with the longest counts. English pages are those of the French ones. */
const RULES: Readonly<Record<string, Rule>> = {
  '/api/agency/producers': TO_EACH_HER_OWN,
  '/api/agency/producers/{id}': OF_THE_LANDES,
  '/api/agency/changes': TO_EACH_HER_OWN,
  '/api/agency/changes/{id}': OF_THE_LANDES,
  '/api/agency/tasks': TO_EACH_HER_OWN,
  '/api/agency/tasks/{id}': OF_THE_LANDES,
  '/api/agency/opening': OF_THE_AGENCY,
  '/api/agency/imports': TO_EACH_HER_OWN,
  '/api/agency/imports/{id}': OF_A_LIST,
  '/api/agency/not-yet': OF_THE_LANDES,
  '/api/agency/members': OF_THE_AGENCY,
  '/api/agency/audit': OF_THE_AGENCY,
  '/api/agency/territory': TO_EACH_HER_OWN,
  '/agence': TO_EACH_HER_OWN,
  '/agence/producteurs/{id}': OF_THE_LANDES,
  '/agence/modifications': TO_EACH_HER_OWN,
  '/agence/modifications/{id}': OF_THE_LANDES,
  '/agence/taches': TO_EACH_HER_OWN,
  '/agence/taches/{id}': TO_EACH_HER_OWN,
  '/agence/ouverture': OF_THE_AGENCY,
  '/agence/imports': TO_EACH_HER_OWN,
  '/agence/imports/{id}': OF_A_LIST,
  '/agence/pas-encore-inscrits': OF_THE_LANDES,
  '/agence/membres': OF_THE_AGENCY,
  '/agence/journal': OF_THE_AGENCY,
  '/agence/messages': TO_EACH_HER_OWN,
  '/agence/messages/{id}': OF_THE_LANDES,
  '/agence/messages/en-panne': OF_THE_AGENCY,
  '/agence/messages/delai': OF_THE_AGENCY,
  '/agence/abonnes': OF_THE_AGENCY,
  '/agence/inscriptions': TO_EACH_HER_OWN,
  // What a registration became has its id.
  '/agence/inscriptions/{id}': OF_THE_LANDES,
  '/agence/territoire': TO_EACH_HER_OWN,
};

const guarded: readonly RouteContract[] = (Object.values(routes).flat() as RouteContract[]).filter(
  ({ guard }) => guard === 'agency',
);

const ruleOf = (path: string): Rule | undefined =>
  Object.entries(RULES)
    .filter(([start]) => path === start || path.startsWith(`${start}/`) || path.startsWith(`${start}.`))
    .toSorted(([one], [other]) => other.length - one.length)[0]?.[1];

describe('the agency’s addresses', () => {
  let village: Village;
  let producer: Registered;
  let headers: Record<Role, Record<string, string>>;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    village = await startVillage();
    const agency = await village.member();
    headers = {
      agency,
      'partner in': await memberWith(village, { role: 'partner', departments: ['40'] }),
      'partner out': await memberWith(village, { role: 'partner', departments: ['33'] }),
      reader: await memberWith(village, { role: 'reader' }),
      nobody: {},
    };
    producer = await village.published([{ kind: 'call', address: phoneNumber(901) }]);
    await village.ask(village.address('jeanne'), [producer]);
    const csv = ['Nom;Ville;CP;Mail', 'Ferme de la liste;Gaas;40350;liste@exemple.invalid'].join('\n');
    const started = await village.stack.fetch('/api/agency/imports?source=Une%20liste', {
      method: 'POST',
      headers: { ...agency, 'content-type': 'text/csv' },
      body: csv,
    });
    const { id: listId } = (await started.json()) as { id: string };
    await village.quiet();
    const [{ body: tasks }, { body: listed }, { body: members }] = await Promise.all([
      village.site.get('/api/agency/tasks', agency),
      village.site.get('/api/agency/not-yet?department=40', agency),
      village.site.get('/api/agency/members', agency),
    ]);
    const alerts = await (await village.stack.fetch('/agence/messages', { headers: agency })).text();
    ids = {
      '/agence/messages': /\/agence\/messages\/(?!en-panne|delai)([a-z0-9]+)"/.exec(alerts)?.[1] ?? 'none',
      '/api/agency/tasks': tasks.items[0].id,
      '/api/agency/imports': listId,
      '/agence/imports': listId,
      '/api/agency/not-yet': listed.items[0].id,
      '/agence/pas-encore-inscrits': listed.items[0].id,
      '/api/agency/members': members.items[0].id,
      '/agence/membres': members.items[0].id,
    };
  });
  afterAll(() => village?.stop());

  const addressOf = (path: string): string => {
    const [section = ''] = path.split('/{id}');
    const filled = path.replace('{id}', ids[section] ?? producer.id).replace('{step}', 'verification');
    return path === '/api/agency/not-yet'
      ? `${filled}?department=40`
      : path === '/agence/pas-encore-inscrits'
        ? `${filled}?departement=40`
        : filled;
  };
  /** As much of a form as is needed to come as far as the right is asked for; it settles nothing. */
  const bodyOf = (path: string): Record<string, unknown> => {
    if (path.endsWith('/answers')) return { answers: {} };
    if (path.endsWith('/decisions')) return { decision: 'reject', reason: 'Un essai.', version: '999' };
    if (path.endsWith('/questions')) return { question: 'Livrez-vous en juillet ?' };
    if (path === '/api/agency/members') return { email: 'a@exemple.invalid', role: 'reader' };
    if (path === '/api/agency/members/{id}') return { role: 'reader' };
    if (path === '/api/agency/tasks/{id}') return { outcome: 'taken' };
    if (path === '/agence/pas-encore-inscrits') return { ferme: ids[path] ?? '', action: 'invite' };
    if (path === '/agence/modifications/{id}') return { decision: 'reject', reason: 'Un essai.' };
    if (path === '/agence/taches/{id}') return { action: 'release' };
    return { action: 'look' };
  };
  const call = ({ method, path }: RouteContract, role: Role): Promise<Response> => {
    const isApi = path.startsWith('/api/');
    const fields = bodyOf(path);
    const numbers = fields.version === undefined ? fields : { ...fields, version: Number(fields.version) };
    return village.stack.fetch(addressOf(path), {
      method,
      headers: {
        ...headers[role],
        'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      ...(method === 'GET'
        ? {}
        : { body: isApi ? JSON.stringify(numbers) : new URLSearchParams(fields as Record<string, string>).toString() }),
    });
  };

  test('have a rule, each of them', () => {
    const french = guarded.filter(({ path }) => !path.startsWith('/en/'));
    expect(french.length * 2).toBeGreaterThan(guarded.length);
    expect(french.filter(({ path }) => ruleOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test.each(['partner out', 'reader', 'partner in'] as const)(
    'answer a %s by their rule, with its sentence',
    async (role) => {
      const wrong: string[] = [];
      for (const route of guarded.filter(({ path }) => !path.startsWith('/en/'))) {
        const { method, path } = route;
        const expected = role === 'reader' && method === 'POST' ? 'readsOnly' : ruleOf(path)?.[role];
        const answer = await call(route, role);
        const text = await answer.text();
        const said = (Object.keys(refusals) as Refused[]).find((why) => text.includes(pick(refusals[why], 'fr')));
        const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
        const isRight =
          expected === undefined
            ? answer.status !== 403 && answer.status !== 401 && answer.status < 500
            : answer.status === 403 && said === expected && isProblem === path.startsWith('/api/');
        if (!isRight)
          wrong.push(`${method} ${path}: ${answer.status} ${said ?? ''} instead of ${expected ?? 'let in'}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('are closed to nobody in particular: a call is 401, a page leads to the sign-in', async () => {
    const wrong: string[] = [];
    for (const route of guarded) {
      const answer = await call(route, 'nobody');
      const leadsIn =
        (answer.status === 303 && /connexion|sign-in/.test(answer.headers.get('location') ?? '')) ||
        (answer.status === 401 && /connexion|sign-in/.test(await answer.text()));
      const isRight = route.path.startsWith('/api/') ? answer.status === 401 : leadsIn;
      if (!isRight) wrong.push(`${route.method} ${route.path}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('show and count to a partner of elsewhere nothing of the Landes', async () => {
    await village.stack.fetch('/agence/territoire', { method: 'POST', headers: headers.agency, body: '' });
    await village.quiet();
    const seenBy = async (role: Role): Promise<string[]> => {
      const lists = guarded.filter(
        ({ method, path }) =>
          method === 'GET' && !path.includes('{') && !path.startsWith('/en/') && ruleOf(path) === TO_EACH_HER_OWN,
      );
      const seen: string[] = [];
      for (const route of lists) {
        const address = route.path === '/agence' ? { ...route, path: '/agence?status=published' } : route;
        const text = await (await call({ ...address }, role)).text();
        if (text.includes(producer.name) || text.includes('Une liste')) seen.push(route.path);
      }
      return seen;
    };
    expect(await seenBy('agency')).toEqual(
      expect.arrayContaining(['/agence', '/api/agency/tasks', '/agence/taches', '/agence/imports']),
    );
    expect(await seenBy('partner out')).toEqual([]);
    const of = async (role: Role) => (await village.site.get('/api/agency/territory', headers[role])).body.figures;
    expect((await of('agency')).producers.byState.published).toBe(1);
    expect(await of('partner in')).toMatchObject({ asked: 1, producers: { byState: { published: 1 } } });
    expect(await of('partner out')).toMatchObject({
      asked: 0,
      producers: { byState: { published: 0 } },
      byDepartment: {},
    });
    const tasks = async (role: Role) => (await village.site.get('/api/agency/tasks', headers[role])).body;
    const [{ id }] = (await tasks('agency')).items;
    await village.site.post(`/api/agency/tasks/${id}`, { outcome: 'later', again: 'inTwoHours' }, headers.agency);
    await village.quiet();
    expect([
      (await tasks('agency')).later,
      (await tasks('partner in')).later,
      (await tasks('partner out')).later,
    ]).toEqual([1, 1, 0]);
  });
});

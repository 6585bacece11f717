import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { codeIn, tokenIn } from '../../tour/outside.ts';

/** Everything is walked once, and some of it goes wrong; then it is looked at what was said where all can read. */
/** Milliseconds. */
const PATIENCE = { timeout: 60_000, interval: 200 };

describe('what people confide', () => {
  let village: Village;
  let stateDir: string;
  let farm: Registered;
  const secret = {
    farmMail: '',
    farmPhone: phoneNumber(4321),
    farmContact: 'Camille Secret',
    reader: '',
    requester: '',
    requesterName: 'Jeanne Discrète',
    requesterPhone: phoneNumber(1234),
    word: 'Sonnez à la grille verte',
    answerWord: 'Je passe à dix-huit heures',
  };
  const tokens: Record<'confirm' | 'manage' | 'answer' | 'status' | 'draft', string> = {
    confirm: '',
    manage: '',
    answer: '',
    status: '',
    draft: '',
  };
  const codes: string[] = [];
  let session: string;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'alaronde-privacy-'));
    village = await startVillage({ stateDir });
    const { site, stack, here } = village;
    const place = { cell: here.cell, commune: here.commune };
    secret.farmMail = village.address('ferme-secrete');
    secret.reader = village.address('lectrice');
    secret.requester = village.address('jeanne');

    // The first try of each provider fails, so that failures are logged too.
    await stack.post('/mail/failures', { kind: 'throttling' });
    await stack.post('/mail/failures', { kind: 'unavailable', to: secret.requester });
    await site.post('/api/subscriptions', { email: secret.reader, place });
    for (let turns = 0; turns < 3; turns += 1) await village.pass(300);
    const subscribed = (await site.nextMail(secret.reader)).text;
    tokens.confirm = tokenIn(subscribed, /[?&]token=/);
    codes.push(codeIn(subscribed));
    await site.post('/api/subscriptions/confirm', { email: secret.reader, code: '123123' });
    await site.post('/api/subscriptions/confirm', { token: tokens.confirm });
    farm = await village.published(
      [
        { kind: 'email', address: secret.farmMail },
        { kind: 'sms', address: secret.farmPhone },
      ],
      { contactName: secret.farmContact },
    );
    const [alert] = (await stack.mailsTo(secret.reader)).slice(-1);
    tokens.manage = tokenIn(`${alert?.headers['list-unsubscribe']}`, /[?&]token=/);
    await site.post('/api/requests', {
      email: secret.requester,
      name: secret.requesterName,
      telephone: secret.requesterPhone,
      place,
      word: secret.word,
      lines: [{ what: 'Poireaux' }],
      producers: [{ id: farm.id }],
    });
    for (let turns = 0; turns < 4; turns += 1) await village.pass(600);
    const confirmation = (await site.nextMail(secret.requester)).text;
    codes.push(codeIn(confirmation));
    const confirmed = await site.post('/api/requests/confirm', { email: secret.requester, code: codeIn(confirmation) });
    tokens.status = confirmed.body.token;
    await village.quiet();
    const request = (await stack.mailsTo(secret.farmMail)).map(({ text }) => text).find((text) => text.includes('/r/'));
    tokens.answer = tokenIn(request ?? '', /\/r\//);
    await site.post(`/api/answers/${tokens.answer}`, { answer: 'accept', word: secret.answerWord });
    const begun = await stack.fetch('/inscription', {
      method: 'POST',
      headers: form,
      body: new URLSearchParams({
        name: 'Ferme du Brouillon',
        siret: '99900002900010',
        contactName: secret.farmContact,
      }),
    });
    tokens.draft = /\/inscription\/([^/]+)\//.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
    session = (await village.member()).authorization?.replace('Bearer ', '') ?? '';
    await stack.post('/mail/bounces', { to: secret.farmMail });
    await village.quiet();
    // A database that is down makes every function speak of what it was doing.
    await stack.pause('dynamodb');
    await Promise.all([
      site.get(`/api/requests/${tokens.status}`),
      site.get(`/alertes/arreter?token=${tokens.manage}`),
      site.post('/api/subscriptions', { email: secret.reader, place }),
      site.get(`/api/producers?cell=${here.cell}&commune=${here.commune}&q=panne`),
    ]);
    await stack.resume('dynamodb');
    // A function that was refused rests for a moment, and answers "try again in a moment".
    for (const path of [
      `/api/producers?cell=${here.cell}&commune=${here.commune}&q=retour`,
      `/api/producers/${farm.id}`,
      `/api/requests/${tokens.status}`,
    ])
      await vi.waitFor(async () => expect((await stack.fetch(path)).status, path).toBeLessThan(500), PATIENCE);
    await village.quiet();
  });
  afterAll(async () => {
    await village.stop();
    await rm(stateDir, { recursive: true, force: true });
  });

  const spelled = (number: string): string[] => [number, `0${number.slice(3)}`, number.slice(3)];
  const confided = (): string[] => [
    secret.farmMail,
    secret.reader,
    secret.requester,
    ...spelled(secret.farmPhone),
    ...spelled(secret.requesterPhone),
    secret.farmContact,
    secret.requesterName,
    secret.word,
    secret.answerWord,
  ];

  it('is in no line of a log: no address, number, name, word, token, code or place', async () => {
    expect(Object.entries(tokens).filter(([, token]) => token.length < 20)).toEqual([]);
    const folder = join(stateDir, 'logs');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
    const logged = (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
    expect(logged.split('\n').length).toBeGreaterThan(50);
    const { cell, commune, label } = village.here;
    const places = [cell, `commune=${commune}`, label, 'Gaas'];
    const found = [...confided(), ...Object.values(tokens), session, ...codes, ...places].filter((word) =>
      logged.includes(word),
    );
    expect(found).toEqual([]);
  });

  /** All that is public about the farm, as a page, as a call, and as the front keeps it. */
  const publicPages = (): string[] => {
    const { cell, commune } = village.here;
    return [
      `/recherche?cell=${cell}&commune=${commune}`,
      `/en/search?cell=${cell}&commune=${commune}`,
      `/api/producers?cell=${cell}&commune=${commune}`,
      `/api/producers?cell=${cell}&commune=${commune}&audience=shop`,
      `/producteurs/${farm.id}`,
      `/en/producers/${farm.id}?audience=shop`,
      `/api/producers/${farm.id}`,
    ];
  };

  it('is on no public page and in no public answer, first fetched or kept', async () => {
    for (const path of publicPages()) {
      for (let visit = 0; visit < 2; visit += 1) {
        const text = await (await village.stack.fetch(path)).text();
        expect(text, path).toContain(farm.name);
        expect(
          confided().filter((word) => text.includes(word)),
          path,
        ).toEqual([]);
      }
    }
  });

  it('public answers may be kept by the front, set no cookie, and never by a browser for longer than a look', async () => {
    for (const path of [
      ...publicPages(),
      '/',
      '/en',
      '/recettes',
      '/mentions-legales',
      '/en/privacy',
      '/api/places?q=Dax',
      '/producteurs/personne',
    ]) {
      const { headers } = await village.stack.fetch(path);
      expect(headers.get('cache-control'), path).toMatch(/public.*s-maxage=[1-9]/);
      expect(headers.get('cache-control'), path).toMatch(/max-age=0\b/);
      expect(headers.get('set-cookie'), path).toBeNull();
    }
  });

  it('pages behind a link or a sign-in are kept by nobody, tell nobody where one came from, and are not indexed', async () => {
    const behind = [
      `/alertes/confirmer?token=${tokens.confirm}`,
      `/alertes/arreter?token=${tokens.manage}`,
      `/api/unsubscribe?token=${tokens.manage}`,
      `/en/alerts/stop?token=${tokens.manage}`,
      `/demandes/${tokens.status}`,
      `/en/requests/${tokens.status}`,
      `/api/requests/${tokens.status}`,
      `/r/${tokens.answer}`,
      `/en/r/${tokens.answer}`,
      `/inscription/${tokens.draft}/lieu`,
      `/r/a.nothing.1.x`,
    ];
    for (const path of behind) {
      const { headers, status } = await village.stack.fetch(path);
      expect(status, path).toBe(path.includes('nothing') ? 404 : 200);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('x-robots-tag'), path).toBe('noindex');
    }
    for (const path of [
      '/agence',
      '/agence/taches',
      `/agence/producteurs/${farm.id}`,
      '/api/agency/producers',
      '/api/agency/tasks',
    ]) {
      const { headers, status } = await village.stack.fetch(path, { headers: { authorization: `Bearer ${session}` } });
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      // To a stranger, who asks right after a member did, nothing of it is shown.
      const stranger = await village.stack.fetch(path);
      expect([401, 403, 303], path).toContain(stranger.status);
      expect(await stranger.text(), path).not.toContain(farm.name);
    }
  });

  it('a producer newly approved is there a minute later for whoever looks twice, and within eleven minutes for whoever looks once', async () => {
    const { cell, commune } = village.here;
    const [often, seldom] = [
      `/recherche?cell=${cell}&commune=${commune}`,
      `/api/producers?cell=${cell}&commune=${commune}&limit=50`,
    ];
    const shows = async (path: string, { name }: Registered) =>
      (await (await village.stack.fetch(path)).text()).includes(name);
    await shows(often, farm);
    await shows(seldom, farm);
    const producer = await village.published([{ kind: 'email', address: village.address('ferme') }]);
    await village.pass(61);
    await shows(often, producer);
    await village.quiet();
    expect(await shows(often, producer)).toBe(true);
    await village.pass(600);
    expect(await shows(seldom, producer)).toBe(true);
  });
});

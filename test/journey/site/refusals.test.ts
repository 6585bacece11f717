import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { inventedSiret, registration } from '../../tour/people.ts';

/** What is wrong is said with its field and its reason, what was typed is kept, and nothing is written. */
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('what is typed wrongly', () => {
  let village: Village;
  let producer: { readonly id: string };
  let pending: { readonly id: string };
  let answerToken: string;
  let bearer: Record<string, string>;
  let place: { readonly cell: string; readonly commune: string };

  beforeAll(async () => {
    village = await startVillage();
    const { cell, commune } = village.here;
    place = { cell, commune };
    const email = village.address('ferme');
    const published = await village.published([{ kind: 'email', address: email }]);
    producer = published;
    pending = await village.register([{ kind: 'call', address: phoneNumber(1) }]);
    await village.ask(village.address('jeanne'), [published]);
    const mails = await village.stack.mailsTo(email);
    answerToken = tokenIn(mails.map(({ text }) => text).find((text) => text.includes('/r/')) ?? '', /\/r\//);
    bearer = await village.member();
    await village.quiet();
  });
  afterAll(() => village.stop());

  const unchanged = async (act: () => Promise<void>): Promise<void> => {
    await village.quiet();
    const before = await village.records();
    await act();
    await village.quiet();
    expect(await village.records()).toEqual(before);
  };

  const farm = (changes: Record<string, unknown>) => ({
    ...registration({ name: 'Ferme des Erreurs', siret: inventedSiret(77), email: '', channels: [] }, village.here),
    channels: [{ kind: 'email', address: 'erreurs@exemple.invalid' }],
    ...changes,
  });
  const asking = (changes: Record<string, unknown>) => ({
    email: 'jeanne@exemple.invalid',
    name: 'Jeanne',
    place,
    lines: [{ what: 'Poireaux' }],
    producers: [{ id: producer.id }],
    ...changes,
  });

  /** Call, body, the fields that the answer must name. */
  const calls = (): readonly (readonly [string, unknown, readonly string[]])[] => [
    ['/api/subscriptions', { place }, ['email']],
    ['/api/subscriptions', { email: 'jeanne', place }, ['email']],
    [
      '/api/subscriptions',
      { email: 'jeanne@exemple.invalid', place: { cell: 'ezz20', commune: '99999' } },
      ['place.commune'],
    ],
    [
      '/api/subscriptions',
      { email: 'jeanne@exemple.invalid', place: { cell: 'aio', commune: '40101' } },
      ['place.cell'],
    ],
    ['/api/subscriptions', { email: 'jeanne@exemple.invalid', place, families: ['gold'] }, ['families.0']],
    ['/api/subscriptions', { email: 'jeanne@exemple.invalid', place, surprise: 1 }, ['surprise']],
    ['/api/subscriptions/confirm', { token: 'c.nothing.1.x' }, ['token']],
    ['/api/subscriptions/confirm', { email: 'jeanne@exemple.invalid', code: '000000' }, ['code']],
    ['/api/requests', asking({ email: '' }), ['email']],
    ['/api/requests', asking({ lines: [] }), ['lines']],
    ['/api/requests', asking({ telephone: '12' }), ['telephone']],
    ['/api/requests', asking({ producers: [] }), ['producers']],
    ['/api/requests', asking({ producers: [{ id: 'nobody' }] }), ['producers.0.id']],
    ['/api/requests', asking({ producers: [{ id: pending.id }] }), ['producers.0.id']],
    ['/api/requests', asking({ producers: [{ id: producer.id, weekday: 1 }] }), ['producers.0.weekday']],
    ['/api/requests/confirm', { token: 'q.nothing.1.x' }, ['token']],
    [`/api/answers/${answerToken}`, { answer: 'perhaps' }, ['answer']],
    [`/api/answers/${answerToken}`, { answer: 'propose', word: ' ' }, ['word']],
    ['/api/producers', farm({ siret: '99900000100018' }), ['siret']],
    ['/api/producers', farm({ name: '' }), ['name']],
    ['/api/producers', farm({ commune: '99999' }), ['commune']],
    ['/api/producers', farm({ channels: [] }), ['channels']],
    ['/api/producers', farm({ channels: [{ kind: 'sms', address: '00' }] }), ['channels.0.address']],
    ['/api/producers', farm({ offers: [] }), ['offers']],
    ['/api/producers', farm({ rounds: [{ ...farm({}).rounds[0], weekdays: [8] }] }), ['rounds.0.weekdays.0']],
    ['/api/producers', farm({ rounds: [{ ...farm({}).rounds[0], area: { include: [] } }] }), ['rounds.0.area.include']],
  ];

  it.each(['fr', 'en'])('by a call is refused with its field and its reason (%s), and nothing is written', (lang) =>
    unchanged(async () => {
      for (const [path, body, fields] of calls()) {
        const answer = await village.site.post(`${path}?lang=${lang}`, body);
        const what = `${path} ${JSON.stringify(body)} -> ${JSON.stringify(answer.body)}`;
        expect(answer.status, what).toBe(400);
        expect(
          answer.body.errors?.map(({ field }: { field: string }) => field),
          what,
        ).toEqual(fields);
        for (const { reason } of answer.body.errors) expect(reason, what).toMatch(/\p{Letter}{2,}/u);
      }
    }),
  );

  it('by a member of the agency is refused likewise', () =>
    unchanged(async () => {
      const decisions = `/api/agency/producers/${pending.id}/decisions`;
      for (const [body, field] of [
        [{ decision: 'reject' }, 'reason'],
        [{ decision: 'reject', reason: '  ' }, 'reason'],
        [{ decision: 'perhaps' }, 'decision'],
      ] as const) {
        const answer = await village.site.post(decisions, body, bearer);
        expect([answer.status, answer.body.errors?.[0]?.field], JSON.stringify(body)).toEqual([400, field]);
      }
      expect(
        (await village.site.post('/api/agency/producers/nobody/decisions', { decision: 'approve' }, bearer)).status,
      ).toBe(404);
      expect((await village.site.post(decisions, { decision: 'approve' })).status).toBe(401);
      expect(
        (await village.site.post(decisions, { decision: 'approve' }, { authorization: 'Bearer no.such.token' })).status,
      ).toBe(401);
      const wrong = { ...village.stack.addresses.agency, password: 'wrong' };
      expect((await village.site.post('/api/agency/session', wrong)).status).toBe(401);
    }));

  it.each([
    '/api/places?q=',
    '/api/producers?cell=ezz20&commune=40101&day=9',
    '/api/producers?lat=91&lon=0',
    '/api/producers?lat=abc&lon=0',
    '/api/producers?lat=43.7',
    '/api/producers?lat=-1.05&lon=43.7',
    '/api/producers?cell=ailo&commune=40101',
    '/api/producers?cell=ezz20&commune=99999',
    '/api/producers',
    '/api/producers?cell=ezz20&commune=40101&cursor=nonsense',
    '/api/producers?cell=ezz20&commune=40101&surprise=1',
  ])('in the address is refused with its field: %s', async (path) => {
    const answer = await village.site.get(path);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ field: expect.any(String), reason: expect.any(String) });
  });

  /** What an area says, and the fields that the answer must name. */
  const areas = (): readonly (readonly [unknown, readonly string[]])[] => {
    const around = (radiusKm: unknown) => ({ kind: 'circle', lat: 43.6, lon: -1, radiusKm });
    const outline = (...ring: readonly (readonly [number, number])[]) => ({ kind: 'polygon', coordinates: [[ring]] });
    const round = (points: number) =>
      outline(
        ...Array.from({ length: points + 1 }, (_, at): [number, number] => {
          const angle = (2 * Math.PI * (at % points)) / points;
          return [Number((-1 + 0.3 * Math.cos(angle)).toFixed(4)), Number((43.7 + 0.3 * Math.sin(angle)).toFixed(4))];
        }),
      );
    const first = 'area.include.0';
    return [
      ...[0, 0.5, -5, 301, 'abc'].map((radius) => [around(radius), [`${first}.radiusKm`]] as const),
      [{ ...around(30), lat: -1, lon: 43.6 }, [`${first}.lat`]],
      [outline([-1.2, 43.6], [-0.9, 43.9], [-0.9, 43.6], [-1.2, 43.8], [-1.2, 43.6]), [`${first}.coordinates.0.0.3`]],
      [outline([43.6, -1.2], [43.6, -0.9], [43.9, -0.9], [43.6, -1.2]), [`${first}.coordinates`]],
      [outline([-80, -60], [80, -60], [80, 60], [-80, 60], [-80, -60]), ['area.include']],
      [outline([-170, -80], [170, -80], [170, 80], [-170, 80], [-170, -80]), [`${first}.coordinates.0.0`]],
      [round(20_000), [`${first}.coordinates`]],
      [{ kind: 'communes', codes: ['40088', '99999'] }, [`${first}.codes.1`]],
      [{ kind: 'communes', codes: ['Dax'] }, [`${first}.codes.0`]],
      [{ kind: 'square' }, [`${first}.kind`]],
    ];
  };

  it('of an area is refused with its field, its reason and what to do', async () => {
    for (const [shape, fields] of areas()) {
      const answer = await village.site.post('/api/areas/summary', { area: { include: [shape], exclude: [] } });
      const what = `${JSON.stringify(shape).slice(0, 120)} -> ${JSON.stringify(answer.body)}`;
      expect([answer.status, answer.body.errors?.map(({ field }: { field: string }) => field)], what).toEqual([
        400,
        fields,
      ]);
      for (const { reason } of answer.body.errors) expect(reason, what).toMatch(/\p{Letter}{2,}/u);
    }
    // A hundred thousand points do not even fit.
    const ring = Array.from({ length: 100_000 }, (_, at) => [at / 1e5, 43.7]);
    const long = { area: { include: [{ kind: 'polygon', coordinates: [[ring]] }], exclude: [] } };
    expect(await village.site.post('/api/areas/summary', long)).toMatchObject({
      status: 413,
      body: { type: '/problems/too-large', detail: expect.stringContaining('2 000 points') },
    });
  });

  it('outside every known place finds nobody, kindly; a place that does not exist is asked about, not guessed', async () => {
    for (const [lat, lon] of [
      [30, -40],
      [52.52, 13.4],
    ]) {
      const answer = await village.site.get(`/api/producers?lat=${lat}&lon=${lon}`);
      expect([answer.status, answer.body.total, answer.body.items]).toEqual([200, 0, []]);
    }
    for (const [typed, offered] of [
      ['Nullepart-sur-Mer', 'Mer (41500)'],
      ['Berlin', 'Berling (57370)'],
    ] as const) {
      const { status, body } = await village.site.get(`/recherche?q=${encodeURIComponent(typed)}`);
      expect(status).toBe(200);
      expect(body).toContain(typed);
      expect(body).toContain(offered);
    }
  });

  it('by what is not JSON at all is refused', async () => {
    for (const body of ['{', '[]', '"word"', 'null']) {
      const answer = await village.stack.fetch('/api/requests', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect([answer.status, body]).toEqual([400, body]);
    }
  });

  const postForm = async (path: string, fields: Record<string, string>) => {
    const answer = await village.stack.fetch(path, {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, html: await answer.text() };
  };

  /** Form, what is typed, what the page must still hold, where its error leads. */
  const forms = (): readonly (readonly [string, Record<string, string>, readonly string[], string])[] => [
    ['/alertes', { ...place, email: 'pas une adresse' }, ['value="pas une adresse"', 'Gaas'], 'f-email'],
    ['/en/alerts', { ...place, email: 'no address' }, ['value="no address"', 'Gaas'], 'f-email'],
    ['/alertes', { email: 'jeanne@exemple.invalid', q: 'Xyzzyx' }, ['value="Xyzzyx"'], 'f-q'],
    [
      '/demande',
      {
        ...place,
        producer: producer.id,
        'lines.0.what': 'Poireaux',
        'lines.0.quantity': '3 bottes',
        name: 'Jeanne',
        email: 'non',
        word: 'Bonjour <b>',
      },
      ['3 bottes', 'value="Poireaux"', 'value="non"', 'Bonjour &lt;b>'],
      'f-email',
    ],
    [
      '/demande',
      { ...place, name: 'Jeanne', email: 'jeanne@exemple.invalid', 'lines.0.what': 'Poireaux' },
      ['value="Poireaux"'],
      'f-ask',
    ],
    [
      '/en/request',
      { ...place, producer: producer.id, name: 'Jane', email: 'jane@exemple.invalid' },
      ['value="Jane"'],
      'f-lines-0-what',
    ],
    [`/r/${answerToken}`, { kind: 'propose', word: '' }, ['name="kind"'], 'f-word'],
    [`/r/${answerToken}`, { word: 'Je ne sais pas' }, ['Je ne sais pas'], 'f-kind'],
    [
      '/inscription',
      { name: 'Ferme du Doute', siret: '123', contactName: 'Camille' },
      ['Ferme du Doute', 'value="123"', 'Camille'],
      'f-siret',
    ],
    ['/en/register', { name: 'Doubt Farm', siret: '', contactName: '' }, ['Doubt Farm'], 'f-siret'],
  ];

  it('in a form is shown with its reason, and what was typed is still there', () =>
    unchanged(async () => {
      for (const [path, typed, kept, field] of forms()) {
        const { status, html } = await postForm(path, typed);
        const what = `${path} ${JSON.stringify(typed)}`;
        expect(status, what).toBe(400);
        for (const text of kept) expect(html, what).toContain(text);
        expect(html, what).toContain(`href="#${field}"`);
        expect(html, what).toContain(`id="${field}"`);
        expect(html, what).toMatch(/role="alert"/);
      }
    }));

  it('in a code or a link is said on the page where it is typed', () =>
    unchanged(async () => {
      for (const [path, typed] of [
        ['/alertes/confirmer', { email: 'jeanne@exemple.invalid', code: '12' }],
        ['/alertes/confirmer', { email: 'jeanne@exemple.invalid', code: '000000' }],
        ['/alertes/confirmer', { token: 'c.nothing.1.x' }],
        ['/demande/confirmer', { request: 'nosuchrequest', code: '000000' }],
        ['/demande/confirmer', { token: 'q.nothing.1.x' }],
      ] as const) {
        const { status, html } = await postForm(path, typed);
        expect([status, path]).toEqual([400, path]);
        expect(html).toMatch(/role="alert"/);
      }
      for (const path of [
        '/r/a.nothing.1.x',
        '/demandes/v.nothing.1.x',
        '/alertes/arreter?token=s.nothing.1.x',
        '/inscription/d.nothing.1.x/lieu',
      ]) {
        expect([path, (await village.site.get(path)).status]).toEqual([path, 404]);
      }
    }));

  it('in an address that leads nowhere is answered as a page, or as a problem under /api/', async () => {
    for (const [path, words] of [
      ['/rien/du/tout', 'Cette page n’existe pas'],
      ['/en/nothing', 'This page does not exist'],
    ] as const) {
      const { status, body } = await village.site.get(path);
      expect([status, path]).toEqual([404, path]);
      expect(body).toContain(words);
    }
    expect(await village.site.get('/api/nothing?lang=en')).toMatchObject({ status: 404, body: { title: 'Not found' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { codeIn, tokenIn } from '../../tour/outside.ts';
import { GRACE_SECONDS } from '../../tour/steps.ts';

/** A producer and their own page: what they change at once, what the agency reads first, how they go away and come back. */
describe('a producer’s own page', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  interface Own {
    readonly producer: Registered;
    readonly email: string;
    readonly token: string;
  }

  /** Published, and with the link of their decision in hand. */
  const published = async (changes: Readonly<Record<string, unknown>> = {}): Promise<Own> => {
    const email = village.address('ferme');
    const producer = await village.published([{ kind: 'email', address: email }], changes);
    // That it arrived may be told to them after the decision.
    const decision = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    return { producer, email, token: tokenIn(decision?.text ?? '', /\/p\//) };
  };

  const address = (path: string): string => `${village.stack.site}${path}`;
  const page = async (path: string): Promise<string> => (await fetch(address(path))).text();
  const own = ({ token }: Own, part = ''): string => `/p/${token}${part}`;

  /** Opens a form, changes fields in it, sends it. */
  const change = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    having?: string,
  ): Promise<Awaited<ReturnType<typeof sendForm>>> => {
    const form = formOn(await page(path), having);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const sent = await sendForm(address(path), form);
    await village.quiet();
    return sent;
  };

  /** What a search at the village finds now, the front asked to keep nothing of it before. */
  const found = async (): Promise<{ id: string; allYear: string[]; inSeason: string[]; name: string }[]> => {
    const { cell, commune } = village.here;
    // Two minutes: the time in which a pause is promised to be obeyed, whatever is kept.
    await village.pass(120);
    return (await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`)).body.items;
  };
  const isFound = async ({ producer }: Own): Promise<boolean> => (await found()).some(({ id }) => id === producer.id);

  const changesPage = async (path: string): Promise<string> =>
    (await fetch(address(path), { headers: await village.member() })).text();
  const decideChange = async (own: Own, fields: Readonly<Record<string, string>>) => {
    const path = `/agence/modifications/${own.producer.id}`;
    const form = formOn(await changesPage(path), `value="${fields.decision}"`);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const sent = await sendForm(address(path), form, await village.member());
    await village.quiet();
    return sent;
  };

  it('opens by the link of the decision, and by no other', async () => {
    const farm = await published();
    expect(await page(own(farm))).toContain(farm.producer.name);
    expect((await fetch(address(own({ ...farm, token: `${farm.token}x` })))).status).toBe(404);
    const shown = await fetch(address(own(farm)));
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('referrer-policy')).toBe('same-origin');
    expect(await page(own(farm, '/apercu'))).toContain('noindex');
  });

  it('what there is of a product is seen by the next visitor, and writes no version of anything', async () => {
    const farm = await published();
    const before = await village.records();
    const { location } = await change(own(farm), { 'stock.poireau': 'soldOut' }, 'stock.poireau');
    expect(location).toContain('fait=visible');
    const [card] = (await found()).filter(({ id }) => id === farm.producer.id);
    expect([...(card?.inSeason ?? []), ...(card?.allYear ?? [])]).not.toContain('Poireaux');
    expect((await village.site.get(`/api/producers/${farm.producer.id}`)).body.offers[0].availability).toBe('soldOut');
    const written = (await village.records()).filter((record) => !before.includes(record));
    expect(written.filter((record) => record.includes('publication'))).toEqual([]);
  });

  it('a description, a price, a contact for everyone change at once', async () => {
    const farm = await published();
    await change(own(farm, '/vous'), { description: 'Des poireaux, et la paix.' });
    await change(own(farm, '/contacts'), { telephone: '06 39 98 01 23' });
    await change(own(farm, '/tournees'), { 'rounds.0.fee': '3,50' });
    const shown = await village.site.get(`/api/producers/${farm.producer.id}?lang=en`);
    expect(shown.body.description).toBe('Des poireaux, et la paix.');
    expect(shown.body.contacts.telephone).toBe('+33639980123');
    expect(shown.body.rounds[0].fee).toBe(3.5);
    expect(await changesPage('/agence/modifications')).not.toContain(farm.producer.name);
  });

  it('a wider area waits beside what is published; approved, only those newly reached hear of it', async () => {
    const far = await village.findPlace('64100 Bayonne');
    const farm = await published({ rounds: [roundOf(village, 10)] });
    const [near, distant] = [village.address('pres'), village.address('loin')];
    await village.subscriber(near);
    await village.subscriber(distant, far);
    const form = {
      'rounds.0.areaKind': 'circle',
      'rounds.0.radiusKm': '45',
      'rounds.0.also': 'Pau',
      'rounds.0.without': 'Dax',
    };
    expect((await change(own(farm, '/tournees'), form)).location).toContain('fait=relecture');
    expect(await page(own(farm))).toContain('En attente de relecture');
    const there = () => village.site.get(`/api/producers/${farm.producer.id}?cell=${far.cell}&commune=${far.commune}`);
    expect((await there()).body.delivers).toBe('no');

    const compared = await changesPage(`/agence/modifications/${farm.producer.id}`);
    expect(compared).toContain('10\u00a0km');
    expect(compared).toContain('45\u00a0km');
    expect(compared).toContain('1 personne recevra un message');
    expect((await decideChange(farm, { decision: 'approve' })).location).toContain('done=approved');
    await village.pass(GRACE_SECONDS);
    expect((await there()).body.delivers).toBe('yes');
    const delivers = async (place: string) => {
      const { cell, commune } = await village.findPlace(place);
      return (await village.site.get(`/api/producers/${farm.producer.id}?cell=${cell}&commune=${commune}`)).body
        .delivers;
    };
    expect([await delivers('64000 Pau'), await delivers('40100 Dax')]).toEqual(['yes', 'no']);
    // The form shows what it was told, in its own fields: they may take the one or the other back.
    const again = formOn(await page(own(farm, '/tournees')));
    expect(['radiusKm', 'also', 'without'].map((field) => again.get(`rounds.0.${field}`))).toEqual([
      '45',
      'Pau',
      'Dax',
    ]);
    expect(await village.told(distant, farm.producer)).toHaveLength(1);
    expect(await village.told(near, farm.producer)).toHaveLength(0);
    expect((await village.stack.mailsTo(farm.email)).at(-1)?.subject).toContain('Votre modification est publiée');
  });

  it('a change that the agency refuses leaves the page as it was, and they read why', async () => {
    const farm = await published();
    await change(own(farm, '/vous'), { name: 'Ferme au nom changé' });
    expect((await decideChange(farm, { decision: 'reject', reason: '' })).status).toBe(400);
    await decideChange(farm, { decision: 'reject', reason: 'Ce nom est celui d’une autre ferme.' });
    expect((await village.site.get(`/api/producers/${farm.producer.id}`)).body.name).toBe(farm.producer.name);
    expect((await village.stack.mailsTo(farm.email)).at(-1)?.text).toContain('Ce nom est celui d’une autre ferme.');
    expect(await page(own(farm))).toContain('Ce nom est celui d’une autre ferme.');
    // Decided once: the form of a second member finds nothing to decide.
    expect(await changesPage(`/agence/modifications/${farm.producer.id}`)).toContain('Rien n’attend ici');
  });

  it('by calls too the agency reads a change and decides; what was read before is not decided', async () => {
    const farm = await published();
    await change(own(farm, '/vous'), { name: 'Ferme des Calls' });
    const bearer = await village.member();
    const { body } = await village.site.get('/api/agency/changes', bearer);
    const listed = body.items.find(({ id }: { id: string }) => id === farm.producer.id);
    expect(listed).toMatchObject({ before: { name: farm.producer.name }, after: { name: 'Ferme des Calls' } });
    for (const same of ['siret', 'commune', 'rounds']) expect(listed.after).not.toHaveProperty(same);
    const { proposedAt, version } = listed;
    expect((await village.site.get(`/api/agency/changes/${farm.producer.id}`, bearer)).body).toEqual(listed);
    const decide = (decision: Record<string, unknown>) =>
      village.site.post(`/api/agency/changes/${farm.producer.id}/decisions`, decision, bearer);
    expect(await decide({ decision: 'reject' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    });
    expect((await decide({ decision: 'approve', proposedAt, version: version + 1 })).status).toBe(409);
    expect(await decide({ decision: 'approve', proposedAt, version })).toMatchObject({
      status: 200,
      body: { id: farm.producer.id, state: 'published' },
    });
    expect((await village.site.get(`/api/producers/${farm.producer.id}`)).body.name).toBe('Ferme des Calls');
    expect((await decide({ decision: 'approve', proposedAt, version })).status).toBe(404);
    expect((await village.site.get(`/api/agency/changes/${farm.producer.id}`, bearer)).status).toBe(404);
  });

  it('of two windows the second is told, and nothing that it typed is lost', async () => {
    const farm = await published();
    const second = formOn(await page(own(farm, '/vous')));
    await change(own(farm, '/vous'), { description: 'La première fenêtre.' });
    second.set('description', 'La seconde fenêtre.');
    const refused = await sendForm(address(own(farm, '/vous')), second);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('La seconde fenêtre.');
    const again = formOn(refused.html);
    expect((await sendForm(address(own(farm, '/vous')), again)).status).toBe(303);
    expect((await village.site.get(`/api/producers/${farm.producer.id}?lang=en`)).body.description).toBe(
      'La seconde fenêtre.',
    );
  });

  it('a new address is used once its code was typed, and not before; then what was sent to the former opens nothing', async () => {
    const farm = await published();
    const fresh = village.address('nouvelle');
    const { location } = await change(own(farm, '/contacts'), { 'channels.0.address': fresh });
    expect(location).toContain('/code');
    const code = codeIn((await village.stack.mailsTo(fresh)).at(-1)?.text ?? '');
    await village.ask(village.address('jeanne'), [farm.producer]);
    expect(await village.stack.mailsTo(fresh)).toHaveLength(1);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await change(own(farm, '/code'), { 'code.0': wrong }, 'code.0')).status).toBe(400);
    const asked = tokenIn((await village.stack.mailsTo(farm.email)).at(-1)?.text ?? '', /\/r\//);
    expect((await fetch(address(`/r/${asked}`))).status).toBe(200);
    const done = await change(own(farm, '/code'), { 'code.0': code }, 'code.0');
    expect(done.location).toContain('fait=contacts');
    expect(await page(done.location ?? '')).toContain(farm.producer.name);
    const before = await village.stack.mailsTo(farm.email);
    expect(before.at(-1)?.subject).toBe(`Cette adresse n’est plus celle de ${farm.producer.name}`);
    for (const former of [own(farm), own(farm, '/contacts'), `/r/${asked}`, `/inscription/${farm.token}/suivi`])
      expect((await fetch(address(former))).status).toBe(410);
    expect((await village.site.post(`/api/answers/${asked}`, { answer: 'accept' })).status).toBe(410);
    await village.ask(village.address('paul'), [farm.producer]);
    expect(await village.stack.mailsTo(fresh)).toHaveLength(2);
    expect(await village.stack.mailsTo(farm.email)).toHaveLength(before.length);
  });

  it('who leaves is found no more; their page says so and nothing else, and who asked them is hidden from their old links', async () => {
    const farm = await published();
    await village.ask(village.address('jeanne'), [farm.producer]);
    const asked = tokenIn((await village.stack.mailsTo(farm.email)).at(-1)?.text ?? '', /\/r\//);
    await change(own(farm, '/retrait'), {});
    expect((await village.stack.mailsTo(farm.email)).at(-1)?.subject).toContain('n’est plus dans l’annuaire');
    expect(await isFound(farm)).toBe(false);
    expect(await page(own(farm))).toContain('Votre fiche est retirée');
    expect(await page(own(farm))).not.toContain(farm.email);
    expect((await fetch(address(`/r/${asked}`))).status).toBe(410);
  });

  it('five wrong codes end the change', async () => {
    const farm = await published();
    await change(own(farm, '/contacts'), { 'channels.0.kind': 'sms', 'channels.0.address': phoneNumber(77) });
    expect(await village.stack.messagesTo(phoneNumber(77))).toHaveLength(1);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await change(own(farm, '/code'), { 'code.0': '000001' }, 'code.0')).status).toBe(400);
    expect((await change(own(farm, '/code'), { 'code.0': '000001' }, 'code.0')).status).toBe(410);
  });

  it('a landline, which no code reaches, waits for the agency', async () => {
    const farm = await published();
    const channels = { 'channels.1.kind': 'call', 'channels.1.address': '05 58 00 00 01' };
    expect((await change(own(farm, '/contacts'), channels)).location).toContain('fait=relecture');
    expect(await changesPage(`/agence/modifications/${farm.producer.id}`)).toContain('Appelez ce numéro');
    await decideChange(farm, { decision: 'approve' });
    expect(await page(own(farm))).toContain('05\u00a058');
  });

  it('a pause is obeyed within two minutes, even from what the front keeps; their return is news to nobody who knew them', async () => {
    const farm = await published();
    const [knew, came] = [village.address('avant'), village.address('pendant')];
    await village.subscriber(knew);
    const { cell, commune } = village.here;
    const kept = `/recherche?cell=${cell}&commune=${commune}&words=${encodeURIComponent(farm.producer.name)}`;
    // The search remembers for a minute what it read before they were published.
    await village.pass(61);
    expect(await page(kept)).toContain(farm.producer.id);
    expect((await change(own(farm), { until: '' }, 'name="until"')).location).toContain('fait=pause');
    await village.pass(116);
    expect(await page(kept)).not.toContain(farm.producer.id);
    expect((await fetch(address(`/producteurs/${farm.producer.id}`))).status).toBe(404);

    await village.subscriber(came);
    expect((await change(own(farm), {}, 'value="resume"')).location).toContain('fait=retour');
    expect(await isFound(farm)).toBe(true);
    await village.pass(GRACE_SECONDS);
    expect(await village.told(came, farm.producer)).toHaveLength(1);
    expect(await village.told(knew, farm.producer)).toHaveLength(0);
  });

  it('a search that the function remembers leaves out who has just paused', async () => {
    const farm = await published();
    expect(await isFound(farm)).toBe(true);
    await change(own(farm), { until: '' }, 'name="until"');
    const { cell, commune } = village.here;
    // Another address, which the front has not kept.
    await village.pass(6);
    const answer = await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=49`);
    expect(answer.body.items.map(({ id }: { id: string }) => id)).not.toContain(farm.producer.id);
  });

  it('asks for a day to come', async () => {
    const farm = await published();
    expect((await change(own(farm), { until: '2020-01-01' }, 'name="until"')).status).toBe(400);
    expect(await isFound(farm)).toBe(true);
  });

  it('leaves for good: asked once, shown nowhere, told, and their SIRET free again', async () => {
    const farm = await published();
    expect(await page(own(farm, '/retrait'))).toContain('pour de bon');
    expect(await isFound(farm)).toBe(true);
    await change(own(farm, '/retrait'), {}, 'name="version"');
    expect(await isFound(farm)).toBe(false);
    expect((await village.stack.mailsTo(farm.email)).at(-1)?.subject).toContain('n’est plus dans l’annuaire');
    expect(await page(own(farm))).toContain('Votre fiche est retirée');
    expect((await fetch(address(own(farm, '/vous')), { redirect: 'manual' })).status).toBe(303);
  });

  it('their link goes to their own channel, whoever asks, and the answer is always the same', async () => {
    const farm = await published();
    const before = (await village.stack.mailsTo(farm.email)).length;
    const ask = (who: string) => sendForm(address('/inscription/ma-fiche'), new URLSearchParams({ who }));
    const [known, unknown, nonsense] = [
      await ask(farm.email.toUpperCase()),
      await ask('personne@exemple.invalid'),
      await ask('bonjour'),
    ];
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    expect(nonsense.status).toBe(400);
    const mails = await village.stack.mailsTo(farm.email);
    expect(mails).toHaveLength(before + 1);
    const token = tokenIn(mails.at(-1)?.text ?? '', /\/p\//);
    expect(await page(`/p/${token}`)).toContain(farm.producer.name);
    for (let more = 0; more < 4; more += 1) await ask(farm.email);
    expect((await village.stack.mailsTo(farm.email)).length).toBeLessThanOrEqual(before + 3);
  });
});

const roundOf = ({ here }: Village, radiusKm: number) => ({
  mode: 'door',
  area: { include: [{ kind: 'circle', lat: here.lat, lon: here.lon, radiusKm }] },
  audiences: ['consumer'],
  weekdays: [4],
});

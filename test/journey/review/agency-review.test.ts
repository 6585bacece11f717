import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { inventedSiret } from '../../tour/people.ts';

/** The review: checked before anybody looks, questions and answers, several at once, two members at the same one, partners in their departments. */

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** French typography has spaces of its own before its signs. */
const plain = (html: string): string => html.replaceAll(/[\u00a0\u202f]/g, ' ');
const PASSWORD = 'Une-phrase-de-2026';

describe('the review', () => {
  let village: Village;
  let agency: Record<string, string>;

  beforeAll(async () => {
    village = await startVillage();
    agency = await village.member();
  });
  afterAll(() => village.stop());

  const form = (path: string, fields: [string, string][], headers = agency) =>
    village.stack.fetch(path, {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const page = async (path: string, headers = agency): Promise<string> =>
    plain(await (await village.stack.fetch(path, { headers })).text());
  const byMail = (name: string) => [{ kind: 'email' as const, address: village.address(name) }];
  const decide = (id: string, decision: Record<string, unknown>, headers = agency) =>
    village.site.post(`/api/agency/producers/${id}/decisions`, decision, headers);

  const memberWith = async (rights: Record<string, unknown>): Promise<Record<string, string>> => {
    const email = village.address('membre');
    await village.site.post('/api/agency/members', { email, ...rights }, agency);
    const token = tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//);
    await form(`/r/m/${token}`, [['newPassword', PASSWORD]], {});
    const { body } = await village.site.post('/api/agency/session', { email, password: PASSWORD });
    return { authorization: `Bearer ${body.token}` };
  };

  /** A SIRET for which the stand-in of the registers answers as its last digit but the key says. */
  const siretEnding = (digit: string): string => {
    for (let number = 500_000; ; number += 1) {
      const siret = inventedSiret(number);
      if (siret.at(-2) === digit && !used.has(siret)) {
        used.add(siret);
        return siret;
      }
    }
  };
  const used = new Set<string>();

  test('finds the registers’ answers there when it opens a registration', async () => {
    const closed = await village.register(byMail('fermee'), { siret: siretEnding('7') });
    const organic = await village.register(byMail('bio'), { siret: siretEnding('1'), labels: ['BIO'] });
    await village.quiet();
    expect(await page(`/agence/producteurs/${closed.id}`)).toContain('Établissement fermé');
    const shown = await page(`/agence/producteurs/${organic.id}`);
    expect(shown).toContain('Entreprise active');
    expect(shown).toContain('Bio certifié, Organisme inventé');
    expect(await page('/agence')).toContain('Établissement fermé');
  });

  test('goes on when the registers are silent, and has their answer later', async () => {
    await village.stack.post('/registers', { state: 'down' });
    const producer = await village.register(byMail('patient'), { siret: siretEnding('4'), labels: ['BIO'] });
    await village.quiet();
    const shown = await page(`/agence/producteurs/${producer.id}`);
    expect(shown).toContain('Registre des entreprises : pas encore répondu');
    expect(shown).toContain('Agence Bio : pas encore répondu');
    await village.stack.post('/registers', { state: 'up' });
    await village.pass(120);
    expect(await page(`/agence/producteurs/${producer.id}`)).toContain('Bio certifié');
    await village.approve(producer);
  });

  test('shows who may be the same: by telephone, and by a name nearby', async () => {
    const number = phoneNumber(301);
    const first = await village.register([{ kind: 'sms', address: number }], { name: 'Rucher de Lafitte' });
    const same = await village.register([{ kind: 'call', address: number }], { name: 'Miels et pains' });
    const alike = await village.register(byMail('pareil'), { name: 'Ruchers Lafitte' });
    expect(await page(`/agence/producteurs/${same.id}`)).toContain('même téléphone ou e-mail');
    const shown = await page(`/agence/producteurs/${alike.id}`);
    expect(shown).toContain('nom presque pareil');
    expect(shown).toContain(`/agence/producteurs/${first.id}`);
  });

  test('asks a question by the producer’s channel; their answer comes back to the page and the queue', async () => {
    const channels = byMail('question');
    const producer = await village.register(channels);
    await village.quiet();
    const address = channels[0]?.address ?? '';
    const already = (await village.site.mailsTo(address)).length;
    const empty = await form(`/agence/producteurs/${producer.id}`, [
      ['action', 'ask'],
      ['question', ' '],
    ]);
    expect(empty.status).toBe(400);
    const asked = await form(`/agence/producteurs/${producer.id}`, [
      ['action', 'ask'],
      ['question', 'Vendez-vous aussi le lundi ?'],
    ]);
    expect(asked.status).toBe(303);
    const mail = await village.site.nextMail(address, already);
    expect(mail.text).toContain('Vendez-vous aussi le lundi ?');
    const token = tokenIn(mail.text, /\/r\/q\//);
    expect(await page(`/r/q/${token}`, {})).toContain('Vendez-vous aussi le lundi ?');
    expect((await form(`/r/q/${token}`, [['answer', '']], {})).status).toBe(400);
    expect((await form(`/r/q/${token}`, [['answer', 'Oui, toute l’année.']], {})).status).toBe(303);
    const twice = await form(`/r/q/${token}`, [['answer', 'Non.']], {});
    expect(twice.status).toBe(409);
    expect(await twice.text()).toContain('Oui, toute l’année.');
    expect(await page(`/agence/producteurs/${producer.id}`)).toContain('Oui, toute l’année.');
    expect(await page('/agence')).toContain('a répondu');
    await village.approve(producer);
    expect(await page('/agence')).not.toContain('Oui, toute l’année.');
    const { body } = await village.site.get(`/api/agency/audit?producer=${producer.id}`, agency);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['producerApproved', 'questionAsked']);
  });

  test('asks who can only be telephoned by a task, and takes their answer down', async () => {
    const producer = await village.register([{ kind: 'call', address: phoneNumber(302) }]);
    const asked = await village.site.post(
      `/api/agency/producers/${producer.id}/questions`,
      { question: 'Où est la ferme ?' },
      agency,
    );
    expect(asked).toMatchObject({ status: 202, body: { by: 'call' } });
    const saved = await form(`/agence/producteurs/${producer.id}`, [
      ['action', 'answer'],
      ['of', asked.body.id],
      [`a-${asked.body.id}.answer`, 'Derrière l’église.'],
    ]);
    expect(saved.status).toBe(303);
    const { body } = await village.site.get(`/api/agency/producers/${producer.id}/questions`, agency);
    expect(body.items[0].answer).toMatchObject({
      text: 'Derrière l’église.',
      by: village.stack.addresses.agency.email,
    });
  });

  test('two members at the same producer: one decision, and the other is told', async () => {
    const channels = byMail('deux');
    const producer = await village.register(channels);
    const other = await memberWith({ role: 'agency' });
    await village.quiet();
    const [one, two] = await Promise.all([
      decide(producer.id, { decision: 'approve', version: 1 }),
      decide(producer.id, { decision: 'reject', reason: 'Il manque l’adresse.', version: 1 }, other),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    await village.quiet();
    const told = await village.site.mailsTo(channels[0]?.address ?? '');
    expect(told).toHaveLength(2);
    const late = await form(`/agence/producteurs/${producer.id}`, [
      ['decision', 'approve'],
      ['version', '1'],
    ]);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('C’est déjà décidé');
    const { body } = await village.site.get(`/api/agency/audit?producer=${producer.id}`, agency);
    expect(body.items).toHaveLength(1);
  });

  test('two members approving the same producer at once: one approval, and one clear sentence', async () => {
    const channels = byMail('ensemble');
    const producer = await village.register(channels);
    const other = await memberWith({ role: 'agency' });
    await village.quiet();
    const before = (await village.site.mailsTo(channels[0]?.address ?? '')).length;
    const approve = (headers: Record<string, string>) =>
      form(
        `/agence/producteurs/${producer.id}`,
        [
          ['decision', 'approve'],
          ['version', '1'],
        ],
        headers,
      );
    const answers = await Promise.all([approve(agency), approve(other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = await answers.find(({ status }) => status === 409)?.text();
    expect(late).toContain('C’est déjà décidé');
    await village.quiet();
    expect(await village.site.mailsTo(channels[0]?.address ?? '')).toHaveLength(before + 1);
    const { body } = await village.site.get(`/api/agency/audit?producer=${producer.id}`, agency);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['producerApproved']);
  });

  test('a partner sees and decides on the producers of its departments only', async () => {
    const here = await village.register(byMail('landes'));
    const bordeaux = await village.findPlace('Bordeaux');
    const elsewhere = await village.register(byMail('gironde'), {
      commune: bordeaux.commune,
      position: { lat: bordeaux.lat, lon: bordeaux.lon },
    });
    const partner = await memberWith({ role: 'partner', departments: ['40'] });
    const { body } = await village.site.get('/api/agency/producers', partner);
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).toContain(here.id);
    expect(ids).not.toContain(elsewhere.id);
    for (const refused of [
      await decide(elsewhere.id, { decision: 'approve' }, partner),
      await village.site.get(`/api/agency/producers/${elsewhere.id}/questions`, partner),
      await village.site.post(`/api/agency/producers/${elsewhere.id}/questions`, { question: 'Où ?' }, partner),
    ]) {
      expect(refused.status).toBe(403);
      expect(refused.body.detail).toContain('en dehors de vos départements');
    }
    const shown = await village.stack.fetch(`/agence/producteurs/${elsewhere.id}`, { headers: partner });
    expect(shown.status).toBe(403);
    expect(await shown.text()).toContain('en dehors de vos départements');
    expect((await decide(here.id, { decision: 'approve' }, partner)).status).toBe(200);
  });

  test('a reader sees everything and changes nothing', async () => {
    const producer = await village.register(byMail('lue'));
    const reader = await memberWith({ role: 'reader' });
    expect(await page(`/agence/producteurs/${producer.id}`, reader)).not.toContain('data-key="a"');
    const refused = await decide(producer.id, { decision: 'approve' }, reader);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('lecture');
  });

  test('several at once: each has its own outcome, and one that fails stops no other', async () => {
    const some: Registered[] = [];
    for (const name of ['un', 'deux', 'trois']) some.push(await village.register(byMail(name)));
    const [first, second, third] = some.map(({ id }) => id) as [string, string, string];
    await decide(second, { decision: 'reject', reason: 'Hors du territoire.' });
    const picks: [string, string][] = [first, second, third].map((id) => ['pick', `${id}~1`]);
    const asked = await form('/agence', [...picks, ['pick', 'nobody0001~1'], ['action', 'ask']]);
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('Publier ces fiches');
    expect((await village.site.get(`/api/producers/${first}`)).status).toBe(404);
    const done = await form('/agence', [...picks, ['pick', 'nobody0001~1'], ['action', 'publish']]);
    const html = plain(await done.text());
    expect(html).toContain('2 fiches publiées');
    expect(html).toContain('déjà décidée par un autre membre');
    expect(html).toContain('introuvable');
    expect((await village.site.get(`/api/producers/${first}`)).status).toBe(200);
    expect((await village.site.get(`/api/producers/${third}`)).status).toBe(200);
    const none = await form('/agence', [['action', 'ask']]);
    expect(none.status).toBe(400);
    expect(await none.text()).toContain('Cochez d’abord');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, fromBase32, stepOf } from '#infra/local/cognito/totp.ts';
import { formOn } from '../../support/page-forms.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** Members of the agency: invited by mail, limited to what they may do, removed at once. */

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PASSWORD = 'Une-phrase-de-2026';

interface Session {
  readonly authorization: string;
}

describe('a member', () => {
  let village: Village;
  let agency: Record<string, string>;

  beforeAll(async () => {
    village = await startVillage();
    agency = await village.member();
  });
  afterAll(() => village.stop());

  const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    village.stack.fetch(path, {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  /** Invited, and their password chosen as a browser does it: the link, the form, the session. */
  const join = async (email: string, rights: Record<string, unknown>): Promise<Session & { id: string }> => {
    const invited = await village.site.post('/api/agency/members', { email, ...rights }, agency);
    expect(invited.status).toBe(202);
    const { text } = await village.site.nextMail(email);
    const token = tokenIn(text, /\/r\/m\//);
    const answer = await form(`/r/m/${token}`, { newPassword: PASSWORD });
    expect(answer.status).toBe(303);
    const signedIn = await village.site.post('/api/agency/session', { email, password: PASSWORD });
    return { id: invited.body.id, authorization: `Bearer ${signedIn.body.token}` };
  };
  const bearer = ({ authorization }: Session) => ({ authorization });

  test('is invited by mail; the link shows a form, works once, and its opening changes nothing', async () => {
    const email = village.address('chambre');
    const { status, body } = await village.site.post(
      '/api/agency/members',
      { email, name: 'Chambre des Landes', role: 'partner', departments: ['40'] },
      agency,
    );
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'invited', role: 'partner' });
    const token = tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//);
    for (const _ of [1, 2]) {
      const shown = await village.stack.fetch(`/r/m/${token}`);
      expect(shown.status).toBe(200);
      expect(await shown.text()).toContain(email);
    }
    const weak = await form(`/r/m/${token}`, { newPassword: 'court' });
    expect(weak.status).toBe(400);
    const chosen = await form(`/r/m/${token}`, { newPassword: PASSWORD });
    expect(chosen.status).toBe(303);
    expect(chosen.headers.get('location')).toBe('/agence');
    const again = await form(`/r/m/${token}`, { newPassword: 'Une-autre-phrase-1' });
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Ce lien ne sert plus');
    expect((await village.site.post('/api/agency/session', { email, password: PASSWORD })).status).toBe(200);
  });

  test('invited twice has one mail, and the second try is told so', async () => {
    const email = village.address('deux');
    const invite = () => village.site.post('/api/agency/members', { email, role: 'reader' }, agency);
    const answers = await Promise.all([invite(), invite()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    await village.quiet();
    expect(await village.site.mailsTo(email)).toHaveLength(1);
  });

  test('whose invitation came back is marked in the list, where the next one is invited', async () => {
    const email = 'bounce+membre@simulator.amazonses.com';
    expect((await village.site.post('/api/agency/members', { email, role: 'reader' }, agency)).status).toBe(202);
    await village.quiet();
    const { body } = await village.site.get('/agence/membres', agency);
    expect(body).toContain('>invitation non arrivée : adresse à vérifier</span>'.replace(' :', '\u202f:'));
  });

  test('who was removed is refused from their next call on, with a token that was good a moment before', async () => {
    const email = village.address('partie');
    const invited = await join(email, { role: 'partner', departments: ['40'] });
    expect((await village.site.get('/api/agency/producers', bearer(invited))).status).toBe(200);
    const removal = await village.site.post(`/api/agency/members/${invited.id}/removal`, {}, agency);
    expect(removal.status).toBe(200);
    const refused = await village.site.get('/api/agency/producers', bearer(invited));
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('retiré');
    const page = await village.stack.fetch('/agence', { headers: bearer(invited) });
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('a été retiré');
    expect((await village.site.post('/api/agency/session', { email, password: PASSWORD })).status).toBe(401);
  });

  test('whose rights are changed has the new ones at their next call', async () => {
    const invited = await join(village.address('lectrice'), { role: 'agency' });
    expect((await village.site.get('/api/agency/members', bearer(invited))).status).toBe(200);
    await village.site.post(`/api/agency/members/${invited.id}`, { name: '', role: 'reader' }, agency);
    const refused = await village.site.get('/api/agency/members', bearer(invited));
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('réservée à l’agence');
  });

  test('cannot take their own rights away', async () => {
    const { body } = await village.site.get('/api/agency/members', agency);
    const me = body.items.find(({ email }: { email: string }) => email === village.stack.addresses.agency.email);
    const refused = await village.site.post(`/api/agency/members/${me.id}/removal`, {}, agency);
    expect(refused.status).toBe(403);
    expect((await village.site.get('/api/agency/members', agency)).status).toBe(200);
  });

  test('leaves what they did in the audit trail: who, what, before and after', async () => {
    const invited = await join(village.address('notee'), { role: 'partner', departments: ['40'] });
    await village.site.post(
      `/api/agency/members/${invited.id}`,
      { role: 'partner', departments: ['40', '64'] },
      agency,
    );
    await village.site.post(`/api/agency/members/${invited.id}/removal`, {}, agency);
    const { body } = await village.site.get('/api/agency/audit', agency);
    const about = body.items.filter(({ subject }: { subject: { id: string } }) => subject.id === invited.id);
    expect(about.map(({ action }: { action: string }) => action)).toEqual([
      'memberRemoved',
      'memberChanged',
      'memberJoined',
      'memberInvited',
    ]);
    expect(about[1]).toMatchObject({
      by: { email: village.stack.addresses.agency.email },
      before: { departments: '40' },
      after: { departments: '40, 64' },
    });
    const page = await village.stack.fetch('/agence/journal', { headers: agency });
    expect(await page.text()).toContain('a retiré l’accès de');
  });

  describe('where the second factor is asked for, as on AWS', () => {
    const LINK = /otpauth:\/\/totp\/[^"]+/;
    const hidden = (html: string, name: string): string =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const codeNow = (secret: string, steps = 0): string =>
      codeOf(fromBase32(secret), stepOf(village.stack.clock.now()) + steps);
    let email: string;
    let secret: string;

    beforeAll(() => village.stack.post('/second-factor', { on: true }));
    afterAll(() => village.stack.post('/second-factor', { on: false }));

    test('their way in: mail, new password, QR code, six digits, the page', async () => {
      email = village.address('nouvelle');
      await village.site.post('/api/agency/members', { email, role: 'agency' }, agency);
      const token = tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//);
      const setUp = await (await form(`/r/m/${token}`, { newPassword: PASSWORD })).text();
      expect(setUp).toContain('<svg class="qr"');
      const link = new URL(LINK.exec(setUp)?.[0].replaceAll('&amp;', '&') ?? '');
      secret = link.searchParams.get('secret') ?? '';
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      const fields = { email, session: hidden(setUp, 'session'), secret, retour: '/agence' };
      const wrong = await form('/agence/connexion', { ...fields, code: codeNow(secret, 5) });
      expect(wrong.status).toBe(401);
      const again = await wrong.text();
      expect(again).toContain('ce code n’est pas le bon');
      expect(again).toContain('<svg class="qr"');
      expect(again).toContain(secret);
      const right = await form('/agence/connexion', { ...fields, code: codeNow(secret) });
      expect(right.status).toBe(303);
      const cookie = right.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect((await village.stack.fetch('/agence', { headers: { cookie } })).status).toBe(200);
    });

    test('the next time they are asked for six digits, and nothing opens without; each code is good once', async () => {
      await village.pass(60);
      const asked = await form('/agence/connexion', { email, password: PASSWORD });
      expect(asked.headers.get('set-cookie')).toBeNull();
      const html = await asked.text();
      expect(html).toContain('Votre code');
      expect(html).not.toContain('<svg class="qr"');
      const fields = { email, session: hidden(html, 'session') };
      const wrong = await form('/agence/connexion', { ...fields, code: codeNow(secret, 7) });
      expect(wrong.status).toBe(401);
      expect(await wrong.text()).toContain('ce code n’est pas le bon');
      const code = codeNow(secret);
      expect((await form('/agence/connexion', { ...fields, code })).status).toBe(303);
      const { body } = await village.site.post('/api/agency/session', { email, password: PASSWORD });
      expect(body).toMatchObject({ challenge: 'totp' });
      const twice = await village.site.post('/api/agency/session', { email, session: body.session, code });
      expect(twice.status).toBe(401);
    });

    test('too slow, they begin again with their password', async () => {
      const { body } = await village.site.post('/api/agency/session', { email, password: PASSWORD });
      await village.pass(200);
      const fields = { email, session: body.session, code: codeNow(secret) };
      const late = await form('/agence/connexion', fields);
      expect(late.status).toBe(401);
      expect(await late.text()).toContain('recommencez avec votre mot de passe');
    });

    test('removed and invited again, their telephone is set up anew; the sample account goes in by its password', async () => {
      const { body: all } = await village.site.get('/api/agency/members', agency);
      const { id } = all.items.find((one: { email: string }) => one.email === email);
      await village.site.post(`/api/agency/members/${id}/removal`, {}, agency);
      const already = (await village.site.mailsTo(email)).length;
      await village.site.post('/api/agency/members', { email, role: 'agency' }, agency);
      const token = tokenIn((await village.site.nextMail(email, already)).text, /\/r\/m\//);
      const setUp = await (await form(`/r/m/${token}`, { newPassword: PASSWORD })).text();
      expect(setUp).toMatch(LINK);
      expect(setUp).not.toContain(secret);
      const sample = await village.site.post('/api/agency/session', village.stack.addresses.agency);
      expect(sample).toMatchObject({ status: 200, body: { token: expect.any(String) } });
    });
  });

  test('whose session has ended finds what they typed again: in a question, a registration by telephone, the columns of a list', async () => {
    const producer = await village.register([{ kind: 'email', address: village.address('ferme') }]);
    const csv = 'Enseigne;Ville;CP;Gamme\nFerme du Lac;Gaas;40350;miel\n';
    const started = await village.stack.fetch('/api/agency/imports?source=Une%20liste&dryRun=true', {
      ...{ method: 'POST', headers: { ...agency, 'content-type': 'text/csv' }, body: csv },
    });
    const { id: list } = (await started.json()) as { id: string };
    await village.quiet();
    const { email, password } = village.stack.addresses.agency;
    for (const [path, typed] of [
      [`/agence/producteurs/${producer.id}`, { action: 'ask', question: 'Livrez-vous « à Hinx » aussi ?' }],
      [
        '/agence/inscriptions/nouvelle',
        { action: 'next', name: 'Ferme d’en haut', siret: '999', contactName: 'Élise' },
      ],
      [`/agence/imports/${list}`, { 'c-0': 'name', 'c-3': 'products', source: 'Le parc, liste de mars' }],
    ] as const) {
      const html = await (await form(path, typed)).text();
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
      const back = await form('/agence/connexion', { email, password, retour: hidden('retour'), kept: hidden('kept') });
      const resumed = await back.text();
      expect(resumed, path).toContain(`action="${path}"`);
      const kept = Object.fromEntries(formOn(resumed, `action="${path}"`));
      expect(kept, path).toEqual(typed);
    }
  });

  test('whose session has ended in mid-form finds what they typed again after signing in', async () => {
    const producer = await village.register([{ kind: 'email', address: village.address('ferme') }]);
    const typed = { decision: 'reject', version: '1', reasonCode: 'other', reason: 'Il manque l’adresse de la ferme.' };
    const asked = await form(`/agence/producteurs/${producer.id}`, typed);
    expect(asked.status).toBe(401);
    const html = await asked.text();
    expect(html).toContain('Votre session est terminée');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const { email, password } = village.stack.addresses.agency;
    const wrong = await form('/agence/connexion', {
      email,
      password: 'faux',
      retour: hidden('retour'),
      kept: hidden('kept'),
    });
    expect(await wrong.text()).toContain(hidden('kept'));
    const back = await form('/agence/connexion', { email, password, retour: hidden('retour'), kept: hidden('kept') });
    expect(back.status).toBe(200);
    const resumed = await back.text();
    expect(resumed).toContain('Il manque l’adresse de la ferme.');
    expect(resumed).toContain(`action="/agence/producteurs/${producer.id}"`);
    const cookie = back.headers.get('set-cookie')?.split(';')[0] ?? '';
    const sent = await form(`/agence/producteurs/${producer.id}`, typed, { cookie });
    expect(sent.status).toBe(303);
  });
});

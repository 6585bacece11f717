import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVillage, type Village } from '../support/village.ts';
import { tokenIn } from '../tour/outside.ts';

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

  /** Invited, and her password chosen as a browser does it: the link, the form, the session. */
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

  test('who was removed is refused from her next call on, with a token that was good a moment before', async () => {
    const email = village.address('partie');
    const her = await join(email, { role: 'partner', departments: ['40'] });
    expect((await village.site.get('/api/agency/producers', bearer(her))).status).toBe(200);
    const removal = await village.site.post(`/api/agency/members/${her.id}/removal`, {}, agency);
    expect(removal.status).toBe(200);
    const refused = await village.site.get('/api/agency/producers', bearer(her));
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('retiré');
    const page = await village.stack.fetch('/agence', { headers: bearer(her) });
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('a été retiré');
    expect((await village.site.post('/api/agency/session', { email, password: PASSWORD })).status).toBe(401);
  });

  test('whose rights are changed has the new ones at her next call', async () => {
    const her = await join(village.address('lectrice'), { role: 'agency' });
    expect((await village.site.get('/api/agency/members', bearer(her))).status).toBe(200);
    await village.site.post(`/api/agency/members/${her.id}`, { name: '', role: 'reader' }, agency);
    const refused = await village.site.get('/api/agency/members', bearer(her));
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('réservée à l’agence');
  });

  test('cannot take her own rights away', async () => {
    const { body } = await village.site.get('/api/agency/members', agency);
    const me = body.items.find(({ email }: { email: string }) => email === village.stack.addresses.agency.email);
    const refused = await village.site.post(`/api/agency/members/${me.id}/removal`, {}, agency);
    expect(refused.status).toBe(403);
    expect((await village.site.get('/api/agency/members', agency)).status).toBe(200);
  });

  test('leaves what she did in the journal: who, what, before and after', async () => {
    const her = await join(village.address('notee'), { role: 'partner', departments: ['40'] });
    await village.site.post(`/api/agency/members/${her.id}`, { role: 'partner', departments: ['40', '64'] }, agency);
    await village.site.post(`/api/agency/members/${her.id}/removal`, {}, agency);
    const { body } = await village.site.get('/api/agency/audit', agency);
    const about = body.items.filter(({ subject }: { subject: { id: string } }) => subject.id === her.id);
    expect(about.map(({ deed }: { deed: string }) => deed)).toEqual([
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

  test('whose session has ended in mid-form finds what she typed again after signing in', async () => {
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

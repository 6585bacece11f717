import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { codeIn } from '../../tour/outside.ts';

/** Those of a list are invited, come, or ask to be taken out. */

let village: Village;
let bearer: Record<string, string>;
let listId = '';
const mail = 'lac@exemple.invalid';
const other = 'col@exemple.invalid';
const number = phoneNumber(31);

const LIST = [
  'Nom;Ville;CP;Mail;Tél;Produits',
  `Ferme du Lac;Gérardmer;88400;${mail};;miel`,
  `Ferme du Col;Gérardmer;88400;${other};;fromages`,
  `Annexe du Col;Liézey;88400;${other};;œufs`,
  `Ferme du Pré;Liézey;88400;;${number};miel`,
  'Ferme du Fil;Liézey;88400;;0329000001;miel',
].join('\n');

const call = async (method: string, path: string, body?: BodyInit) => {
  const type = body === '{}' ? 'application/json' : 'text/csv';
  const answer = await village.stack.fetch(path, { method, headers: { ...bearer, 'content-type': type }, body });
  return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() };
};
const invite = () => call('POST', `/api/agency/imports/${listId}/invitations`, '{}');

beforeAll(async () => {
  village = await startVillage();
  bearer = await village.member();
  const started = await call('POST', '/api/agency/imports?source=Parc%20des%20Ballons', LIST);
  listId = started.body.id;
  await village.quiet();
});
afterAll(() => village?.stop());

const linkIn = (text: string): string => {
  const link = /https?:\/\/\S+?(\/ferme\/[^\s#]+)/.exec(text)?.[1];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
};
const press = (path: string, action: string): Promise<Response> =>
  village.stack.fetch(path, { method: 'POST', body: new URLSearchParams({ action }) });
let asked = 20;
/** Another question each time: the front gives its answer to the same one for a minute. */
const near = async (): Promise<string[]> => {
  asked += 1;
  const { body } = await call('GET', `/api/not-yet?commune=88269&limit=${asked}`);
  return body.items.map(({ name }: { name: string }) => name);
};

describe('an import invites nobody by itself', () => {
  it('nothing was sent, and the list says so', async () => {
    expect(await village.site.mailsTo(mail)).toEqual([]);
    const { body } = await call('GET', '/api/agency/not-yet?department=88');
    expect(body.items).toHaveLength(5);
    expect(body.items.every(({ invitedAt }: { invitedAt: string | null }) => invitedAt === null)).toBe(true);
  });
});

describe('the invitations of a list', () => {
  it('leave once an address, by mail or by SMS; who has a landline is called', async () => {
    expect((await invite()).body).toEqual({ toInvite: 4, call: 1, unreachable: 0, already: 0 });
    await village.quiet();
    const { body } = await call('GET', `/api/agency/imports/${listId}`);
    expect(body.invitations).toEqual({ farms: 4, invited: 4, sameAddress: 0, ended: true });
    const mails = await village.site.mailsTo(mail);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toMatch(/^Ferme du Lac\s: est-ce votre ferme\s\?$/);
    const both = await village.site.mailsTo(other);
    expect(both).toHaveLength(1);
    expect(both[0]?.text).toMatch(/C’est ma ferme\s: Ferme du Col/);
    expect(both[0]?.text).toMatch(/Retirez-moi\s: Annexe du Col/);
    expect((await village.site.nextSms(number)).text).toContain('cite "Ferme du Pré"');
  });

  it('asked for again, send nothing', async () => {
    expect((await invite()).body).toMatchObject({ toInvite: 0, already: 4 });
    await village.quiet();
    expect(await village.site.mailsTo(mail)).toHaveLength(1);
  });

  it('are in the audit trail: who started, who invited, how many', async () => {
    const { body } = await call('GET', '/api/agency/audit');
    const actions = body.items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['importStarted', 'unclaimedInvited']));
    expect(JSON.stringify(body)).not.toContain(mail);
  });
});

describe('the link of an invitation', () => {
  it('opened by a machine that follows links, changes nothing', async () => {
    const [first] = await village.site.mailsTo(mail);
    const opened = await village.stack.fetch(linkIn(first?.text ?? ''));
    expect(opened.status).toBe(200);
    expect(await opened.text()).toContain('Parc des Ballons');
    expect(await near()).toContain('Ferme du Lac');
  });

  it('"This is my farm": leads to a registration half filled in', async () => {
    const [first] = await village.site.mailsTo(mail);
    const claimed = await press(linkIn(first?.text ?? ''), 'claim');
    expect(claimed.status).toBe(303);
    const form = await village.stack.fetch(claimed.headers.get('location') ?? '');
    expect(await form.text()).toContain('Ferme du Lac');
  });

  it('of two farms at one address, takes out the one that asks and leaves the other', async () => {
    const [first] = await village.site.mailsTo(other);
    const link = linkIn(first?.text ?? '');
    const page = await (await village.stack.fetch(link)).text();
    const annexe = /id="([a-z0-9]{20})">Annexe du Col/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ action: 'out', ferme: annexe });
    expect((await village.stack.fetch(link, { method: 'POST', body })).status).toBe(200);
    expect(await near()).not.toContain('Annexe du Col');
    const left = await (await village.stack.fetch(link)).text();
    expect(left).toContain('Ferme du Col');
    expect(left).not.toContain('Annexe du Col');
  });

  it('"Take me out": is gone at once, and no later import brings them back', async () => {
    const link = await village.site.linkIn((await village.site.nextSms(number)).text);
    expect((await press(link, 'out')).status).toBe(200);
    expect(await near()).not.toContain('Ferme du Pré');
    expect((await village.records()).filter((record) => record.includes(number))).toEqual([]);
    const again = await call('POST', '/api/agency/imports?source=Une%20autre%20liste', LIST);
    await village.quiet();
    const { body } = await call('GET', `/api/agency/imports/${again.body.id}`);
    expect(body.outcomes).toMatchObject({ created: 0, removed: 2 });
    expect(await near()).not.toContain('Ferme du Pré');
  });
});

describe('the list of the agency', () => {
  it('says who was invited when, and takes out who asks by telephone', async () => {
    const { body } = await call('GET', '/api/agency/not-yet?department=88');
    const byName = new Map(body.items.map((item: { name: string }) => [item.name, item]));
    expect(byName.get('Ferme du Lac')).toMatchObject({ state: 'claimed', mayBeInvited: false });
    expect(byName.get('Ferme du Col')).toMatchObject({ state: 'invited', mayBeInvited: false });
    const fil = byName.get('Ferme du Fil') as { id: string };
    const page = await village.stack.fetch('/agence/pas-encore-inscrits?departement=88', { headers: bearer });
    expect(await page.text()).toContain('Ferme du Fil');
    expect((await call('POST', `/api/agency/not-yet/${fil.id}/invitation`, '{}')).body).toEqual({ outcome: 'call' });
    expect((await call('POST', `/api/agency/not-yet/${fil.id}/removal`, '{}')).status).toBe(200);
    expect((await call('POST', `/api/agency/not-yet/${fil.id}/removal`, '{}')).status).toBe(404);
    expect(await near()).not.toContain('Ferme du Fil');
  });
});

describe('asking who is not yet with us', () => {
  it('becomes, once confirmed, a task; the requester is told the truth, and how it ended', async () => {
    const jeanne = 'jeanne@exemple.invalid';
    const { body } = await call('GET', '/api/agency/not-yet?department=88');
    const col = body.items.find((item: { name: string }) => item.name === 'Ferme du Col') as { id: string };
    const where = `ferme=${col.id}&commune=88269`;
    const form = await village.stack.fetch(`/pas-encore-inscrits/demande?${where}`);
    expect(await form.text()).toContain('nous ne savons pas s’il livre');
    const fields = { ferme: col.id, commune: '88269', name: 'Jeanne', email: jeanne, once: 'once1' };
    const { cell } = await village.findPlace('88400 Liézey');
    const sent = await village.stack.fetch('/pas-encore-inscrits/demande', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...fields, cell, 'lines.0.what': 'Munster', 'lines.0.quantity': '1' }),
    });
    expect(sent.status, await sent.text()).toBe(303);
    const mail = await village.site.nextMail(jeanne);
    expect(mail.text).toContain('Nous ne savons pas s’il livre');
    const confirmed = await village.site.post('/api/requests/confirm', { email: jeanne, code: codeIn(mail.text) });
    expect(confirmed.status).toBe(202);
    await village.quiet();
    expect(await village.site.mailsTo(other)).toHaveLength(1);
    const tasks = await call('GET', '/api/agency/tasks');
    const toDo = { code: 'requestToUnclaimed', name: 'Ferme du Col', commune: 'Gérardmer' };
    expect(tasks.body.items).toContainEqual(expect.objectContaining({ toDo }));
    const list = await village.stack.fetch('/agence/taches', { headers: bearer });
    expect(await list.text()).toContain('Appeler Ferme du Col (Gérardmer), pas encore inscrit');
    const page = await village.stack.fetch(`/agence/taches/${col.id}`, { headers: bearer });
    const html = await page.text();
    expect(html).toContain('Munster');
    expect(html).toContain(`/agence/pas-encore-inscrits?ferme=${col.id}`);
    const status = await village.site.get(`/api/requests/${confirmed.body.token}`);
    expect(status.body.parts).toMatchObject([{ state: 'withAgency' }]);
  });
});

describe('who registers by themselves and is on a list under another name', () => {
  it('is shown to the agency as perhaps the same; said to be, they are listed once, and no import changes that', async () => {
    const telephone = phoneNumber(32);
    const list = `Nom;Ville;CP;Tél\nChez Marinette;Gaas;40350;${telephone}\n`;
    await call('POST', '/api/agency/imports?source=Marchés%20du%20pays', list);
    const producer = await village.register([{ kind: 'sms', address: telephone }], { name: 'EARL Darrieux' });
    await village.quiet();
    const review = `/agence/producteurs/${producer.id}`;
    const shown = await (await village.stack.fetch(review, { headers: bearer })).text();
    expect(shown).toContain('Chez Marinette');
    expect(shown).toContain('même téléphone ou e-mail');
    const ferme = /name="ferme" value="([a-z0-9]{20})"/.exec(shown)?.[1] ?? '';
    const said = await village.stack.fetch('/agence/pas-encore-inscrits', {
      method: 'POST',
      headers: bearer,
      body: new URLSearchParams({ action: 'same', ferme, producteur: producer.id }),
    });
    expect(said.headers.get('location')).toBe(`${review}?said=leaves`);
    expect(await (await village.stack.fetch(review, { headers: bearer })).text()).toContain('reconnue comme la sienne');
    await village.approve(producer);
    await village.quiet();
    const { body } = await call('GET', '/api/not-yet?commune=40101&limit=7');
    expect(body.items).toEqual([]);
    const again = await call('POST', '/api/agency/imports?source=Marchés%20du%20pays', list);
    await village.quiet();
    const { body: outcome } = await call('GET', `/api/agency/imports/${again.body.id}`);
    expect(outcome.outcomes).toMatchObject({ created: 0, registered: 1 });
  });
});

describe('an invitation that does not arrive', () => {
  it('is marked in the list, and whoever has a telephone is to be called', async () => {
    const gone = 'parti@exemple.invalid';
    const list = `Nom;Ville;CP;Mail;Tél\nFerme Partie;Gérardmer;88400;${gone};0329000009\n`;
    const { body: started } = await call('POST', '/api/agency/imports?source=Vieille%20liste', list);
    await village.quiet();
    await call('POST', `/api/agency/imports/${started.id}/invitations`, '{}');
    await village.quiet();
    await village.stack.post('/mail/bounces', { to: gone });
    await village.quiet();
    const { body } = await call('GET', '/api/agency/not-yet?department=88');
    const farm = body.items.find(({ name }: { name: string }) => name === 'Ferme Partie');
    expect(farm).toMatchObject({ state: 'invited', unreached: true });
    const page = await village.stack.fetch(`/agence/imports/${started.id}`, { headers: bearer });
    expect(await page.text()).toContain('1 invitation n’est pas arrivée');
    const tasks = await call('GET', '/api/agency/tasks');
    const toDo = { code: 'invitationNotReceived', name: 'Ferme Partie', channel: 'email' };
    expect(tasks.body.items).toContainEqual(expect.objectContaining({ toDo }));
    const task = await (await village.stack.fetch(`/agence/taches/${farm.id}`, { headers: bearer })).text();
    expect(task).toContain(`/agence/pas-encore-inscrits?ferme=${farm.id}`);
  });
});

import { expect } from 'vitest';
import { loadSample } from '#infra/sample/load-sample.ts';
import { PHONE, SCREEN, type Tab } from '../../support/browsing.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** Where pictures go, to look at; none without. */
export const PICTURES = process.env.PICTURES;

/** Pages of the site, each in both languages. The flows of the other files look at what forms answer. */
export type Pages = readonly (readonly [what: string, fr: string, en: string])[];

const inBoth = (fr: string, en: string) =>
  [
    ['fr', fr],
    ['en', en],
  ] as const;
/** The longer words of the two. */
export const inFrench = (fr: string) => [['fr', fr]] as const;

/** The sample and a few people who have done something on the site: the pages open to everybody, and a registration that waits for the agency. */
export interface InhabitedVillage {
  readonly village: Village;
  readonly open: Pages;
  readonly pendingId: string;
}

export const startInhabitedVillage = async (): Promise<InhabitedVillage> => {
  const village = await startVillage();
  await loadSample(village.stack, () => undefined);
  await village.quiet();
  const { cell, commune } = village.here;
  const place = `cell=${cell}&commune=${commune}`;
  const lille = await village.findPlace('59000 Lille');
  const farm = village.address('ferme');
  const producer = await village.published([{ kind: 'email', address: farm }]);
  const reader = village.address('lectrice');
  await village.site.post('/api/subscriptions', { email: reader, place: { cell, commune } });
  const confirm = tokenIn((await village.site.nextMail(reader)).text, /[?&]token=/);
  const subscriber = village.address('abonnee');
  await village.subscriber(subscriber);
  const pending = await village.register([{ kind: 'call', address: phoneNumber(7) }]);
  await village.approve(await village.register([{ kind: 'call', address: phoneNumber(8) }]));
  await village.quiet();
  const manage = tokenIn((await village.site.mailsTo(subscriber)).at(-1)?.text ?? '', /[?&]token=/);
  const status = await village.ask(village.address('jeanne'), [producer]);
  const asked = (await village.site.mailsTo(farm)).map(({ text }) => text).find((text) => text.includes('/r/')) ?? '';
  const answer = tokenIn(asked, /\/r\//);
  const begun = await village.stack.fetch('/inscription', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name: 'Ferme du Brouillon', siret: '99900002900010', contactName: 'Camille' }),
  });
  const draft = /\/inscription\/([^/]+)\//.exec(begun.headers.get('location') ?? '')?.[1] ?? '';

  const open: Pages = [
    ['home', '/', '/en'],
    ['search: which place?', '/recherche', '/en/search'],
    ['search: several places', '/recherche?q=Saint-Martin', '/en/search?q=Saint-Martin'],
    ['search: no such place', '/recherche?q=xyzzyx', '/en/search?q=xyzzyx'],
    ['results', `/recherche?${place}`, `/en/search?${place}`],
    ['results, narrowed', `/recherche?${place}&family=honey&day=4`, `/en/search?${place}&family=honey&day=4`],
    ['results for a shop', `/recherche?${place}&audience=shop`, `/en/search?${place}&audience=shop`],
    [
      'nobody delivers here',
      `/recherche?cell=${lille.cell}&commune=${lille.commune}`,
      `/en/search?cell=${lille.cell}&commune=${lille.commune}`,
    ],
    ['a place that does not exist', '/recherche?commune=99999', '/en/search?commune=99999'],
    ['producer', '/producteurs/exhourquebie', '/en/producers/exhourquebie'],
    ['producer at a place', `/producteurs/exhourquebie?${place}`, `/en/producers/exhourquebie?${place}`],
    ['producer who is gone', '/producteurs/personne', '/en/producers/nobody'],
    ['no such page', '/rien', '/en/nothing'],
    ['subscribe', '/alertes', '/en/alerts'],
    ['subscribe at a place', `/alertes?${place}`, `/en/alerts?${place}`],
    ['confirm by the link', `/alertes/confirmer?token=${confirm}`, `/en/alerts/confirm?token=${confirm}`],
    ['confirm by the code', '/alertes/confirmer', '/en/alerts/confirm'],
    ['stop', `/alertes/arreter?token=${manage}`, `/en/alerts/stop?token=${manage}`],
    ['a link that opens nothing', '/alertes/arreter?token=s.x.1.y', '/en/alerts/stop?token=s.x.1.y'],
    ['ask: which place?', `/demande?producer=${producer.id}`, `/en/request?producer=${producer.id}`],
    ['ask one', `/demande?producer=${producer.id}&${place}`, `/en/request?producer=${producer.id}&${place}`],
    ['ask anyone', `/demande?${place}`, `/en/request?${place}`],
    ['confirm a request', '/demande/confirmer?request=nosuchone', '/en/request/confirm?request=nosuchone'],
    ['a request followed', `/demandes/${status}`, `/en/requests/${status}`],
    ['answer', `/r/${answer}`, `/en/r/${answer}`],
    ['register', '/inscription', '/en/register'],
    ['register: who', `/inscription/${draft}/vous`, `/en/register/${draft}/you`],
    ['register: where', `/inscription/${draft}/lieu`, `/en/register/${draft}/place`],
    ['register: products', `/inscription/${draft}/produits`, `/en/register/${draft}/products`],
    ['register: rounds', `/inscription/${draft}/tournees?check=1`, `/en/register/${draft}/rounds?check=1`],
    ['register: contacts', `/inscription/${draft}/contacts`, `/en/register/${draft}/contacts`],
    ['register: check', `/inscription/${draft}/verification`, `/en/register/${draft}/check`],
    ['recipes', '/recettes', '/en/recipes'],
    ['ranking', '/classement', '/en/ranking'],
    ['legal', '/mentions-legales', '/en/legal'],
    ['privacy', '/donnees-personnelles', '/en/privacy'],
    ['accessibility', '/accessibilite', '/en/accessibility'],
    ['sign in', '/agence/connexion', '/en/agency/sign-in'],
  ];
  return { village, open, pendingId: pending.id };
};

/** The pages of the agency, after a day of its work. */
export const agencyPages = async ({ village, pendingId }: InhabitedVillage): Promise<Pages> => {
  return [
    ['review list', '/agence', '/en/agency'],
    ['published producers', '/agence?status=published', '/en/agency?status=published'],
    ['review', `/agence/producteurs/${pendingId}`, `/en/agency/producers/${pendingId}`],
    [
      'approve?',
      `/agence/producteurs/${pendingId}?decision=approve`,
      `/en/agency/producers/${pendingId}?decision=approve`,
    ],
    [
      'reject?',
      `/agence/producteurs/${pendingId}?decision=reject`,
      `/en/agency/producers/${pendingId}?decision=reject`,
    ],
    ...(await pagesAtWork(village)),
  ];
};

/** What the agency does all day: calls, telephone, lists, members, the territory. */
const pagesAtWork = async (village: Village): Promise<Pages> => {
  const bearer = await village.member();
  const called = await village.published([{ kind: 'call', address: phoneNumber(9) }]);
  await village.ask(village.address('paul'), [called]);
  const partner = { name: 'Parc des Landes de Gascogne', role: 'partner', departments: ['40', '33'] };
  const invited = await village.site.post(
    '/api/agency/members',
    { email: village.address('parc'), ...partner },
    bearer,
  );
  const list = 'Nom;Ville;CP;Mail;Produits\nFerme du Lac;Gaas;40350;lac@exemple.invalid;miel\n;Gaas;40350;;miel\n';
  const importing = async (query: string): Promise<string> => {
    const answer = await village.stack.fetch(`/api/agency/imports?source=Parc%20des%20Landes${query}`, {
      ...{ method: 'POST', headers: { ...bearer, 'content-type': 'text/csv' }, body: list },
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const form = (path: string, fields: Record<string, string>) =>
    village.stack.fetch(path, { method: 'POST', headers: bearer, body: new URLSearchParams(fields) });
  const preview = await importing('&dryRun=true');
  await village.quiet();
  const done = await importing('');
  const who = {
    name: 'Ferme du Fil',
    siret: '99900002900028',
    contactName: 'Maylis',
    language: 'fr',
    action: 'next',
  };
  const begun = (await form('/agence/inscriptions/nouvelle', who)).headers.get('location') ?? '';
  const telephone = /inscriptions\/([^/]+)\//.exec(begun)?.[1] ?? '';
  await form('/agence/territoire', {});
  await village.quiet();
  return [
    ['tasks', '/agence/taches', '/en/agency/tasks'],
    ['task', `/agence/taches/${called.id}`, `/en/agency/tasks/${called.id}`],
    ['changes', '/agence/modifications', '/en/agency/changes'],
    ['no change', `/agence/modifications/${called.id}`, `/en/agency/changes/${called.id}`],
    ['by telephone', '/agence/inscriptions', '/en/agency/registrations'],
    ['by telephone: who', '/agence/inscriptions/nouvelle', '/en/agency/registrations/new'],
    [
      'by telephone: read back',
      `/agence/inscriptions/${telephone}/verification`,
      `/en/agency/registrations/${telephone}/check`,
    ],
    ['members', '/agence/membres', '/en/agency/members'],
    ['member', `/agence/membres/${invited.body.id}`, `/en/agency/members/${invited.body.id}`],
    ['removal?', `/agence/membres/${invited.body.id}?removal=1`, `/en/agency/members/${invited.body.id}?removal=1`],
    ['alerts', '/agence/messages', '/en/agency/messages'],
    ['alerts: stuck', '/agence/messages/en-panne', '/en/agency/messages/stuck'],
    ['alerts: time before', '/agence/messages/delai', '/en/agency/messages/time-before'],
    ['a subscriber', '/agence/abonnes', '/en/agency/subscribers'],
    ['journal', '/agence/journal', '/en/agency/journal'],
    ['imports', '/agence/imports', '/en/agency/imports'],
    ['import: columns', `/agence/imports/${preview}?colonnes=1`, `/en/agency/imports/${preview}?colonnes=1`],
    ['import: preview', `/agence/imports/${preview}`, `/en/agency/imports/${preview}`],
    ['import: done', `/agence/imports/${done}`, `/en/agency/imports/${done}`],
    ['not yet with us', '/agence/pas-encore-inscrits?departement=40', '/en/agency/not-yet-with-us?departement=40'],
    ['opening', '/agence/ouverture', '/en/agency/opening'],
    ['territory', '/agence/territoire', '/en/agency/territory'],
    ['territory, printed', '/agence/territoire/imprimer', '/en/agency/territory/print'],
  ];
};

/** All faults of all pages at once: one look says what is left to mend. */
export const faults = async (
  tab: Tab,
  pages: Pages,
  look: (what: string) => Promise<void>,
  languages: (fr: string, en: string) => readonly (readonly [string, string])[] = inBoth,
): Promise<string[]> => {
  const found: string[] = [];
  for (const [name, fr, en] of pages) {
    for (const [lang, address] of languages(fr, en)) {
      try {
        await tab.page.goto(address);
        expect(await tab.page.getAttribute('html', 'lang'), `${name} (${lang})`).toBe(lang);
        await look(`${name} (${lang})`);
      } catch (error) {
        found.push(error instanceof Error ? error.message.slice(0, 1_500) : String(error));
      }
    }
  }
  return found;
};

export const picture = async ({ page }: Tab, what: string): Promise<void> => {
  if (PICTURES === undefined) return;
  const name = what.replaceAll(/[^a-z]+/gi, '-').toLowerCase();
  for (const size of [SCREEN, PHONE]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${PICTURES}/${name}${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(PHONE);
};

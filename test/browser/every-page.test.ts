import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '../../infra/local/load-sample.ts';
import {
  type Browsing,
  focusStops,
  lookAt,
  PHONE,
  SCREEN,
  sideways,
  startBrowsing,
  type Tab,
} from '../support/browsing.ts';
import { phoneNumber, startVillage, type Village } from '../support/village.ts';
import { tokenIn } from '../tour/outside.ts';

/** Every page there is, in both languages, over the sample: what each owes to everybody. The flows of the other files look at what forms answer. */
type Pages = readonly (readonly [what: string, fr: string, en: string])[];

const inBoth = (fr: string, en: string) =>
  [
    ['fr', fr],
    ['en', en],
  ] as const;
/** The longer words of the two. */
const inFrench = (fr: string) => [['fr', fr]] as const;

describe('every page', () => {
  let village: Village;
  let browsing: Browsing;
  let open: Pages;
  let members: Pages;

  beforeAll(async () => {
    village = await startVillage();
    await loadSample(village.stack, () => undefined);
    await village.quiet();
    browsing = await startBrowsing(village.stack.site);
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
      body: new URLSearchParams({ name: 'Ferme du Brouillon', siret: '99900000200017', contactName: 'Camille' }),
    });
    const draft = /\/inscription\/([^/]+)\//.exec(begun.headers.get('location') ?? '')?.[1] ?? '';

    open = [
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
    members = [
      ['review list', '/agence', '/en/agency'],
      ['published producers', '/agence?status=published', '/en/agency?status=published'],
      ['review', `/agence/producteurs/${pending.id}`, `/en/agency/producers/${pending.id}`],
      [
        'approve?',
        `/agence/producteurs/${pending.id}?decision=approve`,
        `/en/agency/producers/${pending.id}?decision=approve`,
      ],
      [
        'reject?',
        `/agence/producteurs/${pending.id}?decision=reject`,
        `/en/agency/producers/${pending.id}?decision=reject`,
      ],
      ['tasks', '/agence/taches', '/en/agency/tasks'],
    ];
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  /** All faults of all pages at once: one look says what is left to mend. */
  const faults = async (
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
  const signedIn = async (): Promise<Tab> => {
    const tab = await browsing.tab();
    await tab.page.goto('/agence/connexion');
    await tab.page.getByLabel('Adresse e-mail').fill(village.stack.addresses.agency.email);
    await tab.page.getByLabel('Mot de passe').fill(village.stack.addresses.agency.password);
    await tab.page.getByRole('button', { name: 'Se connecter' }).click();
    await tab.page.waitForURL('**/agence');
    return tab;
  };

  it('has no barrier, fits 360 px, 1280 px and 200 %, has its footer, and the browser has nothing to say', async () => {
    const tab = await browsing.tab();
    expect(await faults(tab, open, (what) => lookAt(tab, what))).toEqual([]);
    await tab.close();
  });

  it('of the agency likewise', async () => {
    const tab = await signedIn();
    expect(await faults(tab, members, (what) => lookAt(tab, what))).toEqual([]);
    await tab.close();
  });

  it('and every recipe', async () => {
    const tab = await browsing.tab();
    await tab.page.goto('/recettes');
    const recipes = await tab.page
      .locator('main a[href^="/recettes/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(recipes.length).toBeGreaterThanOrEqual(8);
    const some = [...new Set(recipes)].slice(0, 4);
    const pages = some.map((address) => [address, address, address.replace('/recettes/', '/en/recipes/')] as const);
    expect(await faults(tab, pages, (what) => lookAt(tab, what))).toEqual([]);
    await tab.close();
  });

  it('fits 320 px, and a screen whose letters are twice as large', async () => {
    const [narrow, large] = [
      await browsing.tab({ viewport: { width: 320, height: 640 } }),
      await browsing.tab({ viewport: SCREEN }),
    ];
    const found = [
      ...(await faults(narrow, open, async (what) => expect(await sideways(narrow.page), what).toEqual([]), inFrench)),
      ...(await faults(
        large,
        open,
        async (what) => {
          await large.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
          expect(await sideways(large.page), `${what}: letters twice as large`).toEqual([]);
        },
        inFrench,
      )),
    ];
    expect(found).toEqual([]);
    await narrow.close();
    await large.close();
  });

  it('shows where the keyboard is, at every stop', async () => {
    const tab = await browsing.tab({ viewport: PHONE });
    const wanted = new Set([
      'home',
      'results',
      'producer',
      'ask one',
      'register',
      'register: rounds',
      'subscribe at a place',
      'sign in',
      'answer',
    ]);
    const found = await faults(
      tab,
      open.filter(([name]) => wanted.has(name)),
      async (what) => {
        const stops = await focusStops(tab.page, 45);
        expect(stops.length, what).toBeGreaterThan(6);
        expect(
          stops.filter(({ seen }) => !seen).map((stop) => stop.what),
          what,
        ).toEqual([]);
      },
    );
    expect(found).toEqual([]);
    await tab.close();
  });

  it('is there without JavaScript: the same title, text and forms', async () => {
    const [plain, scripted] = [await browsing.tab({ javaScriptEnabled: false }), await browsing.tab()];
    const said = async ({ page }: Tab, address: string) => {
      await page.goto(address);
      return {
        title: await page.locator('h1').textContent(),
        forms: await page.locator('main form').count(),
        buttons: await page.locator('main button[type=submit]:visible').count(),
      };
    };
    for (const [name, fr] of open) expect(await said(plain, fr), name).toEqual(await said(scripted, fr));
    await plain.close();
    await scripted.close();
  });
});

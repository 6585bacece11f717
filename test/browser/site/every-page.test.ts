import { writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { WaitingPlace } from '#domain/statistics/figures.ts';
import { codeOf, fromBase32, stepOf } from '#infra/local/cognito/totp.ts';
import { loadSample } from '#infra/sample/load-sample.ts';
import {
  type Browsing,
  focusStops,
  lookAt,
  PHONE,
  SCREEN,
  sideways,
  startBrowsing,
  type Tab,
} from '../../support/browsing.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** Where pictures go, to look at; none without. */
const PICTURES = process.env.PICTURES;

/** As many places and needs as a sheet ever holds, beside the figures that were computed. */
const manyWait = async ({ stack }: Village): Promise<void> => {
  const client = new DynamoDBClient({
    ...{ endpoint: stack.addresses.dynamodb, region: 'eu-west-3' },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const store = figuresIn(DynamoDBDocumentClient.from(client), stack.tableName('Agency'));
  const { runId = '', at = '' } = (await store.current()) ?? {};
  const seller = (n: number) => ({
    ...{
      id: `fermelointaine${n}`,
      name: `La ferme du Grand Chemin de Halage ${n}`,
      communeName: 'Saint-Vincent-de-Tyrosse',
    },
    ...{ distanceKm: 12.3, telephone: '+33558000000' },
  });
  const places = Array.from({ length: 9 }, (_, index) =>
    WaitingPlace.parse({
      ...{
        commune: `4010${index + 1}`,
        name: `Saint-Vincent-de-Tyrosse ${index + 1}`,
        department: '40',
        lat: 43.6,
        lon: -1.1,
      },
      people: 100 - 5 * index,
      demands: (['eggs', 'vegetables', 'meat', 'dairy'] as const).map((family) => ({
        ...{ audience: 'consumer', family, people: 20, sellers: [seller(1), seller(2), seller(3)] },
      })),
    }),
  );
  await store.keepPlaces(runId, DepartmentCode.parse('40'), places, at);
  client.destroy();
};

/** Sheets of A4 that a page comes to when it is printed. */
const sheetsOf = async (page: Page): Promise<number> => {
  const made = await page.pdf({ preferCSSPageSize: true });
  if (PICTURES !== undefined) writeFileSync(`${PICTURES}/sheet.pdf`, made);
  const pdf = made.toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
};

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
      body: new URLSearchParams({ name: 'Ferme du Brouillon', siret: '99900002900010', contactName: 'Camille' }),
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
      ...(await atWork()),
    ];
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  /** What the agency does all day: calls, telephone, lists, members, the territory. */
  const atWork = async (): Promise<Pages> => {
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
  const picture = async ({ page }: Tab, what: string): Promise<void> => {
    if (PICTURES === undefined) return;
    const name = what.replaceAll(/[^a-z]+/gi, '-').toLowerCase();
    for (const size of [SCREEN, PHONE]) {
      await page.setViewportSize(size);
      await page.screenshot({ path: `${PICTURES}/${name}${size.width}.png`, fullPage: true });
    }
    await page.setViewportSize(PHONE);
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
    expect(
      await faults(tab, members, async (what) => {
        await lookAt(tab, what);
        if (what.endsWith('(fr)')) await picture(tab, what);
      }),
    ).toEqual([]);
    await manyWait(village);
    await tab.page.goto('/agence/territoire/imprimer');
    expect(await tab.page.getByText('Saint-Vincent-de-Tyrosse 8').count()).toBe(1);
    expect(await sheetsOf(tab.page), 'the fullest summary for elected officials is one sheet of A4').toBe(1);
    await picture(tab, 'sheet, full');
    await tab.close();
  });

  it('and the way in of an invited member: her password, her QR code, her six digits', async () => {
    await village.stack.post('/second-factor', { on: true });
    const email = village.address('nouvelle');
    await village.site.post('/api/agency/members', { email, role: 'reader' }, await village.member());
    const tab = await browsing.tab();
    const { page } = tab;
    await page.goto(`/r/m/${tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//)}`);
    await lookAt(tab, 'choosing a password');
    await picture(tab, 'choosing a password');
    await page.getByLabel('Nouveau mot de passe').fill('Une-phrase-de-2026');
    await page.locator('main form button[type=submit]').click();
    await page.locator('svg.qr').waitFor();
    await lookAt(tab, 'the QR code');
    await picture(tab, 'the QR code');
    const secret = ((await page.locator('code.key').textContent()) ?? '').replaceAll(/\s/g, '');
    await page.getByLabel('Code à six chiffres').fill(codeOf(fromBase32(secret), stepOf(village.stack.clock.now())));
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL('**/agence');
    await village.stack.post('/second-factor', { on: false });
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

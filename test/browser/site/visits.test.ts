import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '#infra/sample/load-sample.ts';
import { type Browsing, barriers, lookAt, PHONE, SCREEN, startBrowsing, type Tab } from '../../support/browsing.ts';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { codeIn } from '../../tour/outside.ts';

/** What people do with the pages: on a narrow telephone with scripts, and on a screen without any. */
const WAYS = [
  { way: 'on a telephone, with scripts', options: { viewport: PHONE, javaScriptEnabled: true } },
  { way: 'on a screen, without scripts', options: { viewport: SCREEN, javaScriptEnabled: false } },
] as const;

describe('a visit', () => {
  let village: Village;
  let browsing: Browsing;
  /** Farms of our own among the sample, so that what they get can be read; one telephone a way, since two requests in one breath are one message. */
  let farms: readonly Registered[];
  beforeAll(async () => {
    village = await startVillage();
    await loadSample(village.stack, () => undefined);
    farms = [
      await village.published([{ kind: 'email', address: village.address('ferme') }], { name: 'Ferme des Deux Ponts' }),
      await village.published([{ kind: 'sms', address: phoneNumber(77) }], { name: 'Ferme du Bas Chemin' }),
      await village.published([{ kind: 'sms', address: phoneNumber(78) }], { name: 'Ferme du Haut Chemin' }),
    ];
    await village.quiet();
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  const results = () => `/recherche?cell=${village.here.cell}&commune=${village.here.commune}`;

  describe.each(WAYS)('$way', ({ options }) => {
    const scripts = options.javaScriptEnabled;
    let tab: Tab;
    beforeAll(async () => {
      tab = await browsing.tab(options);
    });
    afterAll(() => tab?.close());
    const look = (what: string) => lookAt(tab, what, { scripts });

    it('finds who delivers, by a place typed; narrows the list; opens a producer', async () => {
      const { page } = tab;
      await page.goto('/');
      const field = page.getByLabel('Votre commune ou code postal');
      if (scripts) {
        await field.pressSequentially('gaas');
        // The address service is down: the site's own list answers.
        await page.getByRole('option', { name: /Gaas \(40350\)/ }).waitFor();
        expect(await field.getAttribute('aria-expanded')).toBe('true');
        await field.press('ArrowDown');
        await field.press('Enter');
      } else {
        await field.fill('gaas');
        await page.getByRole('button', { name: 'Chercher' }).click();
      }
      await page.waitForURL(/cell=ezz21&commune=40101/);
      await page.locator('[data-results] .card :is(h2, h3) a').first().waitFor();
      expect(await page.locator('h1').textContent()).toContain('Gaas');
      const all = await page.locator('[data-results] .card :is(h2, h3) a').count();
      expect(all).toBeGreaterThan(5);
      await look('results');

      // Folded on a telephone, open where there is room.
      if (!(await page.getByLabel('Produits').isVisible()))
        await page.locator('summary', { hasText: 'Affiner' }).click();
      await page.getByLabel('Produits').selectOption('honey');
      if (!scripts) await page.getByRole('button', { name: 'Affiner la liste' }).click();
      await page.waitForURL(/family=honey/);
      await expect.poll(() => page.locator('[data-results] .card :is(h2, h3) a').count()).toBeLessThan(all);
      expect(await page.locator('[data-results] .card :is(h2, h3) a').count()).toBeGreaterThan(0);
      await look('results, narrowed');

      await page.locator('[data-results] .card :is(h2, h3) a').first().click();
      await page.waitForURL(/\/producteurs\//);
      await look('producer');
    });

    it('asks to be told, and confirms by the code', async () => {
      const { page } = tab;
      const email = village.address('lectrice');
      await page.goto(results());
      await page.getByLabel('Votre adresse e-mail').fill(email);
      await page.getByRole('button', { name: 'Prévenez-moi' }).click();
      await page.getByRole('heading', { name: 'Regardez vos e-mails' }).waitFor();
      await look('look at your mail');
      await page.getByLabel('Code à six chiffres').fill('00000');
      await page.getByRole('button', { name: 'Confirmer' }).click();
      await page.getByRole('alert').waitFor();
      await look('wrong code');
      await page.getByLabel('Code à six chiffres').fill(codeIn((await village.site.nextMail(email)).text));
      await page.getByRole('button', { name: 'Confirmer' }).click();
      await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
      await look('confirmed');
      await page.getByRole('link', { name: 'Changer ou arrêter mes alertes' }).click();
      await page.getByRole('button', { name: /Arrêter l’alerte pour Gaas/ }).click();
      await page.getByText('Vous ne recevrez plus rien pour cet endroit.').waitFor();
      await look('stopped');
    });

    it('asks two producers; one answers on their telephone; the requester sees it', async () => {
      const { page } = tab;
      const byMail = farms[0];
      const [bySms, phone] = scripts ? [farms[1], phoneNumber(77)] : [farms[2], phoneNumber(78)];
      const email = village.address('jeanne');
      await page.goto(`/demande?producer=${byMail?.id}&cell=${village.here.cell}&commune=${village.here.commune}`);
      await page.locator('summary', { hasText: 'Demander aussi à d’autres' }).click();
      // Among the nearest nine, if it is there; the farm is at the place itself.
      await page.getByLabel(bySms?.name ?? '').check();
      await page.getByRole('button', { name: 'Envoyer la demande' }).click();
      await page.getByRole('alert').first().waitFor();
      await look('request with mistakes');
      expect(await page.getByRole('checkbox', { name: bySms?.name }).isChecked()).toBe(true);

      await page.getByLabel('Produit').first().fill('Poireaux');
      await page.locator('[name="lines.0.quantity"]').fill('2 kg');
      await page.getByLabel('Rue et numéro').fill('12 route de Dax');
      await page.getByLabel('Un mot pour le producteur').fill('Je peux attendre jeudi.');
      await page.getByLabel('Votre nom').fill('Jeanne');
      await page.getByLabel('Votre adresse e-mail').fill(email);
      await page.getByRole('button', { name: 'Envoyer la demande' }).click();
      await page.getByRole('heading', { name: 'Confirmez votre adresse' }).waitFor();
      await look('confirm the request');
      await page.getByLabel('Code à six chiffres').fill(codeIn((await village.site.nextMail(email)).text));
      await page.getByRole('button', { name: 'Confirmer et envoyer' }).click();
      await page.getByRole('heading', { name: 'Où en est votre demande' }).waitFor();
      await look('the request followed');
      const follow = page.url();

      await village.quiet();
      const asked = (await village.stack.messagesTo(phone)).filter(({ text }) => text.includes('demande de')).at(-1);
      const producer = await browsing.tab({ ...options, viewport: PHONE });
      await producer.page.goto(await village.site.linkIn(asked?.text ?? ''));
      await lookAt(producer, 'answer', { scripts });
      await producer.page.getByLabel('C’est d’accord').check();
      await producer.page.getByLabel('Un mot').fill('À jeudi vers 18 h.');
      await producer.page.getByRole('button', { name: 'Répondre' }).click();
      await producer.page.getByRole('heading', { name: 'Votre réponse est partie' }).waitFor();
      await lookAt(producer, 'answered', { scripts });
      await producer.close();

      await page.goto(follow);
      await page.getByText('Accepté', { exact: true }).waitFor();
      expect(await page.locator('main').textContent()).toContain('À jeudi vers 18 h.');
      await look('the request answered');
    });

    it('registers step by step, goes back, and finds everything as it was', async () => {
      const { page } = tab;
      const farm = village.address('ferme');
      const siret = scripts ? '99900003700013' : '99900004500016';
      const goOn = () => page.getByRole('button', { name: 'Continuer' }).last().click();
      await page.goto('/inscription');
      await page.getByLabel('Nom de la ferme ou de l’atelier').fill('Ferme de l’Écluse');
      await page.getByLabel('Numéro SIRET').fill(siret);
      await page.getByLabel('Votre nom').fill('Camille');
      await goOn();
      await page.getByRole('heading', { name: 'Où êtes-vous ?' }).waitFor();
      await page.getByLabel('Commune').fill('Gaas');
      await page.getByRole('button', { name: 'Revenir' }).click();
      await page.getByRole('heading', { name: 'Qui êtes-vous ?' }).waitFor();
      expect(await page.getByLabel('Nom de la ferme ou de l’atelier').inputValue()).toBe('Ferme de l’Écluse');
      await look('back at the first step');
      await goOn();
      expect(await page.getByLabel('Commune').inputValue()).toBe('Gaas');
      await goOn();

      await page.getByRole('heading', { name: 'Que vendez-vous ?' }).waitFor();
      await page.getByLabel('Produit de la liste').selectOption({ label: 'Poireau' });
      await page.getByRole('button', { name: 'Ajouter' }).click();
      await look('products');
      await goOn();

      await page.getByRole('heading', { name: 'Où livrez-vous ?' }).waitFor();
      await goOn();
      await page.getByRole('alert').waitFor();
      await look('rounds with mistakes');
      await page.getByRole('textbox', { name: 'Distance' }).fill('12');
      await page.getByRole('group', { name: 'Jours' }).getByLabel('Jeudi').check();
      await goOn();

      await page.getByRole('heading', { name: 'Comment vous joindre ?' }).waitFor();
      await page.getByLabel('Par').first().selectOption('email');
      await page.getByLabel('Adresse ou numéro').first().fill(farm);
      await page.goBack();
      await page.goForward();
      await page.getByLabel('Par').first().selectOption('email');
      await page.getByLabel('Adresse ou numéro').first().fill(farm);
      await goOn();

      await page.getByRole('heading', { name: 'Vérifier et envoyer' }).waitFor();
      const read = (await page.locator('main').textContent()) ?? '';
      for (const typed of ['Ferme de l’Écluse', 'Camille', 'Gaas', 'Poireau', '12', 'jeudi', farm])
        expect(read).toContain(typed);
      await look('check');
      await page.getByRole('button', { name: 'Envoyer mon inscription' }).click();
      await page.getByRole('heading', { name: 'Votre inscription est bien arrivée' }).waitFor();
      await look('sent');
      // Until the address is confirmed, none of the words of whoever typed it.
      expect((await village.site.nextMail(farm)).text).toMatch(/code sur l’écran où vous étiez\s: \d{6}/);
    });
  });

  it('completes at once from our own list; what the address service says later moves nothing', async () => {
    const tab = await browsing.tab();
    const { page } = tab;
    let answer = (_: unknown): void => undefined;
    const answered = new Promise<unknown>((resolve) => {
      answer = resolve;
    });
    await page.route(/^https:\/\/data\.geopf\.fr\//, async (route) => {
      const json = await answered;
      await route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
    });
    await page.goto('/');
    const field = page.getByLabel('Votre commune ou code postal');
    await field.pressSequentially('gaas');
    const options = page.getByRole('option');
    // The address service has not answered, and need not.
    await options.filter({ hasText: 'Gaas (40350)' }).waitFor();
    await field.press('ArrowDown');
    const before = await options.allTextContents();
    const marked = await field.getAttribute('aria-activedescendant');

    const street = { label: 'Rue de Gaas 40180 Dax', citycode: '40088', postcode: '40180', type: 'street' };
    const commune = { label: 'Gaas', citycode: '40101', postcode: '40350', type: 'municipality' };
    const features = [commune, street].map((properties) => ({
      geometry: { type: 'Point', coordinates: [-1.05, 43.7] },
      properties: { ...properties, context: '40, Landes' },
    }));
    answer({ type: 'FeatureCollection', features });
    await options.filter({ hasText: 'Rue de Gaas' }).waitFor();
    expect((await options.allTextContents()).slice(0, before.length)).toEqual(before);
    expect(await options.count()).toBe(before.length + 1);
    expect(await field.getAttribute('aria-activedescendant')).toBe(marked);
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    await field.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await barriers(page)).toEqual([]);
    expect(tab.complaints()).toEqual([]);
    await tab.close();
  });

  it('around me: the position alone is enough, and the address is not sent', async () => {
    const { lat, lon } = village.here;
    const tab = await browsing.tab({ geolocation: { latitude: lat, longitude: lon }, permissions: ['geolocation'] });
    const asked: string[] = [];
    tab.page.on('request', (request) => asked.push(request.url()));
    await tab.page.goto('/');
    await tab.page.getByRole('button', { name: 'Autour de moi' }).click();
    await tab.page.waitForURL(/\/recherche\?cell=ezz21/);
    // Without the address service the nearest communes are a choice, never a guess.
    await tab.page.getByRole('heading', { name: 'Vous êtes à' }).waitFor();
    await lookAt(tab, 'around me: which commune');
    await tab.page.getByRole('link', { name: /^Gaas/ }).click();
    await tab.page.locator('[data-results] .card :is(h2, h3) a').nth(5).waitFor();
    await lookAt(tab, 'around me');
    expect(asked.filter((url) => url.includes(village.stack.site) && /lat=|lon=/.test(url))).toEqual([]);
    await tab.close();
  });

  it('around me, refused: said, and the field is there', async () => {
    const tab = await browsing.tab();
    await tab.page.goto('/');
    await tab.page.getByRole('button', { name: 'Autour de moi' }).click();
    await expect.poll(() => tab.page.locator('.around [role=status]').textContent()).toMatch(/\p{Letter}/u);
    await lookAt(tab, 'around me, refused');
    await tab.close();
  });

  it('the agency signs in, rejects and approves by the keyboard alone', async () => {
    const [wanted, unwanted] = [
      await village.register([{ kind: 'email', address: village.address('ferme') }], { name: 'Ferme Bienvenue' }),
      await village.register([{ kind: 'email', address: village.address('ferme') }], { name: 'Revendeur Lointain' }),
    ];
    const tab = await browsing.tab({ viewport: SCREEN });
    const { page } = tab;
    /** Tabs until what is focused has this accessible name, as somebody who cannot use a mouse does. */
    const tabTo = async (name: RegExp, tag = ''): Promise<void> => {
      await page.waitForLoadState('load');
      for (let stop = 0; stop < 120; stop += 1) {
        await page.keyboard.press('Tab');
        const said = await page.evaluate(() => {
          const element = document.activeElement as HTMLInputElement | null;
          const label = element?.labels?.[0]?.textContent ?? '';
          const text = `${element?.getAttribute('aria-label') ?? ''} ${label} ${element?.textContent ?? ''}`;
          return { text, tag: element?.tagName ?? '' };
        });
        if (name.test(said.text) && (tag === '' || tag === said.tag)) return;
      }
      throw new Error(`the tab key never comes to ${name}`);
    };
    await page.goto('/agence');
    await page.waitForURL(/\/agence\/connexion/);
    await tabTo(/Adresse e-mail/);
    await page.keyboard.type(village.stack.addresses.agency.email);
    await tabTo(/Mot de passe/);
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await lookAt(tab, 'wrong password');
    await tabTo(/Mot de passe/);
    await page.keyboard.type(village.stack.addresses.agency.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Inscriptions à relire' }).waitFor();

    await tabTo(/Revendeur Lointain/, 'A');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Revendeur Lointain', level: 1 }).waitFor();
    await tabTo(/^\s*Refuser/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Refuser Revendeur Lointain/ }).waitFor();
    await tabTo(/Vos mots/);
    await page.keyboard.type('Vous revendez ce que d’autres produisent.');
    await lookAt(tab, 'about to reject');
    await tabTo(/Refuser et prévenir/);
    await page.keyboard.press('Enter');
    await page.getByText('Revendeur Lointain est refusé').waitFor();
    await lookAt(tab, 'rejected');

    await tabTo(/Toutes les inscriptions/, 'A');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Inscriptions à relire' }).waitFor();
    await tabTo(/Ferme Bienvenue/, 'A');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ferme Bienvenue', level: 1 }).waitFor();
    await tabTo(/^\s*Publier/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Publier Ferme Bienvenue/ }).waitFor();
    await tabTo(/Oui, publier/);
    await page.keyboard.press('Enter');
    await page.getByText('Ferme Bienvenue est publié').waitFor();
    await lookAt(tab, 'approved');

    await village.quiet();
    const told = async ({ channels }: Registered) =>
      (await village.site.mailsTo(channels[0]?.address ?? '')).at(-1)?.text;
    expect(await told(unwanted)).toContain('Vous revendez ce que d’autres produisent.');
    expect(await told(wanted)).toContain('Ferme Bienvenue');
    await tab.close();
  });
});

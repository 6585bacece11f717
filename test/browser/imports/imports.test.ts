import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, lookAt, PHONE, SCREEN, startBrowsing, type Tab } from '../../support/browsing.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { comparisonData } from '../../unit/catalogue/data-folder.ts';

/** A list is brought in by a member, and one of its farms joins by the link of their invitation: in a real browser. */

/** Where pictures go, to look at; none without. */
const PICTURES = process.env.PICTURES;
const FARM = 'lac@exemple.invalid';

const LIST = Buffer.from(
  [
    'Enseigne;Ville;CP;Courriel;Type;Produits;lat;lon',
    `Ferme du Lac;Gérardmer;88400;${FARM};ferme;miel;48,0701;6,8773`,
    'Ferme du Col;Liézey;88400;col@exemple.invalid;ferme;fromages;;',
    'Marché de Gérardmer;Gérardmer;88400;;marketplace;;;',
    ';Liézey;88400;;ferme;;;',
  ].join('\n'),
);
/** Whatever a list may have: each kind of remark and question at least once. */
const EVERYTHING = [
  'nom;code commune;commune;code postal;département;lat;lon;téléphone;e-mail;site;siret;type;produits;communes livrées;jours de livraison;point de retrait;couleur;adresse;Cidre;Jus de pomme',
  'Ferme du Reste;;Gérardmer;88400;;;;0692 12 34 56;a/b@exemple.invalid;;en cours;ferme;miel;Gérardmer, Xonrupt;mardi et jeudi;halle de Gérardmer;bleu;;;',
  'Ferme A;40100;Dax;;;;;05 58 00 00 00 (poste 12);marie et paul@exemple.invalid;;00000000000000;ferme;lait;;;;vert;;;',
  'Ferme B;88269;Bordeaux;;;;;;;;;ferme;vin;;;;;;;',
  'Ferme C;;Nullepart;88400;;48,07;6,87;06 I2 34 56 78;;;;ferme;pain;;;;;;;',
  ';;Liézey;88400;;;;;;;;ferme;;;;;;;;',
  'Ferme D;;Sainte-Foy;;88;;;;;;;ferme;;;;;;;;',
  'Ferme E;;Gérardmer;88400;;;;;;https://a.invalid https://b.invalid;99900001100018;ferme;œufs;;;;;;;',
  'Ferme F;;Liézey;88400;;;;;;;99900001100018;ferme;œufs;;;;;;;',
  'Ferme G;;;;;48,0813;6,7893;;;;;ferme;;;;;;;;',
  'Ferme H;;;;;48,0713;6,8793;;;;;ferme;;;;;;;;',
  'Ferme I;;Liézey;88400;;quarante;6;Fax 03 29 00 00 00;marie@exemple;;123;ferme;;;;;;;;',
  'Ferme J;;Lièzey;88400;;6,7893;48,0813;;;;;ferme;;;;;;;;',
  'Marché;;Gérardmer;88400;;;;;;;;marketplace;;;;;;;;',
  'Ferme E;;Gérardmer;88400;;;;;;;;ferme;tomates;;;;;;;',
  'VOSGES;;;;;;;;;;;;;;;;;;;',
  'Ferme K;;Cadillac;;;;;;;;;ferme;;;;;;;;',
  'Ferme L;;Sarlat;;;;;;;;;ferme;;;;;;;x;',
  'Ferme M;;Boulogne;;;;;;;;;ferme;;;;;;;;',
  'Ferme N;;Gérardmer;88xxx;;;;;;;;ferme;;;;;;;x;x',
  'Ferme O;;Liézey;;;46,204;6,143;;;;;ferme;;;;;;;;',
  'Ferme P;;;;;46,204;6,143;;;;;ferme;;;;;;;;',
  'Ferme Q;;Liézey;;;;;;;;;ferme;;;;;;12 rue du Puits;;oui',
  'Ferme Q;;Liézey;;;;;;;;;ferme;;;;;;3 route du Lac;;',
  'Total;;;;;;;;;;;;;;;;18;;;',
  '',
];
const REAL = comparisonData('producteurs_osm_est_france.csv');

describe('a list brought in', () => {
  let village: Village;
  let browsing: Browsing;
  let tab: Tab;

  beforeAll(async () => {
    village = await startVillage();
    browsing = await startBrowsing(village.stack.site);
    tab = await browsing.tab({ viewport: SCREEN });
    const { email, password } = village.stack.addresses.agency;
    await tab.page.goto('/agence/imports');
    await tab.page.getByLabel('Adresse e-mail').fill(email);
    await tab.page.getByLabel('Mot de passe').fill(password);
    await tab.page.getByRole('button', { name: 'Se connecter' }).click();
    await tab.page.waitForURL('**/agence/imports');
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  const picture = async (name: string, { page } = tab): Promise<void> => {
    if (PICTURES === undefined) return;
    const before = page.viewportSize() ?? SCREEN;
    for (const size of [SCREEN, PHONE]) {
      await page.setViewportSize(size);
      await page.screenshot({ path: `${PICTURES}/${name}-${size.width}.png`, fullPage: true });
    }
    await page.setViewportSize(before);
  };

  const send = async (name: string, buffer: Buffer): Promise<void> => {
    const { page } = tab;
    await page.goto('/agence/imports');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByLabel('D’où vient cette liste').fill('Parc des Ballons');
    await page.getByRole('button', { name: 'Lire ce fichier' }).click();
    await page.waitForURL(/\/agence\/imports\/[a-z0-9]+$/);
  };

  it('goes from the file to its columns, a preview with a map, and the directory', async () => {
    const { page } = tab;
    await send('liste.csv', LIST);
    await page.getByText('Que contient chaque colonne').first().waitFor();
    await picture('import-columns');
    await lookAt(tab, 'import: columns');
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText('Rien n’est encore écrit').waitFor();
    expect(await page.locator('.counts').textContent()).toContain('2 nouveaux producteurs');
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.locator('.map .leaflet-overlay-pane canvas').waitFor();
    await page.locator('.map-legend').waitFor();
    await picture('import-preview');
    await lookAt(tab, 'import: preview');
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    await lookAt(tab, 'import: done');
  });

  it('invites who is on it, once', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Inviter 2 fermes' }).click();
    await page.getByText('2 fermes sont invitées').waitFor();
    expect(await page.getByRole('button', { name: /^Inviter/ }).count()).toBe(0);
    await picture('import-done');
    await page.getByRole('link', { name: 'Tous ceux qui ne sont pas encore inscrits' }).click();
    await page.getByText('Ferme du Lac').first().waitFor();
    await page
      .getByText(/Invité le/)
      .first()
      .waitFor();
    await picture('not-yet-agency');
    await lookAt(tab, 'the agency’s list');
  });

  it('is shown to visitors as not yet with us; a visitor asks, on a telephone', async () => {
    const visitor = await browsing.tab();
    const { page } = visitor;
    await page.goto('/recherche?commune=88269');
    await page.getByRole('link', { name: 'Voir les fermes pas encore inscrites' }).click();
    await page.getByText('Ferme du Lac').waitFor();
    await picture('not-yet-public', visitor);
    await lookAt(visitor, 'not yet with us');
    await page.getByRole('link', { name: 'Lui demander quelque chose' }).first().click();
    await page.getByText('nous ne savons pas s’il livre').waitFor();
    await picture('not-yet-ask', visitor);
    await lookAt(visitor, 'asking who is not yet with us');
    await visitor.close();
  });

  it('"This is my farm": from the mail to a registration half filled in, on a telephone', async () => {
    const mail = await village.site.nextMail(FARM);
    const farmer = await browsing.tab();
    const { page } = farmer;
    await page.goto(/https?:\/\/\S+?(\/ferme\/[^\s#]+)/.exec(mail.text)?.[1] ?? '');
    await picture('invited', farmer);
    await lookAt(farmer, 'the link of an invitation');
    await page.getByRole('button', { name: 'C’est ma ferme' }).click();
    await page.waitForURL(/\/inscription\//);
    expect(await page.locator('input[name="name"]').inputValue()).toBe('Ferme du Lac');
    await farmer.close();
  });

  it('"Take me out": gone for good, in one press', async () => {
    const mail = await village.site.nextMail('col@exemple.invalid');
    const farmer = await browsing.tab({ javaScriptEnabled: false });
    const { page } = farmer;
    await page.goto(/https?:\/\/\S+?(\/ferme\/[^\s#]+)/.exec(mail.text)?.[1] ?? '');
    await page.getByRole('button', { name: 'Retirez-moi' }).click();
    await page.getByText('Tout ce que nous savions de vous est effacé').waitFor();
    await farmer.close();
  });

  it('a list that has everything: each remark once, questions by one click, on a telephone too', async () => {
    const { page } = tab;
    const first = [
      'nom;commune',
      'Ferme du Départ;Gérardmer',
      'Ferme du Reste;Gérardmer',
      'Ferme de l’Oubli;Liézey',
      '',
    ];
    await send('tout.csv', Buffer.from(first.join('\n')));
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    await send('tout.csv', Buffer.from(EVERYTHING.join('\n')));
    await page.getByText('Que contient chaque colonne').first().waitFor();
    await picture('remarks-columns');
    await lookAt(tab, 'a list that has everything: columns');
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText('Rien n’est encore écrit').waitFor();
    await picture('remarks-preview');
    await lookAt(tab, 'a list that has everything: preview');
    await page.getByLabel('Oui, les publier « aux environs »').check();
    await page.getByRole('button', { name: 'Enregistrer ces réponses' }).first().click();
    await page.getByText('aux environs de').first().waitFor();
    await page.locator('#gone').getByLabel('Retirer de l’annuaire').last().check();
    await page.locator('#gone').getByRole('button', { name: 'Enregistrer ces réponses' }).click();
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    expect(await page.locator('#gone').textContent()).toMatch(/Ferme du Départ\s: retirée de l’annuaire/);
    await picture('remarks-done');
    await lookAt(tab, 'a list that has everything: done');
  });

  it.skipIf(REAL === undefined)('the farm shops of eastern France: previewed with their map', async () => {
    const { page } = tab;
    await send('producteurs_osm_est_france.csv', readFileSync(REAL ?? ''));
    await page.getByText('Que contient chaque colonne').first().waitFor();
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await page.getByText('Rien n’est encore écrit').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.locator('.map .leaflet-overlay-pane canvas').waitFor();
    await page.waitForTimeout(PICTURES === undefined ? 0 : 2_500);
    await picture('import-real');
    await lookAt(tab, 'import: real preview');
  });
});

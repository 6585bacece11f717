import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, lookAt, PHONE, SCREEN, startBrowsing } from '../../support/browsing.ts';
import { type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { registration } from '../../tour/people.ts';
import { picture } from '../site/every-page.ts';

/** Asking from what a producer offers, with and without scripts; and what both sides see of it. */
describe('asking from offers', () => {
  let village: Village;
  let browsing: Browsing;
  let farms: readonly Registered[];
  let here: string;
  beforeAll(async () => {
    village = await startVillage();
    const base = registration({ name: '', siret: '', email: '', channels: [] }, village.here);
    const [leek, eggs] = base.offers;
    const outOfSeason = notThisMonth(await village.site.clock());
    const changes = (name: string) => ({
      name,
      offers: [
        { ...leek, months: eggs?.months, price: '2,80 € le kg' },
        { ...eggs, price: '3 € la douzaine' },
        { ...leek, id: 'fraise', name: 'Fraises', family: 'fruit', product: 'fraise', months: [outOfSeason] },
        {
          ...leek,
          id: 'noix',
          name: 'Noix',
          family: 'fruit',
          product: null,
          months: eggs?.months,
          availability: 'soldOut',
        },
      ],
      rounds: base.rounds.map((round) => ({ ...round, minimumEuros: 15, feeEuros: 3, feeWaivedFromEuros: 30 })),
    });
    farms = [
      await village.published([{ kind: 'email', address: village.address('ferme') }], changes('Ferme du Lavoir')),
      await village.published([{ kind: 'email', address: village.address('ferme') }], changes('Ferme du Moulin')),
    ];
    here = `cell=${village.here.cell}&commune=${village.here.commune}`;
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

  const mailOf = ({ channels }: Registered) => channels[0]?.address ?? '';
  const answerLink = async (farm: Registered): Promise<string> => {
    const mails = await village.stack.mailsTo(mailOf(farm));
    return `/r/${tokenIn(mails.findLast(({ text }) => text.includes('/r/'))?.text ?? '', /\/r\//)}`;
  };

  it('says the total at once, remembers who asked on this device if that is ticked, and is seen by the producer as it was asked', async () => {
    const [farm] = farms as [Registered];
    const tab = await browsing.tab({ viewport: PHONE });
    const { page } = tab;
    const email = village.address('jeanne');
    await page.goto(`/demande?producer=${farm.id}&${here}`);
    const main = page.locator('main');
    await main.getByText('Choisir parmi les produits').waitFor();
    // Neither what is sold out nor what is out of season can be ticked, and why is said.
    expect(await page.getByRole('checkbox', { name: /Noix|Fraises/ }).count()).toBe(0);
    expect(await main.textContent()).toMatch(/Fraises \(pas de saison\), Noix \(épuisé\)/);
    await page.getByLabel('Quantité : Poireaux').fill('2');
    expect(await page.getByRole('checkbox', { name: /Poireaux/ }).isChecked()).toBe(true);
    await expect
      .poll(() => page.locator('.total').textContent().then(plain))
      .toBe('Total estimé : 5,60 €, livraison 3 € (offerte dès 30 €), il manque 9,40 € pour le minimum de 15 €');
    await page.getByLabel('Quantité : Œufs').fill('10');
    await page.getByLabel('Unité : Œufs').selectOption('douzaines');
    await expect
      .poll(() => page.locator('.total').textContent().then(plain))
      .toBe('Total estimé : 35,60 €, livraison offerte');
    expect(await page.getByRole('button', { name: 'Calculer le total' }).isVisible()).toBe(false);
    await page.getByLabel('Rue et numéro').fill('12 route de Dax');
    await page.getByLabel('Votre nom').fill('Jeanne');
    await page.getByLabel('Votre adresse e-mail').fill(email);
    await page.getByLabel('Retenir mon nom').check();
    await lookAt(tab, 'the form of a request', { scripts: true });
    await picture(tab, 'request form');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: 'Confirmez votre adresse' }).waitFor();
    const token = tokenIn((await village.site.nextMail(email)).text, /[?&]token=/);
    await page.goto(`/demande/confirmer?token=${token}`);
    await page.getByRole('button', { name: 'Confirmer et envoyer' }).click();
    await page.getByRole('heading', { name: 'Où en est votre demande' }).waitFor();
    await picture(tab, 'request status');
    await village.quiet();
    const receipt = (await village.stack.mailsTo(email)).at(-1);
    expect(receipt?.subject).toContain('est partie');
    expect(receipt?.text).toContain('Poireaux, 2 kg');

    const producer = await browsing.tab({ viewport: PHONE });
    await producer.page.goto(await answerLink(farm));
    const read = (await producer.page.locator('main').textContent()) ?? '';
    for (const said of ['Poireaux', '2 kg', '10 douzaines', 'Distance de la ferme']) expect(read).toContain(said);
    for (const kept of ['12 route de Dax', email]) expect(read).not.toContain(kept);
    // What belongs to another proposal shows with it.
    expect(await producer.page.getByLabel('Une autre quantité').isVisible()).toBe(false);
    await producer.page.getByLabel('Je propose autre chose').check();
    expect(await producer.page.getByLabel('Une autre quantité').isVisible()).toBe(true);
    await lookAt(producer, 'an answer with a proposal', { scripts: true });
    await picture(producer, 'answer');
    await producer.page.getByLabel('C’est d’accord').check();
    await producer.page.getByRole('button', { name: 'Répondre' }).click();
    await producer.page.getByRole('heading', { name: 'Votre réponse est partie' }).waitFor();
    for (const given of ['12 route de Dax', email])
      expect(await producer.page.locator('main').textContent()).toContain(given);
    await picture(producer, 'answer agreed');
    await producer.close();

    // The next time this device knows who asks, until it is told to forget.
    await page.goto(`/demande?producer=${farm.id}&${here}`);
    await expect.poll(() => page.getByLabel('Votre nom').inputValue()).toBe('Jeanne');
    expect(await page.getByLabel('Rue et numéro').inputValue()).toBe('12 route de Dax');
    await page.getByRole('button', { name: 'Oublier' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Demander à' }).waitFor();
    expect(await page.getByLabel('Votre nom').inputValue()).toBe('');
    expect(tab.complaints()).toEqual([]);
    await tab.close();
  });

  it('works without a script: the total is on the page that comes back, and what is missing is said', async () => {
    const [farm] = farms as [Registered];
    const tab = await browsing.tab({ viewport: SCREEN, javaScriptEnabled: false });
    const { page } = tab;
    await page.goto(`/demande?producer=${farm.id}&${here}`);
    await page.getByRole('checkbox', { name: /Poireaux/ }).check();
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('alert').first().waitFor();
    const faults = (await page.getByRole('alert').first().textContent()) ?? '';
    for (const said of ['dites combien', 'dites la rue et le numéro']) expect(faults).toContain(said);
    await page.getByLabel('Quantité : Poireaux').fill('500');
    await page.getByLabel('Unité : Poireaux').selectOption('g');
    await page.getByRole('button', { name: 'Calculer le total' }).click();
    await page.getByText('Total estimé').waitFor();
    expect(plain((await page.locator('.total').textContent()) ?? '')).toContain('Total estimé : 1,40 €');
    await page.getByLabel('Quantité : Poireaux').fill('-3');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('plus grande que zéro').first().waitFor();
    await picture(tab, 'request form with mistakes');
    await tab.close();
  });

  it('holds the street against the round at once, by keyboard, and again when it is sent', async () => {
    const { lat, lon } = village.here;
    const base = registration({ name: '', siret: '', email: '', channels: [] }, village.here);
    // The edge of the round runs through the commune: the south of it is in, the north is out.
    const area = { include: [{ kind: 'circle', lat: lat - 0.03, lon, radiusKm: 4 }] };
    const farm = await village.published([{ kind: 'email', address: village.address('ferme') }], {
      name: 'Ferme du Bord',
      rounds: base.rounds.map((round) => ({ ...round, area })),
    });
    const tab = await browsing.tab({ viewport: PHONE });
    const { page } = tab;
    const streetAt = (label: string, north: number) => ({
      geometry: { type: 'Point', coordinates: [lon, lat + north] },
      properties: { label, citycode: village.here.commune, type: 'housenumber', context: '40, Landes' },
    });
    await page.route(/^https:\/\/data\.geopf\.fr\//, (route) =>
      route.fulfill({
        json: { features: [streetAt('1 rue du Sud 40350 Gaas', -0.01), streetAt('1 rue du Nord 40350 Gaas', 0.02)] },
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
    await page.goto(`/demande?producer=${farm.id}&${here}`);
    const street = page.getByLabel('Rue et numéro');
    const said = page.locator('[data-street] .settled');
    await street.focus();
    // The list is fetched with the first look at the field.
    await expect.poll(() => street.getAttribute('role')).toBe('combobox');
    await street.pressSequentially('1 rue du');
    await page.getByRole('option', { name: /rue du Nord/ }).waitFor();
    await street.press('ArrowDown');
    await street.press('ArrowDown');
    await street.press('Enter');
    await expect.poll(() => said.textContent()).toContain('en dehors de la tournée de Ferme du Bord');
    await picture(tab, 'request street outside');
    await page.getByLabel('Quantité : Poireaux').fill('2');
    await page.getByLabel('Votre nom').fill('Jeanne');
    await page.getByLabel('Votre adresse e-mail').fill(village.address('jeanne'));
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().textContent()).toContain('ne passe pas à cette adresse');
    expect(await page.getByLabel('Quantité : Poireaux').inputValue()).toBe('2');
    await lookAt(tab, 'a street outside', { scripts: true });
    await street.fill('');
    await street.pressSequentially('1 rue du');
    await page.getByRole('option', { name: /rue du Sud/ }).click();
    await expect.poll(() => said.textContent()).toContain('À cette adresse');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: 'Confirmez votre adresse' }).waitFor();
    expect(tab.complaints()).toEqual([]);
    await tab.close();
  });

  it('goes to several ticked in the list, who are asked together and of whom one is chosen', async () => {
    const tab = await browsing.tab({ viewport: PHONE });
    const { page } = tab;
    const email = village.address('paul');
    await page.goto(`/recherche?${here}&words=poireaux`);
    await picture(tab, 'results to ask several');
    for (const box of await page.getByRole('checkbox', { name: 'Demander à plusieurs' }).all()) await box.check();
    await page.getByRole('button', { name: 'Demander à ceux que j’ai cochés' }).click();
    await page.getByRole('heading', { name: 'Votre demande' }).waitFor();
    for (const { name } of farms) expect(await page.getByRole('checkbox', { name }).isChecked()).toBe(true);

    await page.goto(`/recherche?${here}&words=poireaux`);
    await page.getByRole('link', { name: /à tous ceux qui en vendent/ }).click();
    await page.getByRole('heading', { name: 'Votre demande' }).waitFor();
    expect(await page.getByLabel('Je n’en veux que d’un seul').isChecked()).toBe(true);
    await page.locator('[name="lines.0.quantity"]').fill('2 kg');
    await page.getByLabel('Rue et numéro').fill('3 rue du Bourg');
    await page.getByLabel('Votre nom').fill('Paul');
    await page.getByLabel('Votre adresse e-mail').fill(email);
    await lookAt(tab, 'asking several', { scripts: true });
    await picture(tab, 'request form several');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: 'Confirmez votre adresse' }).waitFor();
    const token = tokenIn((await village.site.nextMail(email)).text, /[?&]token=/);
    await page.goto(`/demande/confirmer?token=${token}`);
    await page.getByRole('button', { name: 'Confirmer et envoyer' }).click();
    await page.getByRole('heading', { name: 'Où en est votre demande' }).waitFor();
    await village.quiet();
    const producer = await browsing.tab({ viewport: PHONE });
    for (const farm of farms) {
      await producer.page.goto(await answerLink(farm));
      expect(await producer.page.locator('main').textContent()).toContain('choisira parmi ceux qui disent oui');
      await producer.page.getByLabel('C’est d’accord').check();
      await producer.page.getByRole('button', { name: 'Répondre' }).click();
      await producer.page.getByRole('heading', { name: 'Votre oui attend un choix' }).waitFor();
      expect(await producer.page.locator('main').textContent()).not.toContain('3 rue du Bourg');
    }
    await picture(producer, 'answer to choose');
    await page.reload();
    await lookAt(tab, 'a choice', { scripts: true });
    await picture(tab, 'request status to choose');
    await page.getByRole('button', { name: 'Je choisis Ferme du Lavoir' }).click();
    await page.getByText('C’est dit au producteur').waitFor();
    const [chosen, other] = farms as [Registered, Registered];
    await producer.page.goto(await answerLink(other));
    expect(await producer.page.locator('main').textContent()).toContain('n autre producteur a été choisi');
    await producer.page.goto(await answerLink(chosen));
    expect(await producer.page.locator('main').textContent()).toContain('3 rue du Bourg');
    await producer.close();
    await tab.close();
  });
});

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s/g, ' ').trim();

const notThisMonth = (now: string): number => ((Number(now.slice(5, 7)) + 5) % 12) + 1;

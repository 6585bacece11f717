import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browsing, lookAt, SCREEN, startBrowsing, type Tab } from '../../support/browsing.ts';
import { synthesizedToOpen } from '../../support/preparing.ts';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';

/** The review worked through by keyboard while the directory is being prepared, the list of calls too; then the opening. */

/** Where pictures go, to look at; none without. */
const PICTURES = process.env.PICTURES;

describe('a member at work', () => {
  let village: Village;
  let app: Awaited<ReturnType<typeof synthesizedToOpen>>;
  let browsing: Browsing;
  let tab: Tab;
  const names: string[] = [];

  beforeAll(async () => {
    app = await synthesizedToOpen('2039-03-07T07:00:00.000Z');
    village = await startVillage(app);
    for (const name of ['un', 'deux', 'trois']) {
      const producer = await village.register([{ kind: 'email', address: village.address(name) }]);
      names.push(producer.name);
    }
    await village.quiet();
    browsing = await startBrowsing(village.stack.site);
    tab = await browsing.tab({ viewport: SCREEN });
    const { email, password } = village.stack.addresses.agency;
    await tab.page.goto('/agence');
    await tab.page.getByLabel('Adresse e-mail').fill(email);
    await tab.page.getByLabel('Mot de passe').fill(password);
    await tab.page.getByRole('button', { name: 'Se connecter' }).click();
    await tab.page.waitForURL('**/agence');
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
    await app?.remove();
  });

  const picture = async (name: string): Promise<void> => {
    if (PICTURES !== undefined) await tab.page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const focused = () => tab.page.evaluate(() => document.activeElement?.textContent ?? '');

  test('goes down and up the queue, opens, comes back, and ticks', async () => {
    const { page } = tab;
    await page.goto('/agence');
    await expect.poll(() => page.locator('[data-shortcuts]').isVisible()).toBe(true);
    await picture('queue-1280');
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await page.keyboard.press('x');
    expect(await page.locator('input[name=pick]:checked').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/agence/producteurs/*');
    expect(await page.locator('h1').textContent()).toBe(first);
    await picture('review-1280');
    await page.keyboard.press('u');
    await page.waitForURL('**/agence');
  });

  test('asks, rejects and approves by a letter, each confirmed by its form', async () => {
    const { page } = tab;
    await page.goto('/agence');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/agence/producteurs/*');
    await page.keyboard.press('q');
    await page.waitForURL('**decision=question**');
    await page.getByLabel('Votre question').fill('Livrez-vous aussi en juillet ? arqn');
    // Letters that are typed are letters.
    expect(page.url()).toContain('decision=question');
    await picture('question-1280');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByText('La question est partie').waitFor();
    await page.keyboard.press('r');
    await page.waitForURL('**decision=reject**');
    await picture('reject-1280');
    await page.getByRole('link', { name: 'Ne rien faire' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.keyboard.press('a');
    await page.waitForURL('**decision=approve**');
    await page.getByRole('button', { name: 'Oui, publier' }).click();
    await page.getByText('est publi').first().waitFor();
    await picture('approved-1280');
  });

  test('switches the keys off, for good', async () => {
    const { page } = tab;
    await page.goto('/agence');
    await page.getByRole('button', { name: 'Désactiver ces raccourcis' }).click();
    await page.reload();
    const before = await focused();
    await page.keyboard.press('j');
    expect(await focused()).toBe(before);
    await page.getByRole('button', { name: 'Activer les raccourcis clavier' }).click();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(before);
  });

  test('goes down the calls to make, opens one, and comes back', async () => {
    const { page } = tab;
    for (const number of [41, 42])
      await village.approve(await village.register([{ kind: 'call', address: phoneNumber(number) }]));
    await village.quiet();
    await page.goto('/agence/taches');
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/agence/taches/*');
    expect(await page.locator('h1').textContent()).toBe(first);
    await page.keyboard.press('u');
    await page.waitForURL('**/agence/taches');
  });

  test('opens the directory before its day: the number of messages is said first, and each subscriber has one, with who delivers', async () => {
    const { page } = tab;
    const { cell, commune } = village.here;
    const reader = village.address('lectrice');
    await village.subscriber(reader);
    await village.subscriber(village.address('loin'), await village.findPlace('88400 Liézey'));
    const early = await village.published([{ kind: 'email', address: village.address('ferme') }]);
    const visitor = await browsing.tab();
    await visitor.page.goto(`/recherche?cell=${cell}&commune=${commune}`);
    await visitor.page.getByText('L’annuaire ouvre').waitFor();

    await page.goto('/agence');
    await page.getByRole('link', { name: 'L’ouverture' }).click();
    await page.getByText('2 messages partiront, au plus').waitFor();
    await picture('opening-1280');
    await lookAt(tab, 'the opening, before');
    await page.getByRole('link', { name: 'Ouvrir maintenant' }).click();
    await lookAt(tab, 'the opening, asked once more');
    await picture('opening-asked-1280');
    await page.getByRole('button', { name: 'Oui, ouvrir et envoyer 2 messages' }).click();
    await page.getByRole('heading', { name: 'L’annuaire est ouvert' }).waitFor();
    await picture('opening-done-1280');
    // The sweep of the next minute tells them; what the front kept has gone by then.
    await village.pass(70);
    await village.pass(70);
    await page.reload();
    await page.getByText('2 personnes inscrites sont prévenues').waitFor();
    await lookAt(tab, 'the opening, after');

    await visitor.page.reload();
    await visitor.page.getByText(early.name).first().waitFor();
    expect(await visitor.page.getByText('L’annuaire ouvre').count()).toBe(0);
    const opened = (await village.stack.mailsTo(reader)).filter(({ subject }) => subject.includes('ouvert'));
    expect(opened).toHaveLength(1);
    expect(opened[0]?.text).toContain(early.name);
    await village.pass(86_400);
    expect((await village.stack.mailsTo(reader)).filter(({ text }) => text.includes(early.name))).toHaveLength(1);
    const { body } = await village.site.get('/api/agency/audit', await village.member());
    expect(body.items[0]).toMatchObject({ action: 'directoryOpened', after: { mails: '2' } });
    await visitor.close();
  });
});

import { writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresIn } from '#adapters/dynamodb/statistics/territory.ts';
import { DepartmentCode } from '#domain/shared/primitives.ts';
import { WaitingPlace } from '#domain/statistics/figures.ts';
import { codeOf, fromBase32, stepOf } from '#infra/local/cognito/totp.ts';
import { type Browsing, lookAt, startBrowsing, type Tab } from '../../support/browsing.ts';
import type { Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { agencyPages, faults, type Pages, PICTURES, picture, startInhabitedVillage } from './every-page.ts';

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

/** Every page of the agency, in both languages: what each owes to everybody. */
describe('every page of the agency', () => {
  let village: Village;
  let browsing: Browsing;
  let members: Pages;

  beforeAll(async () => {
    const inhabited = await startInhabitedVillage();
    ({ village } = inhabited);
    members = await agencyPages(inhabited);
    browsing = await startBrowsing(village.stack.site);
  });
  afterAll(async () => {
    await browsing?.close();
    await village?.stop();
  });

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

  it('nor has the way in of an invited member: their password, their QR code, their six digits', async () => {
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
});

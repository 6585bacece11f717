import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';

/** What search engines and messengers find: addresses that one can say, and what each page is about. */
describe('found by whoever searches', () => {
  let village: Village;
  let producer: { readonly id: string; readonly name: string };
  beforeAll(async () => {
    village = await startVillage();
    producer = await village.published([{ kind: 'email', address: village.address('fermiere') }]);
  });
  afterAll(() => village.stop());

  const page = async (path: string) => {
    const answer = await village.stack.fetch(path);
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  };
  const linkIn = (html: string, rel: string): string | undefined =>
    new RegExp(`<link rel="${rel}" (?:hreflang="\\w+" )?href="([^"]*)"`).exec(html)?.[1];

  it('a commune has an address that one can say, which every spelling of it and every search for it leads to', async () => {
    const shown = await page('/gaas-40350');
    expect(shown.status).toBe(200);
    expect(shown.html).toContain(producer.name);
    expect(linkIn(shown.html, 'canonical')).toMatch(/\/gaas-40350$/);
    expect(shown.html).toContain('hreflang="en" href="');
    expect(shown.html).toMatch(/property="og:title" content="[^"]*Gaas/);
    const { cell, commune } = village.here;
    const searched = await page(`/recherche?cell=${cell.slice(0, 5)}&commune=${commune}`);
    expect(linkIn(searched.html, 'canonical')).toMatch(/\/gaas-40350$/);
    expect(await page('/Gaas-40350')).toMatchObject({ status: 301, location: '/gaas-40350' });
    expect((await page('/en/gaas-40350')).html).toContain('lang="en"');
  });

  it('an address that is nobody’s is not found, and a commune where nobody comes is kept by no search engine', async () => {
    expect((await page('/nulle-part-40350')).status).toBe(404);
    for (const path of ['/nothing', '/favicon.ico', '/en/nothing/at/all', '/api/nothing', '/recherche/', '/Recherche'])
      expect((await page(path)).status, path).toBe(404);
    const nobody = await page('/lille-59000');
    expect(nobody.status).toBe(200);
    expect(nobody.html).toContain('<meta name="robots" content="noindex"/>');
    expect(linkIn(nobody.html, 'canonical')).toBeUndefined();
  });

  it('a producer’s page says in data what it says in words, and nothing private', async () => {
    const { html } = await page(`/producteurs/${producer.id}`);
    const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    const data = JSON.parse(text);
    expect(data).toMatchObject({
      '@type': 'LocalBusiness',
      name: producer.name,
      address: { addressLocality: 'Gaas' },
    });
    const offered = data.makesOffer.map((offer: { itemOffered: { name: string } }) => offer.itemOffered.name);
    expect(offered.length).toBeGreaterThan(0);
    for (const name of offered) expect(html.replace(text, '')).toContain(name);
    expect(data.event[0].startDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text).not.toContain(village.address('fermiere'));
  });

  it('the sitemap names the published producers of the last night, in both languages, and robots.txt names the sitemap', async () => {
    expect((await page('/robots.txt')).html).toMatch(/\nSitemap: http.*\/sitemap\.xml\n$/);
    for (let days = 0; days < 2; days += 1) await village.untilMorning();
    await village.quiet();
    await village.pass(3_600);
    const { status, html } = await page('/sitemap.xml');
    expect(status).toBe(200);
    const addresses = [...html.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path);
    expect(addresses).toEqual(
      expect.arrayContaining(['/', '/en', `/producteurs/${producer.id}`, `/en/producers/${producer.id}`]),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const path of ['/recettes', '/classement']) expect((await page(path)).status).toBe(200);
  });
});

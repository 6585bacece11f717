import axe from 'axe-core';
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser } from './screenshot.ts';

/** A telephone of the narrow kind, and a screen. */
export const PHONE = { width: 360, height: 740 } as const;
export const SCREEN = { width: 1280, height: 900 } as const;

/** The national address service cannot be reached from the machines of the tests: it is down, as it may be for anyone. */
const ADDRESS_SERVICE = /^https:\/\/data\.geopf\.fr\//;

export interface Tab {
  readonly page: Page;
  /** What the browser complained of since the last time it was asked: errors on the console, exceptions, broken policies. */
  complaints(): string[];
  close(): Promise<void>;
}

/** Opens tabs on a site; `close` ends the browser. */
export const startBrowsing = async (site: string) => {
  const browser: Browser = await openBrowser();
  return {
    tab: async (options: BrowserContextOptions = {}): Promise<Tab> => {
      const context = await browser.newContext({ baseURL: site, viewport: PHONE, locale: 'fr-FR', ...options });
      context.setDefaultTimeout(15_000);
      await context.route(ADDRESS_SERVICE, (route) => route.abort());
      // Before the page's own policy is in force, and without touching it.
      await context.addInitScript({ content: axe.source });
      const page = await context.newPage();
      let heard: string[] = [];
      page.on('pageerror', (error) => heard.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (isComplaint(message)) heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      return {
        page,
        complaints: () => {
          const said = heard;
          heard = [];
          return said;
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
};
export type Browsing = Awaited<ReturnType<typeof startBrowsing>>;

/** The browser reports an error of the page itself (a wrong code, a link that expired) as a failed load of the document: that is not one. */
const isComplaint = (message: ConsoleMessage): boolean => {
  if (message.type() !== 'error' && !/Content Security Policy/i.test(message.text())) return false;
  const { url } = message.location();
  if (ADDRESS_SERVICE.test(url)) return false;
  return !(/Failed to load resource.*status of 4/.test(message.text()) && !url.includes('/assets/'));
};

/** What axe finds that is serious or critical, one line each. */
export const barriers = async (page: Page): Promise<string[]> => {
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
  });
  return found.map((line) => line.replaceAll(/\s+/g, ' ').slice(0, 400));
};

/** How far the page can be scrolled sideways, CSS pixels, and what sticks out. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return [`${scrollWidth - clientWidth} px`, ...out.slice(0, 4).map((element) => element.outerHTML.slice(0, 160))];
  });

/** The size in CSS pixels that a screen of 1280 has when enlarged to 200 %. */
const ENLARGED = { width: 640, height: 450 } as const;

const FOOTER = {
  fr: ['/classement', '/mentions-legales', '/donnees-personnelles', '/accessibilite'],
  en: ['/en/ranking', '/en/legal', '/en/privacy', '/en/accessibility'],
} as const;

/** What every page owes to everybody, whatever is on it. Leaves the tab at the width that it had. */
export const lookAt = async ({ page, complaints }: Tab, what: string, { scripts = true } = {}): Promise<void> => {
  const lang = (await page.getAttribute('html', 'lang')) === 'en' ? 'en' : 'fr';
  for (const address of FOOTER[lang])
    expect(await page.locator(`footer a[href="${address}"]`).count(), `${what}: footer ${address}`).toBe(1);
  expect(await page.locator('footer a[href^="tel:"]').count(), `${what}: the agency's telephone`).toBeGreaterThan(0);
  expect(await page.locator('h1').count(), `${what}: one title`).toBe(1);
  expect((await page.title()).length, `${what}: a title in the tab`).toBeGreaterThan(5);
  const before = page.viewportSize() ?? PHONE;
  for (const size of [PHONE, ENLARGED, SCREEN]) {
    await page.setViewportSize(size);
    expect(await sideways(page), `${what}: sideways at ${size.width} px`).toEqual([]);
  }
  await page.setViewportSize(before);
  if (scripts) expect(await barriers(page), `${what}: barriers`).toEqual([]);
  expect(complaints(), `${what}: complaints of the browser`).toEqual([]);
};

/** Walks through a page by the tab key; says of each stop whether one sees where one is. */
export const focusStops = async (
  page: Page,
  most = 80,
): Promise<{ readonly what: string; readonly seen: boolean }[]> => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stops: { what: string; seen: boolean }[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(async () => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const marked = element.hasAttribute('data-stop');
      element.setAttribute('data-stop', '');
      const isSeen = (): boolean => {
        // A hidden native box is drawn by its label: the ring may be there.
        const drawn = [element, element.parentElement, element.nextElementSibling].filter((one) => one !== null);
        const ring = drawn.some((one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
        });
        const { width, height, bottom, top } = element.getBoundingClientRect();
        return ring && width > 0 && height > 0 && bottom > 0 && top < window.innerHeight;
      };
      // The page may still be rolling towards it; a busy machine draws few frames, so it is time that counts.
      const patience = performance.now() + 10_000;
      while (!isSeen() && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 20));
      const { top, bottom, width } = element.getBoundingClientRect();
      const why = ` (${element.isConnected ? '' : 'no longer there, '}${top} to ${bottom} px, ${width} px wide, ${getComputedStyle(element).outline})`;
      return { marked, what: element.outerHTML.slice(0, 160) + (isSeen() ? '' : why), seen: isSeen() };
    });
    if (found === undefined || found.marked) break;
    stops.push({ what: found.what, seen: found.seen });
  }
  return stops;
};

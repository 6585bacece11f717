import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * Pictures of pages, to look at what was made: `node test/support/screenshot.ts <url> <out.png> [--width 360] [--height 800] [--full]`.
 * The browser comes from npm (@sparticuz/chromium), so that it is there on a bare machine.
 */

/** Opens the browser; the caller closes it. One in some hundred starts ends at once (SIGSEGV): then it is started again. */
export const openBrowser = async (): Promise<Browser> => {
  // The package unpacks its own libraries only where it believes to run in Lambda; it looks when it is loaded.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const launch = () =>
    playwright.launch({
      executablePath,
      // One process for everything is for Lambda; here it dies with the first page that is closed.
      args: [...chromium.args.filter((flag) => !/single-process|no-zygote/.test(flag)), '--no-sandbox'],
      headless: true,
    });
  for (let starts = 1; ; starts += 1) {
    try {
      return await launch();
    } catch (error) {
      if (starts === MAX_STARTS) throw error;
      await setTimeout(1_000);
    }
  }
};

const MAX_STARTS = 4;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '1280' },
      height: { type: 'string', default: '900' },
      full: { type: 'boolean', default: false },
    },
  });
  const [url, out] = positionals;
  if (url === undefined || out === undefined) throw new Error('give an address and a file: <url> <out.png>');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: Number(values.width), height: Number(values.height) } });
    const answer = await page.goto(url, { waitUntil: 'networkidle' });
    await page.screenshot({ path: out, fullPage: values.full });
    console.log(`${answer?.status() ?? 'no answer'} ${await page.title()} -> ${out}`);
  } finally {
    await browser.close();
  }
};

if (import.meta.main) await main();

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { openBrowser } from '../screenshot.ts';

/**
 * `node test/support/mails/render-mails.ts <folder> [--pictures]`: every mail in both languages as files; with pictures, as a telephone (360 px) and a
 * desktop (640 px) show them, in light and in dark. Plain node reads no .tsx, so that esbuild comes first.
 */
const [folder = '.build/mails', pictures] = process.argv.slice(2);
const out = resolve(folder);
const bundle = join(out, 'render-mails.mjs');
await build({
  entryPoints: [new URL('render-mails.tsx', import.meta.url).pathname],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
const { renderAll }: { renderAll(folder: string): Promise<string[]> } = await import(pathToFileURL(bundle).href);
const files = await renderAll(out);
console.log(`${files.length} mails in ${folder}`);

if (pictures === '--pictures') {
  const browser = await openBrowser();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 640]) {
      const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme });
      for (const file of files) {
        await page.goto(pathToFileURL(file).href);
        await page.screenshot({ path: file.replace(/\.html$/, `.${width}.${colorScheme}.png`), fullPage: true });
      }
      await page.close();
    }
  }
  await browser.close();
}

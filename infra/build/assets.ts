import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildMapBackground } from './map-background.ts';
import { BUILD_FOLDER, ROOT } from './paths.ts';

/** `site.css` → `/assets/site-1A2B3C4D.css`: the name a page asks for, and the address at which the browser finds it. */
export type AssetsManifest = Readonly<Record<string, string>>;

const SCRIPTS = 'web/**/*.client.{ts,tsx}';
/** The map's sheet is apart, for the map alone is 20 kB. */
const STYLES = 'web/styles/{site,map,inside}.css';
/** Files that pages name themselves. What only the style sheet names is found through it. */
const FILES = 'web/images/*.{svg,png,webp,ico}';

/**
 * Builds what browsers fetch into `<folder>/assets/assets/<name>-<hash>.<ending>` (the first `assets` is the root of the bucket, the
 * second the path under which CloudFront serves it), and writes `<folder>/assets-manifest.json`.
 *
 * Every name carries the hash of its content, so that the browser may keep a file for ever and a page never meets another version's script.
 * Throws when two files ask for the same name.
 */
export const buildAssets = async (folder: string = BUILD_FOLDER): Promise<AssetsManifest> => {
  const target = join(folder, 'assets', 'assets');
  await rm(join(folder, 'assets'), { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const manifest = manifestOf([...(await bundleScriptsAndStyles(target)), ...(await copyFiles(target))]);
  await writeFile(join(folder, 'assets-manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
};

interface BuiltAsset {
  readonly name: string;
  readonly file: string;
}

const bundleScriptsAndStyles = async (target: string): Promise<BuiltAsset[]> => {
  const sources = [SCRIPTS, STYLES].flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: sources.map((source) => ({ in: source, out: stem(source) })),
    outdir: target,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    // What a script imports only when asked for (the map) becomes a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2020',
    minify: true,
    // Its package names the old module format, of which nothing can be left out.
    alias: { leaflet: 'leaflet/dist/leaflet-src.esm.js' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.webp': 'file' },
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
  });
  return Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined || !sources.includes(entryPoint)
      ? []
      : [{ name: `${stem(entryPoint)}${extname(path)}`, file: basename(path) }],
  );
};

const copyFiles = async (target: string): Promise<BuiltAsset[]> => {
  const made = await buildMapBackground();
  return Promise.all(
    [...globSync(FILES, { cwd: ROOT }).sort(), ...made].map(async (source) => {
      const content = await readFile(resolve(ROOT, source));
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
      const file = `${stem(source)}-${hash}${extname(source)}`;
      await writeFile(join(target, file), content);
      return { name: basename(source), file };
    }),
  );
};

const manifestOf = (assets: readonly BuiltAsset[]): AssetsManifest => {
  const manifest: Record<string, string> = {};
  for (const { name, file } of [...assets].sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    if (manifest[name] !== undefined) throw new Error(`two browser assets are called ${name}: rename one`);
    manifest[name] = `/assets/${file}`;
  }
  return manifest;
};

/** `web/search/places.client.ts` → `places`. */
const stem = (path: string): string => basename(path, extname(path)).replace(/\.client$/, '');

if (import.meta.main) console.table(await buildAssets());

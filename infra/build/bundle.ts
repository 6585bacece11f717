import { existsSync } from 'node:fs';
import { cp, readFile, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { entryFileOf, type FunctionName, fileNameOf, functionNames, specOf } from '../functions/functions.ts';
import type { DataFile } from '../functions/spec.ts';
import { type AssetsManifest, buildAssets } from './assets.ts';
import { buildCommunes } from './communes.ts';
import { BUILD_FOLDER, COMMUNES_FILE, ROOT } from './paths.ts';

/** One function's bundle: `folder` is what Lambda gets, `bytes` the size of its code without data files. */
export interface Bundle {
  readonly name: FunctionName;
  readonly folder: string;
  readonly bytes: number;
}

export interface BundleOptions {
  /** Where `functions/`, `assets/` and the manifest are written; `.build` if absent. */
  readonly folder?: string;
  /** false: readable code, for the tests that read what a bundle really asks for. */
  readonly minify?: boolean;
}

/** What packages in the old module format expect to find; nodemailer is one. */
const OLD_MODULES = `import { createRequire as __createRequire } from 'node:module';const require=__createRequire(import.meta.url);`;

/**
 * `import { z }` names an object with all of zod in it, its sixty languages too, and esbuild cannot leave out what an object holds;
 * a namespace import is the same to the code, and 300 kB lighter in every bundle.
 */
const lightZod: Plugin = {
  name: 'light-zod',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(functions|web)\/.*\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace("import { z } from 'zod'", "import * as z from 'zod'"),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    })),
};

/**
 * A Lambda function's rights come in its environment. The SDK's usual chain also knows profiles, single sign-on, containers and instances: 100 kB in
 * every bundle, read at each cold start and never asked.
 */
const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: 'environment-credentials',
      namespace: 'alaronde',
      pluginData: resolveDir,
    }));
    onLoad({ filter: /^environment-credentials$/, namespace: 'alaronde' }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      resolveDir: pluginData,
    }));
  },
};

/** The files beside our mails say their type themselves; to guess it by the ending takes a list of 90 kB. */
const noGuessedTypes: Plugin = {
  name: 'no-guessed-types',
  setup: ({ onLoad }) =>
    onLoad({ filter: /nodemailer[/\\]dist[/\\].*[/\\]mime-types\.js$/ }, () => ({
      contents: `export const detectMimeType = () => 'application/octet-stream'; export const detectExtension = () => 'bin';`,
    })),
};

/**
 * Builds the browser's assets, then every function in one call of esbuild, into `<folder>/functions/<file name>/index.mjs`, and lays the data
 * files beside those that need them. The same sources give the same bytes, so that CDK deploys only what changed.
 *
 * Source maps are left out: with the AWS SDK they weigh more than the code, and names are kept, so that a stack trace reads well without.
 */
export const bundleFunctions = async ({
  folder = BUILD_FOLDER,
  minify = true,
}: BundleOptions = {}): Promise<Bundle[]> => {
  const assets = await buildAssets(folder);
  await rm(join(folder, 'functions'), { recursive: true, force: true });
  const sizes = await compile({ folder, minify, assets });
  await layDataFiles(folder);
  return functionNames.map((name) => ({
    name,
    folder: bundleFolder(folder, name),
    bytes: sizes.get(fileNameOf(name)) ?? 0,
  }));
};

/** The folder that holds a function's bundle once built. */
export const bundleFolder = (folder: string, name: FunctionName): string => join(folder, 'functions', fileNameOf(name));

interface Compilation {
  readonly folder: string;
  readonly minify: boolean;
  readonly assets: AssetsManifest;
}

const compile = async ({ folder, minify, assets }: Compilation): Promise<Map<string, number>> => {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: functionNames.map((name) => ({ in: entryPoint(name), out: `${fileNameOf(name)}/index` })),
    outdir: join(folder, 'functions'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: OLD_MODULES },
    minify,
    keepNames: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [lightZod, environmentCredentials, noGuessedTypes],
    define: { __ASSETS__: JSON.stringify(assets) },
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
  });
  return new Map(
    Object.entries(metafile.outputs).map(([path, { bytes }]) => {
      const [name = ''] = relative(join(folder, 'functions'), join(ROOT, path)).split('/');
      return [name, bytes];
    }),
  );
};

/** A handler's source. One that is missing stops the build with its name. */
const entryPoint = (name: FunctionName): string => {
  const source = entryFileOf(name);
  if (existsSync(join(ROOT, source))) return source;
  throw new Error(`the handler of the function ${name} is missing: ${source} (named in infra/functions/)`);
};

/** How each data file is made, and where it then lies. */
const DATA_FILES: Readonly<Record<DataFile, () => Promise<string>>> = {
  'communes.json': async () => {
    await buildCommunes(COMMUNES_FILE);
    return COMMUNES_FILE;
  },
};

const layDataFiles = async (folder: string): Promise<void> => {
  for (const [file, make] of Object.entries(DATA_FILES)) {
    const users = functionNames.filter((name) => specOf(name).data?.some((needed) => needed === file));
    const made = await make();
    await Promise.all(users.map((name) => cp(made, join(bundleFolder(folder, name), file))));
  }
};

if (import.meta.main) {
  const bundles = await bundleFunctions();
  const rows = bundles.map(async ({ name, folder, bytes }) => {
    const data = await Promise.all(
      (specOf(name).data ?? []).map(async (file) => (await stat(join(folder, file))).size),
    );
    return [
      name,
      { 'code kB': Math.round(bytes / 1000), 'data kB': Math.round(data.reduce((sum, size) => sum + size, 0) / 1000) },
    ];
  });
  console.table(Object.fromEntries(await Promise.all(rows)));
}

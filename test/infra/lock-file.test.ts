import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};

/**
 * `npm ci` refuses a lock file that lacks the builds for other platforms. An `npm install` against a mirror that does not carry them leaves them
 * out without a word: put them back from the version before (`git checkout -p package-lock.json`).
 */
test('the lock file names the builds of native tools for every platform, so that npm ci accepts it', () => {
  const native = Object.entries(packages).filter(([path]) =>
    /node_modules\/(@biomejs\/biome|esbuild|rolldown)$/.test(path),
  );
  const missing = native.flatMap(([, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !(`node_modules/${name}` in packages)),
  );
  expect(native.length).toBeGreaterThan(1);
  expect(missing).toEqual([]);
});

import { registerHooks } from 'node:module';
import type { Variant } from './levels.ts';

/** The process of `measureVariant`: the real domain, with other constants in functions/domain/areas/keys.ts. Prints one line of JSON. */

const { levels, cells = 1_000_000 } = JSON.parse(process.argv[2] ?? '') as Variant;

const CHANGES: readonly (readonly [constant: RegExp, value: string])[] = [
  [/export const INDEX_LEVELS = [^;]*;/, `export const INDEX_LEVELS = ${JSON.stringify(levels)} as const;`],
  [/export const MAX_CELLS_PER_AREA = [^;]*;/, `export const MAX_CELLS_PER_AREA = ${cells};`],
];

const changed = (source: string): string =>
  CHANGES.reduce((text, [constant, value]) => {
    if (!constant.test(text)) throw new Error(`functions/domain/areas/keys.ts has no longer ${constant}`);
    return text.replace(constant, value);
  }, source);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    return url.endsWith('/functions/domain/areas/keys.ts')
      ? { ...loaded, source: changed(String(loaded.source)) }
      : loaded;
  },
});

const { measureInMemory } = await import('./levels-in-memory.ts');
console.log(JSON.stringify(await measureInMemory()));

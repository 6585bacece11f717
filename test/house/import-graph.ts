import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The imports of the code as they are written: what the rules of the house and its picture are made from. */

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** From one file to another, both from the root of the repository. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** `import type` and nothing else: gone when the code runs. */
  readonly typeOnly: boolean;
}

const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  imports: Readonly<Record<string, string>>;
};
/** `#domain/` → `functions/domain/`, as package.json says. */
const SUBPATHS = Object.entries(imports).map(([name, folder]) => [
  name.replace('*', ''),
  folder.replace('./', '').replace('*', ''),
]);

const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g;

const targetOf = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  const [name, folder] = SUBPATHS.find(([subpath = '']) => specifier.startsWith(subpath)) ?? [];
  return name === undefined || folder === undefined ? undefined : folder + specifier.slice(name.length);
};

/** Every file of the source, and every import between two of them. */
export const readHouse = (): { readonly files: readonly string[]; readonly arrows: readonly Arrow[] } => {
  const files = globSync('{functions,web,infra}/**/*.{ts,tsx}', { cwd: ROOT }).sort();
  const arrows = files.flatMap((from) =>
    [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].flatMap(([, typeOnly, ...specifiers]) => {
      const to = targetOf(from, specifiers.find((one) => one !== undefined) ?? '');
      return to === undefined ? [] : [{ from, to, typeOnly: typeOnly !== undefined }];
    }),
  );
  return { files, arrows };
};

/** `functions/domain/areas/cell.ts` → `domain`; `infra/local/main.ts` → `local`; `web/search/card.tsx` → `web`. */
export const layerOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/');
  if (top === 'functions') return second;
  return top === 'infra' && second === 'local' ? 'local' : top;
};

/** `functions/domain/areas/cell.ts` → `areas`; undefined for a file that lies beside the rooms. */
export const roomOf = (file: string): string | undefined => {
  const parts = file.split('/').slice(file.startsWith('functions/') ? 2 : 1);
  return parts.length > 1 ? parts[0] : undefined;
};

/** Groups of nodes from each of which every other one is reached (Tarjan's strongly connected components), of two and more. */
export const circlesOf = (edges: readonly (readonly [string, string])[]): string[][] => {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const mine = index.size;
    index.set(node, mine);
    low.set(node, mine);
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      const reached = index.has(other) ? (stack.includes(other) ? (index.get(other) ?? mine) : mine) : visit(other);
      low.set(node, Math.min(low.get(node) ?? mine, reached));
    }
    if (low.get(node) === mine) {
      const circle = stack.splice(stack.lastIndexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low.get(node) ?? mine;
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return circles;
};

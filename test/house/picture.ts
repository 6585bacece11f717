import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerOf, ROOT, readHouse, roomOf } from './import-graph.ts';

/**
 * The picture of docs/architecture.md, drawn from the imports as they are: `node test/house/picture.ts` writes it, a test holds it to the code.
 * Mermaid, so that it is text in a diff and a picture where the page is read.
 */

const PAGE = join(ROOT, 'docs', 'architecture.md');
const BETWEEN = /(<!-- picture: .*? -->\n)[\s\S]*?(<!-- end -->)/g;
const LAYERS = ['lambdas', 'app', 'web', 'adapters', 'domain', 'platform'];

/** Layers with the number of their files, and every arrow between two of them with the number of imports. */
export const layersPicture = (): string => {
  const { files, arrows } = readHouse();
  const count = (layer: string) => files.filter((file) => layerOf(file) === layer).length;
  const between = Map.groupBy(
    arrows.filter(({ from, to }) => LAYERS.includes(layerOf(from)) && LAYERS.includes(layerOf(to))),
    ({ from, to }) => `${layerOf(from)} --> ${layerOf(to)}`,
  );
  return mermaid([
    ...LAYERS.map((layer) => `${layer}["${layer}<br/>${rounded(count(layer))} files"]`),
    ...[...between.keys()].filter((arrow) => new Set(arrow.split(' --> ')).size > 1).sort(),
  ]);
};

/** The rooms of the domain: an arrow says that one room needs another, left out where it follows from two others. */
export const domainPicture = (): string => {
  const needs = new Map<string, Set<string>>();
  for (const { from, to } of readHouse().arrows) {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (layerOf(from) !== 'domain' || layerOf(to) !== 'domain' || !here || !there || here === there) continue;
    if (there !== 'shared') needs.set(here, (needs.get(here) ?? new Set()).add(there));
  }
  const reaches = (from: string, to: string): boolean =>
    [...(needs.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const arrows = [...needs].flatMap(([here, others]) =>
    [...others]
      .filter((there) => ![...others].some((other) => other !== there && reaches(other, there)))
      .map((there) => `${here} --> ${there}`),
  );
  return mermaid(arrows.sort());
};

/** A file more or less is no other house. */
const rounded = (count: number): string => `${Math.max(10, Math.round(count / 50) * 50)}`;

const mermaid = (lines: readonly string[]): string =>
  `\`\`\`mermaid\nflowchart TD\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\`\n`;

/** The page with its pictures as the code has them now. */
export const drawn = (page: string): string => {
  const pictures = [layersPicture(), domainPicture()];
  return page.replace(BETWEEN, (_, start: string, end: string) => `${start}${pictures.shift() ?? ''}${end}`);
};

export const readPage = (): string => readFileSync(PAGE, 'utf8');

if (import.meta.main) writeFileSync(PAGE, drawn(readPage()));

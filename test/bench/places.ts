import { statSync } from 'node:fs';
import { loadCommunes } from '#adapters/communes/communes.ts';
import { buildCommunes, DEFAULT_COMMUNES_FILE } from '#infra/build/communes.ts';

/** What the list of communes costs: its size, its loading, completion as people type. Prints a table; asserts nothing. */

await buildCommunes(DEFAULT_COMMUNES_FILE);

const quantile = (values: readonly number[], share: number): string => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(2);
};

const timed = <Value>(spent: number[], work: () => Value): Value => {
  const start = performance.now();
  const value = work();
  spent.push(performance.now() - start);
  return value;
};

const loading: number[] = [];
for (let time = 0; time < 5; time += 1) timed(loading, () => loadCommunes(DEFAULT_COMMUNES_FILE));
const communes = loadCommunes(DEFAULT_COMMUNES_FILE);

const names = communes
  .allDepartments()
  .flatMap(({ code }) => communes.complete(`${code}`, 10).map(({ label }) => label));
const letters: number[] = [];
for (const name of names)
  for (let length = 1; length <= name.length; length += 1)
    timed(letters, () => communes.complete(name.slice(0, length)));

console.table([
  { what: 'list of communes, MB', p50: (statSync(DEFAULT_COMMUNES_FILE).size / 1e6).toFixed(2), p99: '' },
  { what: 'loading, ms', p50: quantile(loading, 0.5), p99: quantile(loading, 0.99) },
  {
    what: `completion letter by letter (${letters.length}), ms`,
    p50: quantile(letters, 0.5),
    p99: quantile(letters, 0.99),
  },
]);

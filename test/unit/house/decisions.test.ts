import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../house/import-graph.ts';

const INDEX = join(ROOT, 'docs/adr/README.md');
const STATUS = /^\*(?:Accepted|Superseded by \[|Withdrawn)[^\n]*\.\*$/;

const records = globSync('docs/adr/[0-9]*.md', { cwd: ROOT })
  .sort()
  .map((path) => {
    const [title = '', , status = ''] = readFileSync(join(ROOT, path), 'utf8').split('\n');
    return { file: basename(path), title, status };
  });

test('every decision has a number, a title and a status', () => {
  expect(records.length).toBeGreaterThan(30);
  const without = records.filter(
    ({ file, title, status }) => !title.startsWith(`# ${Number(file.slice(0, 4))}. `) || !STATUS.test(status),
  );
  expect(without).toEqual([]);
});

test('no two decisions have one number', () => {
  const numbers = records.map(({ file }) => file.slice(0, 4));
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});

test('the index names them all, with their status; `UPDATE_DOCS=1` writes it', () => {
  const rows = records.map(({ file, title, status }) => {
    const [, number, words] = /^# (\d+)\. (.*)$/.exec(title) ?? [];
    return `| [${number}](${file}) | ${words} | ${status.slice(1, -2)} |`;
  });
  const [before = ''] = readFileSync(INDEX, 'utf8').split('| number |');
  const made = [`${before}| number | decision | status |`, '|---|---|---|', ...rows, ''].join('\n');
  if (process.env.UPDATE_DOCS === '1') writeFileSync(INDEX, made);
  expect(readFileSync(INDEX, 'utf8')).toBe(made);
});

/** Papers from which the first code was written; whoever reads the code has never seen them. */
const ABSENT = /\b(?:DESIGN|FACTS|EXAMPLES|HOUSE)(?:\.md)?(?: \d|[,)"]|\.md)|handlers\/parts\/|\(issue \d/;

test('nothing refers to a paper that is not in the repository', () => {
  const files = globSync('{functions,web,infra,test,docs}/**/*.{ts,tsx,css,md}', { cwd: ROOT }).concat('README.md');
  const referring = files.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const said = file.endsWith('.md') ? text : (text.match(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g) ?? []).join('\n');
    return ABSENT.test(said);
  });
  expect(referring).toEqual([]);
  expect(ABSENT.test('At most this many cells (DESIGN 9).')).toBe(true);
});

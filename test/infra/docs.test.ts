import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';
import { monthlyCosts, totalOf } from './costs.ts';
import { allResources, at, eventSources, exports, type Resource, resourcesOf } from './templates.ts';

/** Tables of the papers that are made from the templates. `UPDATE_DOCS=1 vitest run test/infra/docs.test.ts` writes them anew. */
const between = (file: string, name: string, lines: readonly string[]): void => {
  const path = join(ROOT, file);
  const text = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- ${name}: made from the templates -->\n`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const [, after] = (rest ?? '').split(end);
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for ${name}`);
  const made = `${before}${start}\n${lines.join('\n')}\n\n${end}${after}`;
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, made);
  expect(readFileSync(path, 'utf8')).toBe(made);
};

const count = (type: string): number => allResources.filter((resource) => resource.type === type).length;
const stacks = [...new Set(allResources.map(({ stack }) => stack))].sort();
const deadLetters = resourcesOf('AWS::SQS::Queue').filter(({ key }) => key.includes('DeadLetters')).length;

test('docs/deploy.md counts what is deployed as the templates do', () => {
  const rows: readonly (readonly [string, string | number, string])[] = [
    ...stacks.map(
      (stack) =>
        [
          `resources of the stack \`${stack.replace(/^.*-/, '…-')}\``,
          allResources.filter((one) => one.stack === stack).length,
          '500',
        ] as const,
    ),
    ['routes of the HTTP API', count('AWS::ApiGatewayV2::Route'), '300'],
    ['functions', count('AWS::Lambda::Function'), ''],
    ['tables', count('AWS::DynamoDB::Table'), ''],
    ['queues', count('AWS::SQS::Queue') - deadLetters, ''],
    ['queues of dead letters', deadLetters, ''],
    ['copies of workers at once, all queues together', workersAtOnce(), 'the account: 10 when new'],
    ['alarms', count('AWS::CloudWatch::Alarm'), ''],
    ['secrets', count('AWS::SecretsManager::Secret'), ''],
    ['keys', count('AWS::KMS::Key'), ''],
    ['values that one stack tells the other', exports.length, ''],
  ];
  between('docs/deploy.md', 'counts', [
    '| what | how many | at most |',
    '|---|---|---|',
    ...rows.map(([what, many, most]) => `| ${what} | ${many} | ${most} |`),
  ]);
});

test('docs/deploy.md and the README say what a month costs with what is deployed', () => {
  const costs = monthlyCosts({
    alarms: count('AWS::CloudWatch::Alarm'),
    queues: count('AWS::SQS::Queue') - deadLetters,
    secrets: count('AWS::SecretsManager::Secret'),
    keys: count('AWS::KMS::Key'),
  });
  const { dollars, euros } = totalOf(costs);
  between('docs/deploy.md', 'costs', [
    '| what | arithmetic | $ |',
    '|---|---|---|',
    ...costs.map((cost) => `| ${cost.what} | ${cost.arithmetic} | ${cost.dollars.toFixed(2)} |`),
    `| **everything but messages** | | **${dollars.toFixed(2)} ≈ €${euros.toFixed(2)}** |`,
  ]);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`about €${Math.round(euros)} a month`);
});

const workersAtOnce = (): number =>
  eventSources.reduce((sum, { source }) => sum + Number(at(source, 'ScalingConfig', 'MaximumConcurrency') ?? 0), 0);

test('docs/alarms.md names every alarm with its own words', () => {
  const rows = resourcesOf('AWS::CloudWatch::Alarm')
    .map((alarm) => `| ${runbookLink(nameOf(alarm))} | ${whenOf(alarm)} | ${String(at(alarm, 'AlarmDescription'))} |`)
    .sort();
  between('docs/alarms.md', 'alarms', ['| alarm | when | who is hurt, what to do |', '|---|---|---|', ...rows]);
});

/** `SendDeadLetters`: the logical id without the hash that CDK puts at its end. */
const nameOf = ({ key }: Resource): string =>
  key
    .replace(/^.*\//, '')
    .replace(/[0-9A-F]{8}$/, '')
    .replace(/Alarm$/, '');

/** To the section of the runbook that names it. */
const runbookLink = (name: string): string => {
  const runbook = readFileSync(join(ROOT, 'docs', 'runbook.md'), 'utf8');
  const section = runbook.split(/^## /m).find((part) => new RegExp(`\\b${name}\\b`).test(part)) ?? '';
  const [heading = ''] = section.split('\n');
  const anchor = heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `[${name}](runbook.md#${anchor})`;
};

const whenOf = (alarm: Resource): string => {
  const periods = Number(at(alarm, 'EvaluationPeriods'));
  const minutes = (Number(at(alarm, 'Period') ?? 300) * periods) / 60;
  const under = String(at(alarm, 'ComparisonOperator')).startsWith('Less') ? 'less than' : 'at least';
  return `${String(at(alarm, 'MetricName'))} ${under} ${String(at(alarm, 'Threshold'))}, ${minutes} min`;
};

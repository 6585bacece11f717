import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';
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
    ['values that one stack tells the other', exports.length, ''],
  ];
  between('docs/deploy.md', 'counts', [
    '| what | how many | at most |',
    '|---|---|---|',
    ...rows.map(([what, many, most]) => `| ${what} | ${many} | ${most} |`),
  ]);
});

const workersAtOnce = (): number =>
  eventSources.reduce((sum, { source }) => sum + Number(at(source, 'ScalingConfig', 'MaximumConcurrency') ?? 0), 0);

test('docs/alarms.md names every alarm with its own words', () => {
  const rows = resourcesOf('AWS::CloudWatch::Alarm')
    .map((alarm) => `| ${nameOf(alarm)} | ${whenOf(alarm)} | ${String(at(alarm, 'AlarmDescription'))} |`)
    .sort();
  between('docs/alarms.md', 'alarms', ['| alarm | when | who is hurt, what to do |', '|---|---|---|', ...rows]);
});

/** `SendDeadLetters`: the logical id without the hash that CDK puts at its end. */
const nameOf = ({ key }: Resource): string =>
  key
    .replace(/^.*\//, '')
    .replace(/[0-9A-F]{8}$/, '')
    .replace(/Alarm$/, '');

const whenOf = (alarm: Resource): string => {
  const periods = Number(at(alarm, 'EvaluationPeriods'));
  const minutes = (Number(at(alarm, 'Period') ?? 300) * periods) / 60;
  const under = String(at(alarm, 'ComparisonOperator')).startsWith('Less') ? 'less than' : 'at least';
  return `${String(at(alarm, 'MetricName'))} ${under} ${String(at(alarm, 'Threshold'))}, ${minutes} min`;
};

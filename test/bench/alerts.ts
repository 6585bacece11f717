import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { synthesize } from '#infra/app.ts';
import { ROOT } from '#infra/build/paths.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { physicalName, Resolver } from '#infra/local/template/resolver.ts';
import { outside } from '../tour/outside.ts';
import { alertBurst, openingBurst } from './alerts/bursts.ts';
import { type Figures, measureBurst } from './alerts/measuring.ts';
import { Meter } from './alerts/meter.ts';
import type { SiteStarted } from './alerts/protocol.ts';
import { subscribersAround, writeSubscribers } from './alerts/subscribers.ts';
import { communesOfTerritory, farmsOfTerritory } from './morning/territory.ts';
import { benchedProducer } from './search/benched-producer.ts';
import { seededEmulator } from './search/emulator.ts';
import { COVERAGE, renamed } from './search/tables.ts';
import { ended, forked, said } from './support/child.ts';
import { rounded, sum, table, verdict } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { BenchProblem } from './support/problem.ts';

const USAGE = `npm run bench -- alerts [options]

From preparing to open, then one more producer: each subscriber gets one mail of each. Over the local stack, with the memory of each function
as the template sets it.

  --subscribers 35000  whom the new producer reaches; a twentieth more live beyond his round
  --producers 1700     who deliver at the opening, placed by population in the territory
  --rate 2000          recipients a second that SES grants: the shared bucket paces by it
  --only alert         or opening; both if absent
  --json               one line of JSON instead of tables
  --help               this text`;

interface Options {
  readonly subscribers: number;
  readonly producers: number;
  readonly rate: number;
  readonly only: 'alert' | 'opening' | undefined;
  readonly json: boolean;
}

/** @returns the exit code */
export const benchAlerts = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    subscribers: { type: 'string', default: '35000' },
    producers: { type: 'string', default: '1700' },
    rate: { type: 'string', default: '2000' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { only } = values;
  if (only !== undefined && only !== 'alert' && only !== 'opening')
    throw new BenchProblem('--only wants alert or opening.');
  await run({
    subscribers: wholeNumber('subscribers', values.subscribers, 1),
    producers: wholeNumber('producers', values.producers, 1),
    rate: wholeNumber('rate', values.rate, 1),
    only,
    json: values.json,
  });
  return 0;
};

/** Around Bordeaux, as far as a wholesaler goes: a third of the territory's inhabitants. */
const ROUND = { lat: 44.84, lon: -0.58, radiusKm: 60 };

/** Long enough to build the site and to write the subscribers. */
const OPENS_AFTER_MS = 30 * 60_000;

const run = async (options: Options): Promise<void> => {
  const say = options.json ? () => undefined : (text: string) => console.log(text);
  const folder = await mkdtemp(join(tmpdir(), 'alaronde-alerts-'));
  const inHalfAnHour = new Date(Math.ceil((Date.now() + OPENS_AFTER_MS) / 60_000) * 60_000).toISOString();
  const opensAt = options.only === 'alert' ? '' : inHalfAnHour;
  try {
    say(opensAt === '' ? 'The site is built…' : 'The site, which opens in half an hour, is built…');
    const outdir = await synthesizedFor(opensAt, folder);
    const communes = await communesOfTerritory();
    say(`${options.producers} producers: covering and importing…`);
    const farms = farmsOfTerritory(communes, options.producers);
    const coverage = renamed(COVERAGE, await coverageTableName(outdir));
    const emulator = await seededEmulator([coverage], [farms.map(benchedProducer)]);
    const documents = clientOf(emulator.endpoint);
    const site = forked(new URL('alerts/site.ts', import.meta.url), [outdir], {
      AWS_ENDPOINT_URL_DYNAMODB: emulator.endpoint,
    });
    try {
      const { addresses, tables } = await said<SiteStarted>(site);
      say(`${options.subscribers} subscribers…`);
      const confirmedAt = new Date().toISOString();
      const people = subscribersAround(ROUND, communes, { count: options.subscribers, confirmedAt });
      const everybody = [...people.concerned, ...people.others];
      await writeSubscribers(documents, tables.subscriptions, everybody);
      const meter = new Meter(site, emulator.processId);
      const there = outside(addresses);
      await there.post('/__local/mail/limits', { maxSendRate: options.rate });
      const around = { site: there, agency: addresses.agency, documents, directory: tables.directory };
      const bursts = {
        opening: () => openingBurst(opensAt, { subscriptions: everybody, farms }, around),
        alert: () => alertBurst({ subscriptions: people.concerned, round: ROUND }, around),
      };
      const begun: Record<string, Figures> = {};
      for (const [name, prepared] of Object.entries(bursts)) {
        if (options.only !== undefined && options.only !== name) continue;
        say(`${name}…`);
        begun[name] = await measureBurst(await prepared(), { site: there, mailbox: addresses.mailbox, meter });
      }
      if (options.json) console.log(JSON.stringify(begun));
      else say(`\n${report(begun)}`);
    } finally {
      await ended(site);
      documents.destroy();
      await emulator.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const clientOf = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

/** The app of cdk.json, of which the directory opens at that instant. */
const synthesizedFor = async (opensAt: string, folder: string): Promise<string> => {
  const { context } = JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8'));
  const outdir = join(folder, 'cdk.out');
  await synthesize({
    outdir,
    buildFolder: join(folder, 'build'),
    context: { territory: { ...context.territory, opensAt } },
  });
  return outdir;
};

/** As the template names it: the local stack takes a table that is there for its own. */
const coverageTableName = async (outdir: string): Promise<string> => {
  const tables = new Resolver(await readAssembly(outdir)).ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const coverage = tables.find(({ logicalId }) => logicalId.startsWith('Coverage'));
  if (coverage === undefined) throw new Error('the template has no table Coverage');
  return physicalName(coverage, 255);
};

/** Of Node itself, before any code of ours: resident memory of an empty process less its heap (Node 24, Linux x64). */
const NODE_MB = 45;

const COUNTS = ['recipients', 'lost', 'twice', 'strangers'] as const;
const TIMES = ['matchSeconds', 'sendSeconds', 'seconds', 'receiptSeconds'] as const;

const report = (measured: Readonly<Record<string, Figures>>): string => {
  const all = Object.entries(measured);
  const memory = all.flatMap(([, { peakMemoryMb }]) => Object.entries(peakMemoryMb));
  const peak = Math.max(...memory.map(([, mb]) => mb)) + NODE_MB;
  return [
    table(
      ['', 'recipients', 'lost', 'twice', 'strangers', 'match s', 'send s', 'all s', 'receipts s', 'mails a second'],
      all.map(([name, figures]) => [
        name,
        ...COUNTS.map((count) => figures[count]),
        ...TIMES.map((time) => rounded(figures[time], 1)),
        rounded(figures.recipients / figures.sendSeconds, 0),
      ]),
    ),
    '',
    spentTable(all),
    '',
    ...all.flatMap(([name, { lost, twice, strangers, seconds }]) => [
      verdict(`${name}: lost, twice or to a stranger`, lost + twice + strangers, 0),
      verdict(`${name}: seconds`, seconds, 300),
    ]),
    verdict('memory of the largest function, MB', peak, 512),
  ].join('\n');
};

/** Parts that used less than a second are one line. */
const LEAST_SECONDS = 1;

const spentTable = (all: readonly (readonly [string, Figures])[]): string => {
  const parts = [...new Set(all.flatMap(([, { processorSeconds }]) => Object.keys(processorSeconds)))];
  const secondsOf = (part: string): number[] => all.map(([, { processorSeconds }]) => processorSeconds[part] ?? 0);
  const large = parts.filter((part) => Math.max(...secondsOf(part)) >= LEAST_SECONDS);
  const rest = parts.filter((part) => !large.includes(part));
  const sums = (of: readonly string[]): number[] =>
    all.map((_, index) => sum(of.map((part) => secondsOf(part)[index] ?? 0)));
  const memoryOf = (part: string): string => {
    const most = Math.max(...all.map(([, { peakMemoryMb }]) => peakMemoryMb[part] ?? 0));
    return most === 0 ? '' : String(Math.round(most + NODE_MB));
  };
  const tenths = (values: readonly number[]): number[] => values.map((value) => rounded(value, 1));
  return table(
    ['processor seconds', ...all.map(([name]) => name), 'memory MB'],
    [
      ...large.map((part) => [part, ...tenths(secondsOf(part)), memoryOf(part)]),
      ['the rest', ...tenths(sums(rest)), ''],
      ['in all', ...tenths(sums(parts)), ''],
    ],
  );
};

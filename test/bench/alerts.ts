import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { synthesize } from '#infra/app.ts';
import { ROOT } from '#infra/build/paths.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { physicalName, Resolver } from '#infra/local/template/resolver.ts';
import type { Outside } from '../tour/outside.ts';
import { outside } from '../tour/outside.ts';
import { alertBurst, openingBurst } from './alerts/bursts.ts';
import { type Burst, countsOf, type Figures, measureBurst, type Observed } from './alerts/measuring.ts';
import { Meter } from './alerts/meter.ts';
import type { CounterStarted, FaultsCounted, SiteStarted, UnitsCounted } from './alerts/protocol.ts';
import { elsewhere, subscribersAround, writeSubscribers } from './alerts/subscribers.ts';
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
as the template sets it. Then the second again for a tenth of them, with faults: workers killed at every stage, SES throttling one call in three and
losing one answer in fifty, the queues emptied once, events delivered twice. Last, for a tenth, what the second reads and writes where ten times the
subscriptions lie elsewhere.

  --subscribers 35000  that the new producer reaches; a twentieth more live beyond the round
  --producers 1700     who deliver at the opening, placed by population in the territory
  --rate 2000          recipients a second that SES grants: the shared bucket paces by it
  --only alert         or opening, faults, growth; all if absent
  --json               one line of JSON instead of tables
  --help               this text`;

const PARTS = ['opening', 'alert', 'faults', 'growth'] as const;

interface Options {
  readonly subscribers: number;
  readonly producers: number;
  readonly rate: number;
  readonly only: (typeof PARTS)[number] | undefined;
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
  const only = PARTS.find((part) => part === values.only);
  if (values.only !== undefined && only === undefined)
    throw new BenchProblem(`--only wants ${PARTS.slice(0, -1).join(', ')} or ${PARTS.at(-1)}.`);
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
  const begun: Record<string, Figures> = {};
  if (options.only !== 'faults' && options.only !== 'growth')
    await withSite(options, say, async ({ bursts, observed }) => {
      for (const [name, prepared] of Object.entries(bursts)) {
        if (options.only !== undefined && options.only !== name) continue;
        say(`${name}…`);
        begun[name] = await measureBurst(await prepared(), observed);
      }
    });
  let faults: FaultFigures | undefined;
  if (options.only === undefined || options.only === 'faults') {
    const subscribers = Math.ceil(options.subscribers / FAULTS_SHARE);
    await withSite({ ...options, only: 'alert', subscribers, producers: FEW_PRODUCERS }, say, async (prepared) => {
      say('with faults…');
      faults = await measureFaults(await prepared.bursts.alert(), prepared);
    });
  }
  let growth: Growth | undefined;
  if (options.only === undefined || options.only === 'growth') {
    say('with ten times the subscriptions elsewhere…');
    growth = { alone: await unitsWith(0, options, say), among: await unitsWith(TIMES_ELSEWHERE, options, say) };
  }
  const shown = Object.fromEntries(Object.entries(begun).map(([name, figures]) => [name, inShort(figures)]));
  const more = { ...(faults === undefined ? {} : { faults }), ...(growth === undefined ? {} : { growth }) };
  if (options.json) console.log(JSON.stringify({ ...shown, ...more }));
  else
    say(
      `\n${[...(Object.keys(begun).length === 0 ? [] : [report(begun)]), faultsTable(faults), growthTable(growth)].join('\n\n')}`,
    );
};

const TIMES_ELSEWHERE = 10;
/** Sweeps and retries fall now on one side, now on the other. */
const AS_BEFORE = 1.05;

interface Units {
  readonly subscriptions: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly reads: Readonly<Record<string, number>>;
}

/** What one publication reads and writes: where its subscribers are all there are, and among many more elsewhere. */
interface Growth {
  readonly alone: Units;
  readonly among: Units;
}

const unitsWith = async (times: number, options: Options, say: (text: string) => void): Promise<Units> => {
  const subscribers = Math.ceil(options.subscribers / FAULTS_SHARE);
  let units: Units | undefined;
  await withSite(
    { ...options, only: 'alert', subscribers, producers: FEW_PRODUCERS },
    say,
    async ({ observed, bursts, written }) => {
      const burst = await bursts.alert();
      const { reads, writeUnits } = await measureBurst(burst, observed);
      const readUnits = rounded(sum(Object.values(reads)), 0);
      units = { subscriptions: written, readUnits, writeUnits: rounded(writeUnits, 0), reads };
    },
    times,
  );
  if (units === undefined) throw new Error('nothing was measured');
  return units;
};

const growthTable = (growth: Growth | undefined): string => {
  if (growth === undefined) return '';
  const { alone, among } = growth;
  const share = (of: 'readUnits' | 'writeUnits') => rounded(among[of] / Math.max(1, alone[of]), 3);
  return [
    table(
      ['one publication', 'subscriptions in all', 'read units', 'write units'],
      [
        ['alone', alone.subscriptions, alone.readUnits, alone.writeUnits],
        ['ten times more elsewhere', among.subscriptions, among.readUnits, among.writeUnits],
      ],
    ),
    '',
    table(
      ['read units, by call and table', 'alone', 'among many'],
      Object.keys({ ...alone.reads, ...among.reads }).map((name) => [
        name.replace(/ .*-(?=[A-Z])/, ' '),
        rounded(alone.reads[name] ?? 0, 0),
        rounded(among.reads[name] ?? 0, 0),
      ]),
    ),
    '',
    verdict('growth elsewhere: reads, times those of before', share('readUnits'), AS_BEFORE),
    verdict('growth elsewhere: writes, times those of before', share('writeUnits'), AS_BEFORE),
  ].join('\n');
};

/** Of the subscribers, with faults: the same code, and hours of the clock. */
const FAULTS_SHARE = 10;
const FEW_PRODUCERS = 20;

interface Prepared {
  readonly site: ChildProcess;
  readonly there: Outside;
  readonly observed: Observed;
  readonly bursts: { opening(): Promise<Burst>; alert(): Promise<Burst> };
  /** How many subscriptions there are. */
  readonly written: number;
}

const withSite = async (
  options: Options,
  say: (text: string) => void,
  work: (prepared: Prepared) => Promise<void>,
  timesElsewhere = 0,
): Promise<void> => {
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
    const counter = forked(new URL('alerts/unit-counter.ts', import.meta.url), [emulator.endpoint]);
    const { endpoint } = await said<CounterStarted>(counter);
    const site = forked(new URL('alerts/site.ts', import.meta.url), [outdir], { AWS_ENDPOINT_URL_DYNAMODB: endpoint });
    try {
      const { addresses, tables } = await said<SiteStarted>(site);
      say(`${options.subscribers} subscribers…`);
      const confirmedAt = new Date().toISOString();
      const people = subscribersAround(ROUND, communes, { count: options.subscribers, confirmedAt });
      const everybody = [...people.concerned, ...people.others];
      const far = elsewhere(people.concerned, timesElsewhere);
      await writeSubscribers(documents, tables.subscriptions, [...everybody, ...far]);
      const there = outside(addresses);
      await there.post('/__local/mail/limits', { maxSendRate: options.rate });
      const around = { site: there, agency: addresses.agency, documents, directory: tables.directory };
      const units = async () => {
        counter.send('units');
        return said<UnitsCounted>(counter);
      };
      await work({
        site,
        there,
        written: everybody.length + far.length,
        observed: { site: there, mailbox: addresses.mailbox, meter: new Meter(site, emulator.processId), units },
        bursts: {
          opening: () => openingBurst(opensAt, { subscriptions: everybody, farms }, around),
          alert: () => alertBurst({ subscriptions: people.concerned, round: ROUND }, around),
        },
      });
    } finally {
      await ended(site);
      await ended(counter);
      documents.destroy();
      await emulator.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type FaultFigures = Pick<Figures, 'matched' | 'sent' | 'lost' | 'twice'> & FaultsCounted;

const TURN_SECONDS = 1_200;
/** Twelve hours of the clock: leases, backing off and the patience of the sweep are over many times. */
const MAX_TURNS = 36;
const IDLE_SECONDS = 120;

/** The same burst, with everything going wrong that can; the clock goes on until all have their mail, and then some more. */
const measureFaults = async (burst: Burst, { site, there, observed }: Prepared): Promise<FaultFigures> => {
  const recipients = async () =>
    (await (await fetch(`${observed.mailbox}/recipients`)).json()) as Record<string, number>;
  const before = await recipients();
  site.send('unreliable');
  await burst.begin();
  const turn = async () => {
    await there.get(`/__local/idle?timeoutSeconds=${IDLE_SECONDS}`);
    await there.setClock(new Date(Date.parse(await there.clock()) + TURN_SECONDS * 1_000).toISOString());
  };
  for (let turns = 0; turns < MAX_TURNS; turns += 1) {
    await turn();
    if (countsOf(await recipients(), before, burst.expected).lost === 0) break;
  }
  site.send('reliable');
  const counted = await said<FaultsCounted>(site);
  // What is still on its way, a copy of a mail perhaps, comes to its end.
  for (let turns = 0; turns < 6; turns += 1) await turn();
  await there.get(`/__local/idle?timeoutSeconds=${IDLE_SECONDS}`);
  const { sent, lost, twice } = countsOf(await recipients(), before, burst.expected);
  return { matched: await burst.matched(), sent, lost, twice, ...counted };
};

const faultsTable = (faults: FaultFigures | undefined): string =>
  faults === undefined
    ? ''
    : [
        table(Object.keys(faults), [Object.values(faults)]),
        '',
        verdict('with faults: lost', faults.lost, 0),
        verdict('with faults: twice, beyond those in flight', Math.max(0, faults.twice - faults.inFlight), 0),
      ].join('\n');

/** What `--json` says of a burst. */
const inShort = (figures: Figures) => ({
  matched: figures.matched,
  sent: figures.sent,
  lost: figures.lost,
  twice: figures.twice,
  strangers: figures.strangers,
  seconds: rounded(figures.seconds, 1),
  peakMemoryMB: Math.round(Math.max(...Object.values(figures.peakMemoryMb)) + NODE_MB),
  writeUnitsPerAlert: rounded(figures.writeUnits / Math.max(1, figures.sent), 2),
  processorMsPerAlert: rounded((sum(Object.values(figures.processorSeconds)) * 1_000) / Math.max(1, figures.sent), 2),
});

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
    ...all.flatMap(([name, figures]) => [
      verdict(`${name}: write units an alert`, inShort(figures).writeUnitsPerAlert, 7),
      verdict(`${name}: processor milliseconds an alert`, inShort(figures).processorMsPerAlert, 7),
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

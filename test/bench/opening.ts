import { ensureSynthesized } from '#infra/build/synth-cached.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { physicalName, Resolver } from '#infra/local/template/resolver.ts';
import type { Counted, CounterStarted, LoadOrder, LoadReport, SiteStarted, SiteUsage } from './opening/protocol.ts';
import { arrivals } from './opening/schedule.ts';
import { communesOfTerritory, farmsOfTerritory, searchPaths } from './opening/territory.ts';
import { benchedProducer } from './search/benched-producer.ts';
import { type SeededEmulator, seededEmulator } from './search/emulator.ts';
import { COVERAGE, renamed } from './search/tables.ts';
import { ended, forked, said } from './support/child.ts';
import { percentile, rounded, sum, table, verdict } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { BenchProblem } from './support/problem.ts';

const USAGE = `npm run bench -- opening [options]

The opening hour: searches at places drawn by population, sent in an open loop against a local site whose functions are cold, without
the front cache and with it.

  --searches 40000   how many
  --seconds 60       in how long, of which
  --ramp 15          until the full rate
  --producers 1700   placed by population in the territory
  --addresses 50     of a hundred searches, those at an address (150 m); the others are at a commune
  --json             one line of JSON instead of tables
  --help             this text`;

interface Options {
  readonly searches: number;
  readonly seconds: number;
  readonly ramp: number;
  readonly producers: number;
  readonly addresses: number;
  readonly json: boolean;
}

interface Figures {
  readonly searches: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers other than 200, and none at all. */
  readonly errors: number;
  /** Without the front: keys that the functions had in memory. With it: answers that the front gave. */
  readonly cacheShare: number;
  readonly queries: number;
}

const DEFAULTS = { searches: '40000', seconds: '60', ramp: '15', producers: '1700', addresses: '50' } as const;

/** @returns the exit code */
export const benchOpening = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    searches: { type: 'string', default: DEFAULTS.searches },
    seconds: { type: 'string', default: DEFAULTS.seconds },
    ramp: { type: 'string', default: DEFAULTS.ramp },
    producers: { type: 'string', default: DEFAULTS.producers },
    addresses: { type: 'string', default: DEFAULTS.addresses },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const options: Options = {
    searches: wholeNumber('searches', values.searches, 1),
    seconds: wholeNumber('seconds', values.seconds, 1),
    ramp: wholeNumber('ramp', values.ramp, 0),
    producers: wholeNumber('producers', values.producers, 1),
    addresses: wholeNumber('addresses', values.addresses, 0),
    json: values.json,
  };
  if (options.ramp > options.seconds) throw new BenchProblem('--ramp cannot be longer than --seconds.');
  if (options.addresses > 100) throw new BenchProblem('--addresses is a share of a hundred.');
  await run(options);
  return 0;
};

const run = async (options: Options): Promise<void> => {
  const say = options.json ? () => undefined : (text: string) => console.log(text);
  const communes = await communesOfTerritory();
  say(`${options.producers} producers: covering and importing…`);
  const producers = farmsOfTerritory(communes, options.producers).map(benchedProducer);
  const emulator = await seededEmulator([renamed(COVERAGE, await coverageTableName())], [producers]);
  try {
    const order = {
      paths: searchPaths(communes, options.searches, options.addresses / 100),
      arrivals: arrivals(options.searches, options.seconds, options.ramp),
    };
    say('The site opens, without the front cache…');
    const without = await open(emulator, order, 'api');
    say('The site opens, with the front cache…');
    const front = await open(emulator, order, 'site');
    if (options.json) console.log(JSON.stringify({ ...without.figures, front: front.figures }));
    else say(`\n${report(without, front)}`);
    for (const { statuses } of [without, front])
      if (Object.keys(statuses).some((status) => status !== '200')) say(`Answers: ${JSON.stringify(statuses)}`);
  } finally {
    await emulator.stop();
  }
};

/** As the template names it: the local stack takes a table that is there for its own. */
const coverageTableName = async (): Promise<string> => {
  const { outdir } = await ensureSynthesized();
  const tables = new Resolver(await readAssembly(outdir)).ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const coverage = tables.find(({ logicalId }) => logicalId.startsWith('Coverage'));
  if (coverage === undefined) throw new Error('the template has no table Coverage');
  return physicalName(coverage, 255);
};

/** Keys of a place whose commune is known: three cells, commune, department, country. */
const KEYS_OF_PLACE = 6;

/** One opening, on a site that has never answered anything. */
const open = async (emulator: SeededEmulator, order: Omit<LoadOrder, 'origin'>, through: keyof SiteStarted) => {
  const counter = forked(new URL('opening/query-counter.ts', import.meta.url), [emulator.endpoint]);
  const { endpoint } = await said<CounterStarted>(counter);
  const site = forked(new URL('opening/site.ts', import.meta.url), [], { AWS_ENDPOINT_URL_DYNAMODB: endpoint });
  try {
    const origin = (await said<SiteStarted>(site))[through];
    const visitors = forked(new URL('opening/load.ts', import.meta.url));
    const load: LoadOrder = { ...order, origin };
    visitors.send(load);
    const loaded = await said<LoadReport>(visitors);
    counter.send('count');
    const { queries } = await said<Counted>(counter);
    site.send('usage');
    const { processorMs } = await said<SiteUsage>(site);
    return {
      figures: figuresOf(loaded, queries, through),
      statuses: loaded.statuses,
      processorMs: processorMs / loaded.times.length,
    };
  } finally {
    await ended(site);
    await ended(counter);
  }
};

const figuresOf = (
  { times, statuses, verdicts, seconds }: LoadReport,
  queries: number,
  through: keyof SiteStarted,
): Figures => {
  const searches = times.length;
  const fromFront = sum(
    Object.entries(verdicts).flatMap(([said, count]) => (said === 'Hit' || said === 'RefreshHit' ? [count] : [])),
  );
  return {
    searches,
    seconds: rounded(seconds, 1),
    p50Ms: rounded(percentile(times, 0.5), 1),
    p99Ms: rounded(percentile(times, 0.99), 1),
    errors: searches - (statuses['200'] ?? 0),
    cacheShare: rounded(through === 'site' ? fromFront / searches : 1 - queries / (KEYS_OF_PLACE * searches), 3),
    queries,
  };
};

type Opening = Awaited<ReturnType<typeof open>>;

const report = (without: Opening, front: Opening): string => {
  const rows = Object.entries({ 'without the front cache': without, 'with the front cache': front }).map(
    ([name, { figures, processorMs }]) => [name, ...Object.values(figures), rounded(processorMs, 2)],
  );
  return [
    table(['', 'searches', 'seconds', 'p50 ms', 'p99 ms', 'errors', 'cache share', 'Queries', 'processor ms'], rows),
    '',
    verdict('p99 ms without the front cache', without.figures.p99Ms, 300),
    verdict('p99 ms with the front cache', front.figures.p99Ms, 300),
    verdict('errors', without.figures.errors + front.figures.errors, 0),
  ].join('\n');
};

import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { producerItem } from '#adapters/dynamodb/producers/directory.ts';
import { ensureSynthesized } from '#infra/build/synth-cached.ts';
import { readAssembly } from '#infra/local/template/assembly.ts';
import { physicalName, Resolver } from '#infra/local/template/resolver.ts';
import { highestRate } from './morning/highest-rate.ts';
import {
  ACTS,
  type ColdStart,
  type Counted,
  type CounterStarted,
  type LoadOrder,
  type LoadReport,
  type MorningOrder,
  PAGES,
  type SiteStarted,
} from './morning/protocol.ts';
import { type RouteCosts, routeCosts } from './morning/route-costs.ts';
import { communesOfTerritory, farmsOfTerritory } from './morning/territory.ts';
import { type Town, visits } from './morning/visits.ts';
import { type BenchedProducer, benchedProducer } from './search/benched-producer.ts';
import { type SeededEmulator, seededEmulator } from './search/emulator.ts';
import { COVERAGE, renamed } from './search/tables.ts';
import { ended, forked, said } from './support/child.ts';
import { percentile, rounded, sum, table, verdict } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { BenchProblem } from './support/problem.ts';

const USAGE = `npm run bench -- morning [options]

The opening morning as people live it: home, a place typed and completed, who delivers there, every second one a producer's page, one in
twenty subscribes, one in fifty asks. In an open loop, against a local site whose functions are cold, without the front's cache and with it.
Where the goal does not hold, the highest rate that does is found by trying. Then what one call of each route costs, in one run.

  --visitors 40000   the goal: how many come
  --seconds 60       in how long, of which
  --ramp 15          until the full rate
  --producers 1700   placed by population in the territory
  --addresses 0      of a hundred visitors, those who search at an address (150 m); the others search at a commune
  --only cost        what a call of each route costs, and nothing else; or cold: from a new environment to the first answer
  --json             one line of JSON instead of tables
  --help             this text`;

interface Options {
  readonly order: MorningOrder;
  readonly only: 'cost' | 'cold' | undefined;
  readonly json: boolean;
}

/** @returns the exit code */
export const benchMorning = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    visitors: { type: 'string', default: '40000' },
    seconds: { type: 'string', default: '60' },
    ramp: { type: 'string', default: '15' },
    producers: { type: 'string', default: '1700' },
    addresses: { type: 'string', default: '0' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { only } = values;
  if (only !== undefined && only !== 'cost' && only !== 'cold') throw new BenchProblem('--only wants cost or cold.');
  const order: MorningOrder = {
    visitors: wholeNumber('visitors', values.visitors, 1),
    seconds: wholeNumber('seconds', values.seconds, 1),
    ramp: wholeNumber('ramp', values.ramp, 0),
    producers: wholeNumber('producers', values.producers, 1),
    addresses: wholeNumber('addresses', values.addresses, 0) / 100,
  };
  if (order.ramp > order.seconds) throw new BenchProblem('--ramp cannot be longer than --seconds.');
  if (order.addresses > 1) throw new BenchProblem('--addresses is a share of a hundred.');
  await run({ order, only, json: values.json });
  return 0;
};

const PAGE_P99_MS = 300;
const COLD_MS = 300;
/** Visitors of whose paths the costs of the routes are taken: few enough that a place is asked for again soon, as in a full hour. */
const COSTED_VISITORS = 300;

interface Stage {
  readonly town: Town;
  readonly producers: readonly BenchedProducer[];
  readonly coverageTable: string;
  readonly say: (text: string) => void;
}

const run = async ({ order, only, json }: Options): Promise<void> => {
  const say = json ? () => undefined : (text: string) => console.log(text);
  const communes = await communesOfTerritory();
  const farms = farmsOfTerritory(communes, order.producers);
  say(`${order.producers} producers: covering…`);
  const stage: Stage = {
    town: { communes, farms },
    producers: farms.map(benchedProducer),
    coverageTable: await coverageTableName(),
    say,
  };
  if (only === 'cold') {
    const cold = await withSite(stage, 'no-cache', ({ ask }) => ask<ColdStart[]>('coldStarts'));
    say(coldReport(cold));
    if (json) console.log(JSON.stringify({ coldStarts: cold.map(({ name, ms }) => ({ name, ms: Math.round(ms) })) }));
    return;
  }
  if (only === 'cost') {
    const costs = await costsOf(stage, order, 'no-cache');
    say(costReport(costs));
    if (json) console.log(JSON.stringify(roundedCosts(costs)));
    return;
  }
  say('The morning, without the front’s cache…');
  const without = await morning(stage, order, 'no-cache');
  say('The morning, with the front’s cache…');
  const front = await morning(stage, order, 'cache');
  const cold = await withSite(stage, 'no-cache', ({ ask }) => ask<ColdStart[]>('coldStarts'));
  if (json) console.log(JSON.stringify({ ...jsonOf(without), front: jsonOf(front) }));
  else say(`\n${report(without, front)}\n\n${costReport(without.costs)}\n\n${coldReport(cold)}`);
};

/** As the template names it: the local stack takes a table that is there for its own. */
const coverageTableName = async (): Promise<string> => {
  const { outdir } = await ensureSynthesized();
  const tables = new Resolver(await readAssembly(outdir)).ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const coverage = tables.find(({ logicalId }) => logicalId.startsWith('Coverage'));
  if (coverage === undefined) throw new Error('the template has no table Coverage');
  return physicalName(coverage, 255);
};

type FrontCache = 'cache' | 'no-cache';

interface Site {
  readonly origin: string;
  readonly process: ReturnType<typeof forked>;
  ask<Answer>(question: 'usage' | 'coldStarts'): Promise<Answer>;
  queries(): Promise<number>;
}

/** A site that has never answered anything, its producers in the index and in the directory. */
const withSite = async <Result>(
  stage: Stage,
  frontCache: FrontCache,
  use: (site: Site) => Promise<Result>,
): Promise<Result> => {
  const emulator = await seededEmulator([renamed(COVERAGE, stage.coverageTable)], [stage.producers]);
  const counter = forked(new URL('morning/query-counter.ts', import.meta.url), [emulator.endpoint]);
  const { endpoint } = await said<CounterStarted>(counter);
  const env = { AWS_ENDPOINT_URL_DYNAMODB: endpoint };
  const site = forked(new URL('morning/site.ts', import.meta.url), [frontCache], env);
  try {
    const started = await said<SiteStarted>(site);
    await writeDirectory(emulator, started.directoryTable, stage.producers);
    return await use({
      origin: started.site,
      process: site,
      ask: (question) => {
        site.send(question);
        return said(site);
      },
      queries: async () => {
        counter.send('count');
        return (await said<Counted>(counter)).queries;
      },
    });
  } finally {
    await ended(site);
    await ended(counter);
    await emulator.stop();
  }
};

/** BatchWriteItem takes 25 items a call. */
const BATCH = 25;

const writeDirectory = async (
  { documents }: SeededEmulator,
  tableName: string,
  producers: readonly BenchedProducer[],
): Promise<void> => {
  for (let start = 0; start < producers.length; start += BATCH) {
    const items = producers.slice(start, start + BATCH).map(({ producer }) => producerItem(producer));
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) } }),
    );
  }
};

interface Tried {
  readonly holds: boolean;
  /** Visitors a second, by what was answered. */
  readonly reached: number;
  readonly loaded: LoadReport;
  readonly pageP99Ms: number;
  readonly errors: number;
  readonly queries: number;
}

/** Keys of a place whose commune is known: three cells, commune, department, country. */
const KEYS_OF_PLACE = 6;

const tryOut = (stage: Stage, order: MorningOrder, frontCache: FrontCache): Promise<Tried> =>
  withSite(stage, frontCache, async ({ origin, queries }) => {
    const visitors = forked(new URL('morning/load.ts', import.meta.url));
    const load: LoadOrder = { ...order, origin, lateMs: PAGE_P99_MS };
    visitors.send(load);
    const loaded = await said<LoadReport>(visitors);
    const pageP99Ms = percentile(
      PAGES.flatMap((act) => loaded.times[act]),
      0.99,
    );
    const errors = sum(Object.values(loaded.errors));
    const answersPerVisitor = visits(stage.town, { ...order, visitors: 1_000 }).length / 1_000;
    return {
      holds: !loaded.stopped && errors === 0 && pageP99Ms <= PAGE_P99_MS,
      reached: loaded.answers / answersPerVisitor / loaded.seconds,
      loaded,
      pageP99Ms,
      errors,
      queries: await queries(),
    };
  });

interface Morning {
  /** Visitors of the run that is told: the highest that held, or the last that did not. */
  readonly visitors: number;
  readonly seconds: number;
  readonly held: boolean;
  readonly result: Tried;
  readonly frontCache: FrontCache;
  readonly costs: RouteCosts;
}

const morning = async (stage: Stage, order: MorningOrder, frontCache: FrontCache): Promise<Morning> => {
  let last: { visitors: number; result: Tried } | undefined;
  const goal = order.visitors / order.seconds;
  const found = await highestRate(goal, async (rate) => {
    const visitors = Math.round(rate * order.seconds);
    const result = await tryOut(stage, { ...order, visitors }, frontCache);
    last = { visitors, result };
    const said = result.loaded.stopped ? 'too many pages were late' : `p99 of pages ${Math.round(result.pageP99Ms)} ms`;
    const errors = result.errors === 0 ? '' : `, errors ${JSON.stringify(result.loaded.errors)}`;
    stage.say(
      `  ${rounded(rate, 0)} visitors a second: ${result.holds ? 'holds' : 'does not hold'} (${said}${errors})`,
    );
    return result;
  });
  if (last === undefined) throw new Error('nothing was tried');
  const told =
    found.held === undefined
      ? last
      : { visitors: Math.round(found.held.rate * order.seconds), result: found.held.result };
  const costs = await costsOf(stage, order, frontCache);
  return { ...told, seconds: order.seconds, held: found.held !== undefined, frontCache, costs };
};

const costsOf = (stage: Stage, order: MorningOrder, frontCache: FrontCache): Promise<RouteCosts> =>
  withSite(stage, frontCache, ({ origin, process }) =>
    routeCosts(process, origin, visits(stage.town, { ...order, visitors: COSTED_VISITORS })),
  );

const cacheShareOf = ({ frontCache, result: { loaded, queries } }: Morning): number => {
  const answered = sum(Object.values(loaded.verdicts));
  const fromFront = (loaded.verdicts.Hit ?? 0) + (loaded.verdicts.RefreshHit ?? 0);
  return frontCache === 'cache' ? fromFront / answered : 1 - queries / (KEYS_OF_PLACE * loaded.times.page.length);
};

const roundedCosts = (costs: RouteCosts): RouteCosts => ({
  robotsCpuMs: rounded(costs.robotsCpuMs, 3),
  jsonCpuMs: rounded(costs.jsonCpuMs, 3),
  pageCpuMs: rounded(costs.pageCpuMs, 3),
  homeCpuMs: rounded(costs.homeCpuMs, 3),
  placesCpuMs: rounded(costs.placesCpuMs, 3),
  producerCpuMs: rounded(costs.producerCpuMs, 3),
});

/**
 * For the rate that held; where none did, of the last that was tried, and `visitors` is 0. `cacheShare`: without the front's cache, keys that the functions had in
 * memory; with it, answers that the front gave. `queries`: those that reached the database.
 */
const jsonOf = (one: Morning) => ({
  visitors: one.held ? one.visitors : 0,
  seconds: one.seconds,
  visitorsPerSecond: one.held ? rounded(one.visitors / one.seconds, 1) : 0,
  errors: one.result.errors,
  pageP99Ms: rounded(one.result.pageP99Ms, 1),
  ...roundedCosts(one.costs),
  cacheShare: rounded(cacheShareOf(one), 3),
  queries: one.result.queries,
});

const report = (without: Morning, front: Morning): string => {
  const names = { 'without the front’s cache': without, 'with the front’s cache': front };
  const rows = Object.entries(names).map(([name, one]) => {
    const { visitors, visitorsPerSecond, errors, pageP99Ms, cacheShare, queries } = jsonOf(one);
    return [name, visitors, visitorsPerSecond, pageP99Ms, errors, cacheShare, queries];
  });
  const times = Object.entries(names).map(([name, { result }]) => [
    name,
    ...ACTS.flatMap((act) => [0.5, 0.99].map((share) => rounded(percentile(result.loaded.times[act], share), 1))),
  ]);
  return [
    table(['', 'visitors', 'a second', 'p99 ms of pages', 'errors', 'cache share', 'Queries'], rows),
    '',
    table(['ms, p50 and p99', ...ACTS.flatMap((act) => [act, 'p99'])], times),
    '',
    verdict('p99 ms of pages without the front’s cache', without.result.pageP99Ms, PAGE_P99_MS),
    verdict('p99 ms of pages with the front’s cache', front.result.pageP99Ms, PAGE_P99_MS),
    verdict('errors', without.result.errors + front.result.errors, 0),
  ].join('\n');
};

const costReport = (costs: RouteCosts): string => {
  const { robotsCpuMs, jsonCpuMs, pageCpuMs, homeCpuMs, placesCpuMs, producerCpuMs } = costs;
  const row = (name: string, ms: number): [string, number, number] => [
    name,
    rounded(ms, 3),
    rounded(ms / robotsCpuMs, 2),
  ];
  return [
    table(
      ['one call, uncached and compressed', 'processor ms', 'robots.txt = 1'],
      [
        row('GET /robots.txt', robotsCpuMs),
        row('GET /api/producers', jsonCpuMs),
        row('results page', pageCpuMs),
        row('home', homeCpuMs),
        row('GET /api/places', placesCpuMs),
        row('producer’s page', producerCpuMs),
      ],
    ),
    '',
    verdict('results page, times the JSON call', pageCpuMs / jsonCpuMs, 2),
    verdict('JSON call, times robots.txt', jsonCpuMs / robotsCpuMs, 4),
    verdict('producer’s page, times the results page', producerCpuMs / pageCpuMs, 1),
  ].join('\n');
};

const coldReport = (cold: readonly ColdStart[]): string =>
  [
    table(
      ['from a new environment to the first answer', 'ms'],
      cold.map(({ name, ms }) => [name, Math.round(ms)]),
    ),
    '',
    verdict('slowest of them, ms', Math.max(...cold.map(({ ms }) => ms)), COLD_MS),
  ].join('\n');

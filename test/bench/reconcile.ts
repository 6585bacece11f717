import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '#adapters/dynamodb/keys.ts';
import { specOf } from '#infra/functions/functions.ts';
import type { Night, NightTask } from './reconcile/night.ts';
import { DIRECTORY, damagedCoverage, type Fault, type Spot } from './reconcile/planted.ts';
import { benchedProducer } from './search/benched-producer.ts';
import { type SeededEmulator, seededEmulator } from './search/emulator.ts';
import { farmsOfReplica, PRODUCERS_PER_NEIGHBOURHOOD } from './search/neighbourhood.ts';
import { rounded, table as tableText } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { BenchProblem } from './support/problem.ts';

const USAGE = `npm run bench -- reconcile [options]

The night: every producer against the index and every item of the index against the producers, with disagreements planted (one producer
in fifty). Through the real turns of the nightly run and the AWS SDK, on the emulator; each turn is a function that knows nothing but the
place where the one before ended, in a process with the function's memory. Afterwards each planted disagreement is looked at: is it mended?

  --sizes 2000,10000,50000  producers, in whole neighbourhoods of ${PRODUCERS_PER_NEIGHBOURHOOD}
  --turn 60                 seconds after which a turn leaves the rest to the next
  --fresh                   every turn has an empty memory, as when Lambda takes another environment each time
  --json                    one line of JSON instead of the table
  --help                    this text`;

interface Case {
  readonly producers: number;
  readonly planted: readonly Spot[];
  readonly mended: number;
  readonly night: Night;
}

/** @returns the exit code */
export const benchReconcile = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    sizes: { type: 'string', default: '2000,10000,50000' },
    turn: { type: 'string', default: '60' },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const turnMs = 1_000 * wholeNumber('turn', values.turn, 1);
  const cases: Case[] = [];
  for (const size of values.sizes
    .split(',')
    .map((text) => wholeNumber('sizes', text.trim(), PRODUCERS_PER_NEIGHBOURHOOD))) {
    if (size % PRODUCERS_PER_NEIGHBOURHOOD !== 0)
      throw new BenchProblem(`--sizes wants multiples of ${PRODUCERS_PER_NEIGHBOURHOOD}, not ${size}.`);
    if (!values.json) console.error(`${size} producers…`);
    cases.push(await measured(size, { turnMs, fresh: values.fresh }));
  }
  console.log(values.json ? JSON.stringify({ cases: cases.map(asJson) }) : `${tableOf(cases)}\n\n${verdicts(cases)}`);
  return 0;
};

const { memory: FUNCTION_MEMORY_MB, timeout: TIMEOUT_SECONDS } = specOf('reconcile');

interface Way {
  readonly turnMs: number;
  readonly fresh: boolean;
}

const measured = async (producers: number, way: Way): Promise<Case> => {
  const planted: Spot[] = [];
  const coverage = damagedCoverage(planted);
  const emulator = await seededEmulator([coverage, DIRECTORY], neighbourhoods(producers / PRODUCERS_PER_NEIGHBOURHOOD));
  try {
    const { endpoint } = emulator;
    const night = await nightOf({ endpoint, coverage: coverage.name, directory: DIRECTORY.name, ...way });
    return { producers, planted, night, mended: await mendedOf(planted, emulator, coverage.name) };
  } finally {
    await emulator.stop();
  }
};

const nightOf = async (task: NightTask): Promise<Night> => {
  const program = fileURLToPath(new URL('./reconcile/night.ts', import.meta.url));
  // As Lambda leaves room for what is not heap.
  const heap = `--max-old-space-size=${Math.round(FUNCTION_MEMORY_MB * 0.6)}`;
  const { stdout } = await promisify(execFile)(process.execPath, [heap, program, JSON.stringify(task)]);
  return JSON.parse(stdout) as Night;
};

const { partitionKey, sortKey } = TABLES.coverage;

const mendedOf = async (planted: readonly Spot[], { documents }: SeededEmulator, table: string): Promise<number> => {
  let mended = 0;
  for (const { key, item, fit } of planted) {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { [partitionKey]: key, [sortKey]: item }, ConsistentRead: true }),
    );
    if ((Item?.fit ?? null) === fit) mended += 1;
  }
  return mended;
};

function* neighbourhoods(replicas: number) {
  for (let replica = 0; replica < replicas; replica += 1) yield farmsOfReplica(replica).map(benchedProducer);
}

const foundIn = ({ found }: Night): number => found.missing + found.wrong + found.orphans;

const tableOf = (cases: readonly Case[]): string =>
  tableText(
    [
      'producers',
      'items',
      'planted',
      'found',
      'mended',
      'turns',
      'seconds',
      'longest turn, s',
      'calls',
      'units',
      'memory, MB',
    ],
    cases.map(({ producers, planted, night, mended }) => [
      producers,
      night.looked - producers,
      planted.length,
      foundIn(night),
      mended,
      night.turns,
      rounded(night.seconds, 0),
      rounded(night.longestTurn, 1),
      night.calls,
      rounded(night.readUnits, 0),
      rounded(night.mostMemoryMb, 0),
    ]),
  );

const FAULTS: readonly Fault[] = ['missing', 'wrong', 'orphans'];

const verdicts = (cases: readonly Case[]): string =>
  cases
    .map(({ producers, planted, night }) => {
      const parts = FAULTS.map(
        (fault) => `${fault} ${night.found[fault]} of ${planted.filter((spot) => spot.fault === fault).length}`,
      );
      const ends = night.longestTurn < TIMEOUT_SECONDS ? 'within' : 'BEYOND';
      return `${producers}: ${parts.join(', ')}; every turn ends ${ends} the ${TIMEOUT_SECONDS} s of the function`;
    })
    .join('\n');

const asJson = ({ producers, planted, night, mended }: Case) => ({
  producers,
  planted: planted.length,
  found: foundIn(night),
  mended,
  seconds: rounded(night.seconds, 1),
  turns: night.turns,
  longestTurnSeconds: rounded(night.longestTurn, 1),
  queries: night.calls,
  readUnits: rounded(night.readUnits, 1),
  memoryMb: rounded(night.mostMemoryMb, 0),
});

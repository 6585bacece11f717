import { type BenchedProducer, benchedProducer } from './search/benched-producer.ts';
import { type DecodingFigures, measureDecoding } from './search/decoding.ts';
import { seededEmulator } from './search/emulator.ts';
import { measureVariant, VARIANTS, type Variant, type VariantFigures } from './search/levels.ts';
import { farmsOfReplica, MAX_PRODUCERS, PRODUCERS_PER_NEIGHBOURHOOD, placesToSearch } from './search/neighbourhood.ts';
import { measurePeers, type PeerFigures } from './search/peers.ts';
import { addressesIn, bordeauxAndHamlet, farmsByPopulation, realCommunes } from './search/population.ts';
import { measureSearches, type SearchFigures } from './search/searching.ts';
import { COVERAGE, PEER_TABLES } from './search/tables.ts';
import { rounded, spread, sum, table, verdict } from './support/figures.ts';
import { optionsOf, wholeNumber } from './support/options.ts';
import { BenchProblem } from './support/problem.ts';

const USAGE = `npm run bench -- search [options]

What a search costs when the neighbourhood stays and the country grows: disjoint replicas of one neighbourhood of ${PRODUCERS_PER_NEIGHBOURHOOD} producers,
on the emulator, through the real search and the AWS SDK, nothing cached. Beside it, in the same run: a full scan, the fixed
geohash with its neighbours, and the package dynamodb-geo. About five minutes.

  --sizes 2000,10000,50000  producers, in whole neighbourhoods
  --searches 400            searches measured per size
  --population 10000        producers of the directory placed by real population (ALARONDE_DATA); 0: none
  --json                    one line of JSON instead of tables; sizes and peers only
  --help                    this text`;

interface Options {
  readonly sizes: readonly number[];
  readonly searches: number;
  readonly population: number;
  readonly json: boolean;
}

interface Case extends SearchFigures {
  readonly producers: number;
  readonly writesPerPublication: number;
  readonly mostWrites: number;
}

/** @returns the exit code */
export const benchSearch = async (args: readonly string[]): Promise<number> => {
  const values = optionsOf(args, {
    sizes: { type: 'string', default: '2000,10000,50000' },
    searches: { type: 'string', default: '400' },
    population: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  await run({
    sizes: values.sizes.split(',').map(sizeOf),
    searches: wholeNumber('searches', values.searches, 1),
    population: wholeNumber('population', values.population, 0),
    json: values.json,
  });
  return 0;
};

const sizeOf = (text: string): number => {
  const size = wholeNumber('sizes', text.trim(), PRODUCERS_PER_NEIGHBOURHOOD);
  if (size % PRODUCERS_PER_NEIGHBOURHOOD !== 0 || size > MAX_PRODUCERS)
    throw new BenchProblem(
      `--sizes wants multiples of ${PRODUCERS_PER_NEIGHBOURHOOD} up to ${MAX_PRODUCERS}, not “${text}”.`,
    );
  return size;
};

const run = async (options: Options): Promise<void> => {
  const say = options.json ? () => undefined : (text: string) => console.log(text);
  const cases: Case[] = [];
  const peers: PeerFigures[] = [];
  let decoding: DecodingFigures | undefined;
  for (const producers of options.sizes) {
    const measured = await measureSize(producers, options, say);
    cases.push(measured.figures);
    peers.push(...measured.peers);
    decoding ??= measured.decoding;
  }
  if (options.json) {
    console.log(JSON.stringify({ cases: cases.map(caseAsJson), peers: peers.map(peerAsJson) }));
    return;
  }
  say(`\n${casesTable(cases)}\n\n${budgets(cases).join('\n')}\n\n${peersTable(peers)}\n`);
  if (decoding) say(`${decodingSentence(decoding, cases)}\n`);
  say(`${await levelsTable()}\n`);
  if (options.population > 0) say(await populationTable(options, say));
};

const measureSize = async (producers: number, options: Options, say: (text: string) => void) => {
  const replicas = producers / PRODUCERS_PER_NEIGHBOURHOOD;
  const writes: number[] = [];
  say(`${producers} producers: writing and importing…`);
  const emulator = await seededEmulator([COVERAGE, ...PEER_TABLES], neighbourhoods(replicas, writes));
  try {
    say(`  ${emulator.items} items imported in ${Math.round(emulator.importSeconds)} s; searching…`);
    const places = placesToSearch(options.searches, replicas);
    const searched = await measureSearches(emulator, places);
    const decoding = await measureDecoding(emulator, places.slice(0, 20));
    const figures = {
      producers,
      ...searched,
      writesPerPublication: sum(writes) / writes.length,
      mostWrites: Math.max(...writes),
    };
    return { figures, decoding, peers: await measurePeers(emulator, places, producers) };
  } finally {
    await emulator.stop();
  }
};

/** Counts the items of each producer of the first, by which all are alike. */
function* neighbourhoods(replicas: number, writes: number[]): Generator<BenchedProducer[]> {
  for (let replica = 0; replica < replicas; replica += 1) {
    const producers = farmsOfReplica(replica).map(benchedProducer);
    if (replica === 0) writes.push(...producers.map((producer) => COVERAGE.itemsOf(producer).length));
    yield producers;
  }
}

const caseAsJson = ({
  producers,
  p50Ms,
  p99Ms,
  queries,
  readUnits,
  candidatesPerHit,
  hits,
  writesPerPublication,
}: Case) => ({
  producers,
  p50Ms: rounded(p50Ms, 2),
  p99Ms: rounded(p99Ms, 2),
  queries: rounded(queries, 2),
  readUnits: rounded(readUnits, 2),
  candidatesPerHit: rounded(candidatesPerHit, 3),
  hits: rounded(hits, 1),
  writesPerPublication: rounded(writesPerPublication, 1),
});

const peerAsJson = ({ name, producers, p50Ms, readUnits, queries, missed }: PeerFigures) => ({
  name,
  producers,
  p50Ms: rounded(p50Ms, 2),
  readUnits: rounded(readUnits, 2),
  queries: rounded(queries, 2),
  missed: rounded(missed, 3),
});

const casesTable = (cases: readonly Case[]): string =>
  table(
    [
      'producers',
      'p50 ms',
      'p99 ms',
      'Queries',
      'read units',
      'candidates per hit',
      'hits',
      'items per publication',
      'at most',
    ],
    cases.map((one) => [...Object.values(caseAsJson(one)), one.mostWrites]),
  );

const budgets = (cases: readonly Case[]): string[] => [
  verdict('Queries of a search', Math.max(...cases.map(({ queries }) => queries)), 6),
  verdict('candidates per hit', Math.max(...cases.map(({ candidatesPerHit }) => candidatesPerHit)), 1.6),
  verdict('p50 from the smallest to the largest, times', spread(cases.map(({ p50Ms }) => p50Ms)), 1.5),
  verdict('read units from the smallest to the largest, times', spread(cases.map(({ readUnits }) => readUnits)), 1.5),
  verdict('cells of an area', Math.max(...cases.map(({ mostWrites }) => mostWrites)) - NEAR_ITEMS, 64),
];

/** Two items per producer say where their farm lies: they are not of the area. */
const NEAR_ITEMS = 2;

const peersTable = (peers: readonly PeerFigures[]): string =>
  table(
    ['other ways', 'producers', 'p50 ms', 'read units', 'calls', 'missed'],
    peers.map((peer) => {
      const { name, producers, p50Ms, readUnits, queries } = peerAsJson(peer);
      return [name, producers, p50Ms, readUnits, queries, `${rounded(100 * peer.missed, 1)} %`];
    }),
  );

const decodingSentence = ({ jsonMs, zodMs, cards }: DecodingFigures, [first]: readonly Case[]): string =>
  `Of ${rounded(first?.p50Ms ?? 0, 1)} ms, reading the ${Math.round(cards)} cards takes ${rounded(jsonMs, 2)} ms as JSON and ${rounded(zodMs, 2)} ms more to check them with zod.`;

const levelsTable = async (): Promise<string> => {
  const rows: (readonly [Variant, VariantFigures])[] = [];
  for (const variant of VARIANTS) rows.push([variant, await measureVariant(variant)]);
  return table(
    ['levels', 'cells', 'items per publication', 'at most', 'refused', 'Queries', 'read units', 'candidates per hit'],
    rows.map(([{ levels, cells }, figures]) => [
      levels.join(', '),
      cells === undefined ? 'as many as it takes' : `${cells}`,
      rounded(figures.writes, 1),
      figures.mostWrites,
      `${rounded(100 * figures.refused, 1)} %`,
      rounded(figures.queries, 2),
      rounded(figures.readUnits, 1),
      rounded(figures.candidatesPerHit, 2),
    ]),
  );
};

const populationTable = async ({ population, searches }: Options, say: (text: string) => void): Promise<string> => {
  const communes = realCommunes();
  if (communes === undefined)
    return 'The directory placed by real population is skipped: communes_france.csv is not in ALARONDE_DATA.';
  say(`${population} producers placed by real population: writing and importing…`);
  const farms = farmsByPopulation(communes, population);
  const emulator = await seededEmulator([COVERAGE], inPortions(farms.map(benchedProducer)));
  try {
    const rows: (string | number)[][] = [];
    for (const commune of bordeauxAndHamlet(communes)) {
      const found = await measureSearches(emulator, addressesIn(commune, Math.ceil(searches / 2)));
      const figures = [found.p50Ms, found.p99Ms, found.queries, found.readUnits, found.candidatesPerHit, found.hits];
      rows.push([
        `${commune.name} (${commune.population} inhabitants)`,
        ...figures.map((figure) => rounded(figure, 2)),
      ]);
    }
    return table(
      [
        `${population} producers by population`,
        'p50 ms',
        'p99 ms',
        'Queries',
        'read units',
        'candidates per hit',
        'hits',
      ],
      rows,
    );
  } finally {
    await emulator.stop();
  }
};

function* inPortions(producers: readonly BenchedProducer[]): Generator<readonly BenchedProducer[]> {
  for (let start = 0; start < producers.length; start += PRODUCERS_PER_NEIGHBOURHOOD)
    yield producers.slice(start, start + PRODUCERS_PER_NEIGHBOURHOOD);
}

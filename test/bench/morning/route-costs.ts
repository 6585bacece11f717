import type { ChildProcess } from 'node:child_process';
import { said } from '../support/child.ts';
import { percentile } from '../support/figures.ts';
import type { SiteUsage } from './protocol.ts';
import { visitorLines } from './visitor-lines.ts';
import { type Step, viewerAddress } from './visits.ts';

/** Processor milliseconds of one call of each route, of everything that runs in the process of the site: front, API, function. */
export interface RouteCosts {
  readonly robotsCpuMs: number;
  readonly jsonCpuMs: number;
  readonly pageCpuMs: number;
  readonly homeCpuMs: number;
  readonly placesCpuMs: number;
  readonly producerCpuMs: number;
}

/** Outstanding at a time: enough that a thread woken finds more than one thing to do, as in a full hour. */
const AT_ONCE = 4;
const CALLS = 80;
const ROUNDS = 15;
/** Until the code of every route is as fast as it becomes. */
const WARM_UP_ROUNDS = 10;

/**
 * Asks each route in turns, some calls of one and some of the next, and takes the median of the turns: what else the machine does meets all of
 * them alike, and a ratio of two of them is that of one run.
 */
export const routeCosts = async (site: ChildProcess, origin: string, steps: readonly Step[]): Promise<RouteCosts> => {
  const lines = visitorLines(new URL(origin));
  const paths = pathsOf(steps);
  const used = async (): Promise<number> => {
    site.send('usage');
    return (await said<SiteUsage>(site)).processorMs;
  };
  let asked = 0;
  const oneAfterTheOther = async (all: readonly string[]): Promise<void> => {
    for (const path of all) {
      asked += 1;
      const { status } = await lines.ask({ path, viewer: viewerAddress(asked) });
      if (status !== '200') throw new Error(`${path} is answered ${status}`);
    }
  };
  const turn = async (route: keyof RouteCosts, round: number): Promise<number> => {
    const chosen = Array.from({ length: CALLS }, (_, call) => {
      const all = paths[route];
      return all[(round * CALLS + call) % all.length] ?? '/';
    });
    const before = await used();
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, line) =>
        oneAfterTheOther(chosen.filter((_path, index) => index % AT_ONCE === line)),
      ),
    );
    return ((await used()) - before) / CALLS;
  };
  const routes = Object.keys(paths) as (keyof RouteCosts)[];
  const turns: Record<string, number[]> = {};
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const route of routes) {
      const cost = await turn(route, round);
      if (round >= WARM_UP_ROUNDS) turns[route] = [...(turns[route] ?? []), cost];
    }
  }
  lines.close();
  return Object.fromEntries(
    routes.map((route) => [route, percentile(turns[route] ?? [], 0.5)]),
  ) as unknown as RouteCosts;
};

const pathsOf = (steps: readonly Step[]): Record<keyof RouteCosts, readonly string[]> => {
  const of = (act: Step['act']): string[] => steps.filter((step) => step.act === act).map(({ path }) => path);
  const pages = of('page');
  return {
    robotsCpuMs: ['/robots.txt'],
    jsonCpuMs: pages.map((path) => `/api/producers?${path.split('?')[1] ?? ''}`),
    pageCpuMs: pages,
    homeCpuMs: of('home'),
    placesCpuMs: of('places'),
    producerCpuMs: of('producer'),
  };
};

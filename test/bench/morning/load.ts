import { ACTS, type Act, type LoadOrder, type LoadReport, PAGES } from './protocol.ts';
import { communesOfTerritory, farmsOfTerritory } from './territory.ts';
import { visitorLines } from './visitor-lines.ts';
import { type Step, visits } from './visits.ts';

/**
 * The visitors, in a process of their own. Open loop: each step is sent at its time, however many answers are outstanding, and its
 * time counts from when it should have been sent.
 */

const STEP_MS = 2;
/** Beyond this share of all pages late, the 99th percentile is late whatever follows. */
const LATE_SHARE = 0.01;
/** For a run that is given up: what is outstanding may come for so long. */
const PATIENCE_MS = 20_000;

const EXPECTED: Readonly<Record<Act, string>> = {
  home: '200',
  places: '200',
  page: '200',
  producer: '200',
  subscribe: '202',
  ask: '202',
};

const sendAll = async (order: LoadOrder, steps: readonly Step[]): Promise<LoadReport> => {
  const lines = visitorLines(new URL(order.origin));
  const times = Object.fromEntries(ACTS.map((act) => [act, [] as number[]])) as Record<Act, number[]>;
  const errors: Record<string, number> = {};
  const verdicts: Record<string, number> = {};
  const mostLate = LATE_SHARE * steps.filter(({ act }) => PAGES.includes(act)).length;
  let late = 0;
  let answers = 0;
  const opened = performance.now();
  const take = async (step: Step): Promise<void> => {
    const { status, verdict } = await lines.ask(step);
    const ms = performance.now() - opened - step.due * 1000;
    answers += 1;
    times[step.act].push(ms);
    if (PAGES.includes(step.act) && ms > order.lateMs) late += 1;
    if (status !== EXPECTED[step.act]) count(errors, `${step.act} ${status}`);
    if (step.body === undefined) count(verdicts, verdict);
  };
  const underWay: Promise<void>[] = [];
  while (underWay.length < steps.length && late <= mostLate) {
    const elapsed = (performance.now() - opened) / 1000;
    for (let next = steps[underWay.length]; next !== undefined && next.due <= elapsed; next = steps[underWay.length])
      underWay.push(take(next));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  const stopped = underWay.length < steps.length;
  const all = Promise.all(underWay).then(() => undefined);
  const seconds = () => (performance.now() - opened) / 1000;
  const report = () => ({ times, errors, verdicts, seconds: seconds(), stopped, answers });
  if (stopped) {
    const given = report();
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    return given;
  }
  await all;
  lines.close();
  return report();
};

const count = (counts: Record<string, number>, what: string): void => {
  counts[what] = (counts[what] ?? 0) + 1;
};

process.once('message', async (order: LoadOrder) => {
  const communes = await communesOfTerritory();
  const steps = visits({ communes, farms: farmsOfTerritory(communes, order.producers) }, order);
  const report = await sendAll(order, steps);
  process.send?.(report, () => process.exit(0));
});

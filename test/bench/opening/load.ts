import type { LoadOrder, LoadReport } from './protocol.ts';
import { visitorLines } from './visitor-lines.ts';

/**
 * The visitors, in a process of their own. Open loop: each search is sent at its time, however many answers are outstanding, and its
 * time counts from when it should have been sent.
 */

const STEP_MS = 2;

const sendAll = async ({ origin, paths, arrivals }: LoadOrder): Promise<LoadReport> => {
  const lines = visitorLines(new URL(origin));
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const verdicts: Record<string, number> = {};
  const opened = performance.now();
  const search = async (index: number): Promise<void> => {
    const { status, verdict } = await lines.get(paths[index] ?? '/');
    times.push(performance.now() - opened - (arrivals[index] ?? 0) * 1000);
    statuses[status] = (statuses[status] ?? 0) + 1;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  };
  const underWay: Promise<void>[] = [];
  while (underWay.length < paths.length) {
    const elapsed = (performance.now() - opened) / 1000;
    while (underWay.length < paths.length && (arrivals[underWay.length] ?? 0) <= elapsed)
      underWay.push(search(underWay.length));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  await Promise.all(underWay);
  lines.close();
  return { times, statuses, verdicts, seconds: (performance.now() - opened) / 1000 };
};

process.once('message', (order: LoadOrder) => {
  void sendAll(order).then((report) => process.send?.(report, () => process.exit(0)));
});

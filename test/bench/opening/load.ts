import { Agent, get } from 'node:http';
import type { LoadOrder, LoadReport } from './protocol.ts';

/**
 * The visitors, in a process of their own. Open loop: each search is sent at its time, however many answers are outstanding, and its
 * time counts from when it should have been sent.
 */

const STEP_MS = 2;

const sendAll = async ({ origin, paths, arrivals }: LoadOrder): Promise<LoadReport> => {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'lifo' });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const verdicts: Record<string, number> = {};
  const opened = performance.now();
  const search = (index: number): Promise<void> =>
    new Promise((resolve) => {
      const due = opened + (arrivals[index] ?? 0) * 1000;
      const done = (status: string, verdict: string): void => {
        times.push(performance.now() - due);
        statuses[status] = (statuses[status] ?? 0) + 1;
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
        resolve();
      };
      get(`${origin}${paths[index]}`, { agent }, (answer) => {
        answer.resume();
        answer.on('end', () =>
          done(String(answer.statusCode), String(answer.headers['x-cache'] ?? 'none').split(' ')[0] ?? ''),
        );
        answer.on('error', () => done('broken', 'none'));
      }).on('error', () => done('refused', 'none'));
    });
  const underWay: Promise<void>[] = [];
  while (underWay.length < paths.length) {
    const elapsed = (performance.now() - opened) / 1000;
    while (underWay.length < paths.length && (arrivals[underWay.length] ?? 0) <= elapsed)
      underWay.push(search(underWay.length));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  await Promise.all(underWay);
  agent.destroy();
  return { times, statuses, verdicts, seconds: (performance.now() - opened) / 1000 };
};

process.once('message', (order: LoadOrder) => {
  void sendAll(order).then((report) => process.send?.(report, () => process.exit(0)));
});

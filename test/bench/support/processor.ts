import { readFileSync } from 'node:fs';

/** `_SC_CLK_TCK` of Linux: hundredths of a second. */
const TICK_MS = 10;

/** Processor time of a process and all below it, in milliseconds, as Linux counts it. */
export const processorMsOf = (processId: number): number => {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
  // The name in brackets may hold anything; utime and stime are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim().split(/\s+/);
  const below = children.filter(Boolean).map((child) => processorMsOf(Number(child)));
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS + below.reduce((sum, one) => sum + one, 0);
};

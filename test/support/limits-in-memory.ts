import type { CountedLimits, Limits } from '#domain/shared/limits.ts';

/** Counters of fixed windows, without a database. */
export const limitsInMemory = (): Limits & CountedLimits => {
  const used = new Map<string, number>();
  const add: Limits['take'] = async ({ what, most, windowSeconds }, who, count, now) => {
    const window = Math.floor(Date.parse(now) / 1000 / windowSeconds);
    const key = `${what}#${who}#${window}`;
    const total = (used.get(key) ?? 0) + count;
    used.set(key, total);
    return total <= most;
  };
  const countOf: CountedLimits['used'] = async ({ what, windowSeconds }, who, at) =>
    used.get(`${what}#${who}#${Math.floor(Date.parse(at) / 1000 / windowSeconds)}`) ?? 0;
  return { used: countOf, take: add, allows: (limit, who, now) => add(limit, who, 1, now) };
};

import { shuffled } from '../support/random.ts';

/** Largest radius in the benchmark, km. */
export const LARGEST_KM = 100;

/**
 * How far farms deliver: 510 links from farm to group around Nantes, 2016: median 28 km, 75 % within 42, 90 % within 64. Both ends
 * are our own; between the points the logarithm is drawn evenly.
 */
const QUANTILES = [
  { share: 0, km: 5 },
  { share: 0.5, km: 28 },
  { share: 0.75, km: 42 },
  { share: 0.9, km: 64 },
  { share: 1, km: LARGEST_KM },
] as const;

const radiusAt = (share: number): number => {
  const above = QUANTILES.findIndex((quantile) => quantile.share > share);
  const [low, high] = [QUANTILES[above - 1], QUANTILES[above]];
  if (low === undefined || high === undefined) throw new Error(`no radius at ${share}`);
  const part = (share - low.share) / (high.share - low.share);
  return low.km * (high.km / low.km) ** part;
};

/** `count` radii, km, that keep the shares exactly, in an order drawn by `random`. */
export const radii = (count: number, random: () => number): number[] =>
  shuffled(
    Array.from({ length: count }, (_, index) => Number(radiusAt((index + 0.5) / count).toFixed(1))),
    random,
  );

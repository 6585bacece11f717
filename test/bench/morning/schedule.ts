import { seededRandom } from '../support/random.ts';

/**
 * When each of `count` searches is sent, seconds from the opening, in order: people come independently of each other, at a rate that grows
 * evenly during the ramp and stays. Nobody waits for anyone's answer.
 */
export const arrivals = (count: number, seconds: number, rampSeconds: number): number[] => {
  const random = seededRandom(8);
  // In units of the full rate: the ramp counts half.
  const whole = seconds - rampSeconds / 2;
  const timeOf = (share: number): number => {
    const done = share * whole;
    return done < rampSeconds / 2 ? Math.sqrt(2 * rampSeconds * done) : done + rampSeconds / 2;
  };
  return Array.from({ length: count }, () => timeOf(random())).sort((a, b) => a - b);
};

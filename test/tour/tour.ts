import type { Step } from './steps.ts';

export interface WalkedStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
}

interface Outcome {
  readonly ok: boolean;
  readonly told: string;
}

/** Walks the steps in order; stops at the first that is not true, since the rest leans on it: those not reached count as not true. */
export const walk = async (steps: readonly Step[], say: (words: string) => void): Promise<WalkedStep[]> => {
  const walked: WalkedStep[] = [];
  let going = true;
  for (const step of steps) {
    const start = performance.now();
    const outcome: Outcome = going
      ? await step.walk().then(
          (told) => ({ ok: true, told }),
          (error: unknown) => ({ ok: false, told: wordsOf(error) }),
        )
      : { ok: false, told: 'not reached' };
    going = outcome.ok;
    const ms = Math.round(performance.now() - start);
    walked.push({ name: step.name, ok: outcome.ok, ms });
    say(`${outcome.ok ? '✓' : '✗'} ${step.name} (${ms} ms)\n    ${outcome.told}`);
  }
  return walked;
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

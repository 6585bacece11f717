import { defineConfig } from 'vitest/config';

/** One project per suite; what belongs in which is said in test/README.md. */
const suite = (name: string, options: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: {
    reporters: ['default', './test/house/closing-line.ts'],
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    ...options,
  },
});

export default defineConfig({
  test: {
    // A busy machine takes its time; what never comes fails all the same.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/house/closing-line.ts'],
    projects: [
      suite('unit', { testTimeout: 20_000 }),
      suite('infra', { testTimeout: 120_000, hookTimeout: 120_000 }),
      suite('integration', { testTimeout: 60_000, hookTimeout: 120_000 }),
      // Two stacks at a time, each in a process (and browser) of its own with a clock of its own: a third less time on two cores, which one leaves half idle.
      // Two processes and a browser on a busy machine: what fails once is tried once more, and the closing line names it.
      suite('journey', { testTimeout: 120_000, hookTimeout: 180_000, maxWorkers: 2, retry: 1 }),
      suite('browser', { testTimeout: 120_000, hookTimeout: 180_000, maxWorkers: 2, retry: 1 }),
    ],
  },
});

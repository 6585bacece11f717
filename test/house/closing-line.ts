import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line, `N passed, N failed, N skipped`, for whoever reads only that. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    // A module that could not be loaded has no tests: it counts as one that failed.
    const broken = modules.filter(
      (module) => !module.ok() && [...module.children.allTests()].every((test) => test.ok()),
    ).length;
    const count = (state: string) => states.filter((found) => found === state).length;
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}

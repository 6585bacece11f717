import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line, `N passed, N failed, N skipped`, for whoever reads only that; names what passed at the second try only. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    // A module that could not be loaded has no tests: it counts as one that failed.
    const broken = modules.filter(
      (module) => !module.ok() && [...module.children.allTests()].every((test) => test.ok()),
    ).length;
    for (const test of tests.filter((one) => one.diagnostic()?.flaky)) {
      console.log(`Passed at the second try only, to be mended: ${test.module.relativeModuleId} > ${test.fullName}`);
      for (const { message, stacks = [] } of test.result().errors ?? [])
        console.log(`  ${message.slice(0, 400)} (line ${stacks[0]?.line ?? '?'})`);
    }
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}

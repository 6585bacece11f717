import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs a program under a guard that kills it when this process is gone, even by SIGKILL: the guard reads a pipe that only this process
 * holds open, and the end of the pipe is the end of the program.
 */
export const spawnGuarded = (program: string, args: readonly string[], logFile: string): ChildProcess => {
  const guard = 'exec 3<&0; "$0" "$@" </dev/null 3<&- & child=$!; (read _ <&3; kill $child) 2>/dev/null & wait $child';
  // A process group of its own: Ctrl-C reaches this process alone, which stops the others in order.
  const child = spawn('/bin/sh', ['-c', guard, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  keepOutput(child, logFile);
  return child;
};

/** Appends what a child says to a file of its own. */
export const keepOutput = (child: ChildProcess, logFile: string): void => {
  const output = createWriteStream(logFile, { flags: 'a' });
  output.on('error', () => undefined);
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  child.on('close', () => output.end());
};

/** Ends a child and waits until it is gone. */
export const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.stdin !== null) child.stdin.end();
  else child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(impatience);
};

/** Asks until the part answers. @throws Error when it has not after `seconds`, or when the child ended */
export const untilReady = async (
  what: string,
  child: ChildProcess | undefined,
  ready: () => Promise<boolean>,
  seconds = 20,
): Promise<void> => {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await ready().catch(() => false))) {
    if (child !== undefined && child.exitCode !== null)
      throw new Error(`${what} ended at its start (code ${child.exitCode})`);
    if (performance.now() > deadline) throw new Error(`${what} does not answer after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};

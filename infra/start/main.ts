import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBestCommunes } from '../build/exact-communes.ts';
import { ROOT } from '../build/paths.ts';
import { LocalProblem } from '../local/problem.ts';
import { loadSample } from '../sample/load-sample.ts';
import { banner } from './banner.ts';
import { HELP, parseOptions } from './options.ts';
import { type AlarondeStack, startAlaronde } from './start-alaronde.ts';

/** `npm start`: starts, loads the sample the first time, says where everything is, and stops everything at the end. */

/** Lambda's time zone, whatever this machine's is. */
process.env.TZ = 'UTC';

const SAMPLE_LOADED = 'sample-loaded';
const isTerminal = process.stdout.isTTY === true;

/** One line that is written over, so that the start stays calm; plain lines where the output is a file. */
const say = (text: string): void => {
  if (isTerminal) process.stdout.write(`\r\u001b[2K${text}`);
};
const sayLine = (text: string): void => {
  process.stdout.write(`${isTerminal ? '\r\u001b[2K' : ''}${text}\n`);
};

const loadSampleOnce = async (stack: AlarondeStack, stateDir: string): Promise<void> => {
  const marker = join(stateDir, SAMPLE_LOADED);
  if (existsSync(marker)) return;
  const count = await loadSample(stack, (done, total) =>
    say(`Loading the sample: ${done} of ${total} invented producers…`),
  );
  say('Loading the sample: announcing…');
  await stack.idle(60_000);
  writeFileSync(marker, new Date().toISOString());
  sayLine(`Loaded ${count} invented producers.`);
};

const sayNoSample = (error: unknown): void =>
  sayLine(
    `The sample could not be loaded, the site runs without it: ${error instanceof Error ? error.stack : String(error)}`,
  );

const stopAtTheEnd = (stack: AlarondeStack): void => {
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) process.exit(code);
    stopping = true;
    say('Stopping…');
    stack.stop().then(
      () => {
        sayLine('Stopped.');
        process.exit(code);
      },
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', (error) => {
    sayLine(`Something broke inside the local stack: ${error.stack ?? error}`);
    stop(1);
  });
};

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const stateDir = resolve(process.env.ALARONDE_STATE || join(ROOT, '.alaronde'));
  say('Starting…');
  await buildBestCommunes(sayLine);
  const stack = await startAlaronde({
    ...options,
    stateDir,
    onProgress: (what) => say(`Starting: ${what}…`),
    beforeOpen: async (started) => {
      stopAtTheEnd(started);
      await loadSampleOnce(started, stateDir).catch(sayNoSample);
    },
  });
  sayLine(banner(stack, stateDir));
};

try {
  await main();
} catch (error) {
  if (!(error instanceof LocalProblem)) throw error;
  sayLine(error.message);
  process.exit(1);
}

import { parseArgs } from 'node:util';
import { importSteps } from './import-steps.ts';
import { startLocalSite } from './local-site.ts';
import { outside } from './outside.ts';
import { people } from './people.ts';
import { tourSteps } from './steps.ts';
import { walk } from './tour.ts';

const USAGE = `npm run tour -- [--place "40350 Gaas"] [--import FILE] [--json]

Walks the main job of the directory on a fresh local stack, over HTTP, the mailbox and the telephone only.
  --place   where the visitor lives (default: Gaas)
  --import  first brings this list of producers in (CSV or spreadsheet export), and the same list again
  --leave-out  with --import: types of rows that are no producers, joined by commas (default: markets, vending machines, shops)
  --json    one line: {"ok", "steps": [{"name", "ok", "ms"}]}
Exits 1 if any step is not true.`;

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      place: { type: 'string', default: 'Gaas' },
      import: { type: 'string' },
      'leave-out': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const say = values.json ? () => undefined : (words: string) => console.log(words);
  say('Starting a fresh local stack…');
  const local = await startLocalSite();
  try {
    const site = outside(local);
    const { agency } = local;
    const { place, import: file, 'leave-out': leaveOut } = values;
    const importing = file === undefined ? [] : importSteps({ site, agency, file, leaveOut, place });
    const steps = await walk([...importing, ...tourSteps({ site, people: people(Date.now()), agency, place })], say);
    const ok = steps.every((step) => step.ok);
    if (values.json) console.log(JSON.stringify({ ok, steps }));
    else say(ok ? '\nAll of it is true.' : '\nSomething is not true: see the first ✗ above.');
    return ok ? 0 : 1;
  } finally {
    await local.stop();
  }
};

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${USAGE}`);
  return 1;
});

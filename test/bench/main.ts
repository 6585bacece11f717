import { BenchProblem } from './support/problem.ts';

/** `npm run bench -- <name>`: what something costs, printed as tables. A benchmark never fails because a figure is bad: it says so. */

const USAGE = `npm run bench -- <name> [options]

  search    what a search costs as the country grows, beside other ways of asking
  morning   40,000 visitors in 60 seconds against a cold site, and what each route costs
  alerts    one mail to each of 35,000 subscribers: at the opening, and of one more producer
  requests  2,000 requests to 500 producers over three days, on a bad week
  reconcile the night: index against directory, with disagreements planted
  covering  what the cover of one circle costs and wastes
  import    reading, previewing and importing a list of 10,000 rows

npm run bench -- <name> --help lists the options of one.`;

const run = async ([name, ...args]: readonly string[]): Promise<number> => {
  switch (name) {
    case 'search':
      return (await import('./search.ts')).benchSearch(args);
    case 'morning':
      return (await import('./morning.ts')).benchMorning(args);
    case 'alerts':
      return (await import('./alerts.ts')).benchAlerts(args);
    case 'requests':
      return (await import('./requests.ts')).benchRequests(args);
    case 'reconcile':
      return (await import('./reconcile.ts')).benchReconcile(args);
    case 'covering':
      if (args.length > 0) throw new BenchProblem('The benchmark “covering” has no options.');
      await import('./covering.ts');
      return 0;
    case 'import':
      await import('./import.ts');
      return 0;
    case '--help':
    case '-h':
      console.log(USAGE);
      return 0;
    case undefined:
      throw new BenchProblem(`Say which benchmark.\n\n${USAGE}`);
    default:
      throw new BenchProblem(`There is no benchmark “${name}”.\n\n${USAGE}`);
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BenchProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

import { parseArgs } from 'node:util';
import { LocalProblem } from '../local/problem.ts';

export interface Options {
  readonly port: number;
  readonly fresh: boolean;
  readonly secondFactor: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
}

const DEFAULT_PORT = 4280;

export const HELP = `Runs Alaronde on this machine, from the synthesized CloudFormation template.

  npm start -- [options]

  --port <number>  port of the site (${DEFAULT_PORT})
  --fresh          drops what earlier runs left, and loads the sample again
  --second-factor  members you invite need a code of their telephone, as on AWS
  --verbose        shows what the functions write to their logs
  --help           this text

State is kept in .alaronde, or in the folder named by ALARONDE_STATE.
`;

/** @throws LocalProblem saying in a sentence which option is not understood */
export const parseOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parse(args);
  const [stray] = positionals;
  if (stray !== undefined)
    throw new LocalProblem(`“${stray}” is not understood. npm start -- --help lists the options.`);
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new LocalProblem(`--port wants a number from 0 to 65535, not “${values.port}”.`);
  }
  return {
    port,
    fresh: values.fresh ?? false,
    secondFactor: values['second-factor'] ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        fresh: { type: 'boolean' },
        'second-factor': { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const option = /'(--?[^'\s]+)/.exec(String(error))?.[1];
    if ((error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw new LocalProblem(`The option ${option ?? ''} is not known. npm start -- --help lists the options.`);
    }
    throw new LocalProblem(
      `The option ${option ?? ''} wants ${option === '--port' ? 'a number after it' : 'no value'}.`,
    );
  }
};

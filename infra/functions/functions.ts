import { httpFunctions } from './http-functions.ts';
import type { FunctionSpec } from './spec.ts';
import { authorizers, queueWorkers, scheduledFunctions, streamWorkers } from './workers.ts';

/**
 * Every Lambda function of Alaronde: what the bundler builds and what the stacks run. A function's file is
 * `functions/lambdas/{http,workers}/<name in kebab-case>.ts` and exports `handler`.
 */
const functions = { ...httpFunctions, ...queueWorkers, ...streamWorkers, ...scheduledFunctions, ...authorizers };
export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as FunctionName[];

/** The file name, without ending, of a function: `agencySession` → `agency-session`. Also the name of its bundle's folder. */
export const fileNameOf = (name: FunctionName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The entry file of a function, from the root of the repository. */
export const entryFileOf = (name: FunctionName): string =>
  `functions/lambdas/${name in httpFunctions ? 'http' : 'workers'}/${fileNameOf(name)}.ts`;

export const specOf = (name: FunctionName): FunctionSpec => functions[name];

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BenchProblem } from './problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws BenchProblem saying in a sentence which option is not understood */
export const optionsOf = <Given extends Options>(args: readonly string[], options: Given) => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BenchProblem(`${reason.replace(/\.$/, '')}. --help lists the options.`);
  }
};

/** @throws BenchProblem where the text is not a whole number of at least `least` */
export const wholeNumber = (option: string, text: string, least: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new BenchProblem(`--${option} wants whole numbers from ${least} on, not “${text}”.`);
  return value;
};

/**
 * Something an import has to say: a code with its values, so that it can be stored once and read in either language. What is kept is what
 * happened, never a sentence.
 */
export interface Said<Code extends string = string> {
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number>>;
}

export const said = <Code extends string>(code: Code, values: Said['values'] = {}): Said<Code> => ({ code, values });

/**
 * Something an import has to say: a code with its values, so that it can be stored once and read in either language. What is kept is what
 * happened, never a sentence.
 */
export interface CodedMessage<Code extends string = string> {
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number>>;
}

export const codedMessage = <Code extends string>(
  code: Code,
  values: CodedMessage['values'] = {},
): CodedMessage<Code> => ({ code, values });

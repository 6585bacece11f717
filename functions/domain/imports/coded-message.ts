import type { Language, Text } from '#domain/shared/primitives.ts';

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

/** The sentence in a language, its `{placeholders}` filled in. */
export const sentence = <Code extends string>(
  words: Readonly<Record<Code, Text>>,
  { code, values }: CodedMessage<Code>,
  lang: Language,
): string =>
  words[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : String(values[name]),
  );

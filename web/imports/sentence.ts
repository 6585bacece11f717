import type { CodedMessage } from '#domain/imports/coded-message.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { pick } from '#web/shared/text.ts';

/** What an import has to say, in a language. */
export const sentence = <Code extends string>(
  words: Readonly<Record<Code, Text>>,
  { code, values }: CodedMessage<Code>,
  lang: Language,
): string => pick(words[code], lang, values);

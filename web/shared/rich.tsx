import type { ComponentChildren } from 'preact';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { pick } from './text.ts';

interface RichProps {
  readonly text: Text;
  readonly lang: Language;
  /** What stands in place of each `{name}`: a link, a stressed word. */
  readonly values: Readonly<Record<string, ComponentChildren>>;
}

/** A text with elements among its words, in the order that each language wants. */
export const Rich = ({ text, lang, values }: RichProps) => (
  <>
    {pick(text, lang)
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? part : (values[part] ?? `{${part}}`)))}
  </>
);

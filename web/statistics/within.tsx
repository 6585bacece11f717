import type { Language } from '#domain/shared/primitives.ts';
import { list } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly departments: readonly string[] | undefined;
  readonly lang: Language;
}

/** Whose figures these are, for who does not see all. */
export const Within = ({ departments, lang }: Props) =>
  departments === undefined ? null : (
    <p class="small soft">{pick(texts.within, lang, { departments: list(departments, lang) })}</p>
  );

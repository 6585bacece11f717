import type { Language } from '#domain/shared/primitives.ts';
import { euros } from '#web/shared/format.ts';
import { pick, plural } from '#web/shared/text.ts';
import { announcedCounts, expectedTexts } from './announced-texts.ts';

/** How many people an approval would tell, at what cost; `isWhole` is false where there are more. */
export interface ExpectedProps {
  readonly people: number;
  readonly cents: number;
  readonly isWhole: boolean;
}

interface Props {
  readonly lang: Language;
  readonly expected: ExpectedProps;
}

/** Before an approval: how many people will hear, and about what it costs. */
export const Expected = ({ lang, expected: { people, cents, isWhole } }: Props) => {
  if (people === 0 && isWhole) return <p>{pick(expectedTexts.nobody, lang)}</p>;
  const counted = plural(isWhole ? announcedCounts.expected : announcedCounts.expectedMore, people, lang);
  const cost = costInWords(cents, lang);
  return (
    <p>
      <strong>{pick(expectedTexts.cost, lang, { people: counted, cost })}</strong>
    </p>
  );
};

export const costInWords = (cents: number, lang: Language): string =>
  cents < 2 ? pick(expectedTexts.lessThanACent, lang) : euros(cents / 100, lang);

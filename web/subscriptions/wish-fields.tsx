import { FAMILY_NAMES, LABELS } from '#domain/catalogue/catalogue-names.ts';
import type { FamilyCode, LabelCode } from '#domain/catalogue/codes.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { MAX_RADIUS_KM } from '#domain/subscriptions/subscription.ts';
import { Checkbox, Checkboxes, errorOf, Field } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { wishTexts as texts } from './wish-texts.ts';

/** What is looked for at a place, as it stands in a form. */
export interface TypedWishes {
  readonly families: readonly string[];
  readonly labels: readonly string[];
  /** Products in words, divided by commas. */
  readonly words: string;
  readonly radiusKm: string;
  readonly parcels: boolean;
}

interface Props {
  /** Where a page has several of these forms: the end of their fields' names. */
  readonly suffix?: string;
  readonly lang: Language;
  readonly typed: TypedWishes;
  readonly errors: readonly FieldError[];
}

/** Families, products in words, labels, radius, parcels: all may stay empty. */
export const WishFields = ({ lang, typed, errors, suffix = '' }: Props) => (
  <>
    <Checkboxes
      name={`families${suffix}`}
      lang={lang}
      label={pick(texts.families, lang)}
      hint={pick(texts.familiesHint, lang)}
      values={typed.families}
      choices={Object.entries(FAMILY_NAMES).map(([value, name]) => ({
        value: value as FamilyCode,
        label: pick(name, lang),
      }))}
      inline
      error={errorOf(errors, 'families')}
    />
    <Field
      name={`words${suffix}`}
      lang={lang}
      label={pick(texts.words, lang)}
      hint={pick(texts.wordsHint, lang)}
      value={typed.words}
      maxLength={220}
      optional
      error={errors.find(({ field }) => field.startsWith('words'))}
    />
    <Field
      name={`radiusKm${suffix}`}
      lang={lang}
      label={pick(texts.radius, lang)}
      hint={pick(texts.radiusHint, lang)}
      value={typed.radiusKm}
      type="number"
      inputMode="numeric"
      min={1}
      max={MAX_RADIUS_KM}
      width="short"
      after="km"
      optional
      error={errorOf(errors, 'radiusKm')}
    />
    <Checkboxes
      name={`labels${suffix}`}
      lang={lang}
      label={pick(texts.labels, lang)}
      values={typed.labels}
      choices={Object.entries(LABELS).map(([value, { name }]) => ({
        value: value as LabelCode,
        label: pick(name, lang),
      }))}
      inline
      optional
    />
    <Checkbox name={`parcels${suffix}`} lang={lang} label={pick(texts.parcels, lang)} checked={typed.parcels} />
  </>
);

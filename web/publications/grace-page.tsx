import { type Grace, MAX_GRACE_MINUTES } from '#domain/producers/grace.ts';
import type { Text } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Field } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { announcedTexts } from './announced-texts.ts';

const texts = {
  title: { fr: 'Délai avant l’annonce', en: 'Time before the announcement' },
  lead: {
    fr: 'Une fiche publiée se trouve aussitôt dans les recherches. Les abonnés, eux, sont prévenus après ce délai : ce qui est retiré avant ne leur est pas annoncé.',
    en: 'A published page is found in searches at once. Subscribers are told after this time: what is taken back before is not announced to them.',
  },
  minutes: { fr: 'Minutes', en: 'Minutes' },
  hint: { fr: 'De 0 à {most}.', en: 'From 0 to {most}.' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: {
    fr: 'C’est enregistré. Le délai vaut pour ce qui est publié à partir de maintenant.',
    en: 'Saved. It counts for what is published from now on.',
  },
  setBy: { fr: 'Réglé par {who}, {when}.', en: 'Set by {who}, {when}.' },
} as const satisfies Record<string, Text>;

interface Props extends AgencyProps {
  /** As typed, or as it is. */
  readonly minutes: string;
  readonly set: Grace | undefined;
  readonly saved: boolean;
  readonly errors: readonly FieldError[];
}

/** How long what was approved may be taken back without anybody having heard. */
export const GracePage = ({ lang, site, member, minutes, set, saved, errors }: Props) => (
  <AgencyFrame
    {...{ lang, site, member }}
    current="messages"
    title={pick(texts.title, lang)}
    addressIn={(of) => href('agencyGrace', of)}
  >
    <p>
      <a href={href('agencyMessages', lang)}>{pick(announcedTexts.all, lang)}</a>
    </p>
    <h1>{pick(texts.title, lang)}</h1>
    {saved ? <Notice kind="good" live title={pick(texts.saved, lang)} /> : null}
    <ErrorSummary errors={errors} lang={lang} />
    <p>{pick(texts.lead, lang)}</p>
    <form method="post" action={href('agencyGrace', lang)} class="panel">
      <Field
        name="minutes"
        type="number"
        inputMode="numeric"
        min={0}
        max={MAX_GRACE_MINUTES}
        width="short"
        lang={lang}
        label={pick(texts.minutes, lang)}
        hint={pick(texts.hint, lang, { most: MAX_GRACE_MINUTES })}
        value={minutes}
        error={errorOf(errors, 'minutes')}
      />
      <div class="actions">
        <Button>{pick(texts.save, lang)}</Button>
      </div>
    </form>
    {set === undefined ? null : (
      <p class="soft">{pick(texts.setBy, lang, { who: set.by, when: momentInWords(set.at, lang) })}</p>
    )}
  </AgencyFrame>
);

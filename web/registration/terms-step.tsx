import { LABELS, PAYMENT_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { LabelCode, PaymentCode } from '#domain/catalogue/codes.ts';
import { branches, text, texts as valuesOf } from '#domain/registration/draft-typed.ts';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { Checkbox, Checkboxes, errorOf, Field, Select } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { texts } from './texts.ts';

const RANKS = [texts.channel1, texts.channel2, texts.channel3] as const;

/** Step 5: how requests reach them, what everyone sees, their labels and means of payment. */
export const TermsStep = (props: StepProps) => {
  const { lang, typed, errors } = props;
  const field = (name: string) => ({
    name,
    lang,
    value: emailInWords(text(typed[name])),
    error: errorOf(errors, name),
  });
  return (
    <StepFrame {...props} step="terms">
      <Channels {...props} />
      <fieldset class="field group">
        <legend>{pick(texts.publicTitle, lang)}</legend>
        <p class="hint">{pick(texts.publicHint, lang)}</p>
        <Field
          {...field('telephone')}
          type="tel"
          label={pick(texts.publicTelephone, lang)}
          width="medium"
          autoComplete="tel"
          optional
        />
        <Field
          {...field('email')}
          type="email"
          label={pick(texts.publicEmail, lang)}
          width="medium"
          autoComplete="email"
          optional
        />
        <Field
          {...field('website')}
          inputMode="text"
          label={pick(texts.website, lang)}
          width="medium"
          autoComplete="url"
          maxLength={200}
          optional
        />
      </fieldset>
      <Checkboxes
        name="labels"
        lang={lang}
        label={pick(texts.labels, lang)}
        hint={pick(texts.labelsHint, lang)}
        error={errorOf(errors, 'labels')}
        values={valuesOf(typed.labels)}
        choices={LabelCode.options.map((code) => ({ value: code, label: pick(LABELS[code].name, lang) }))}
        optional
      />
      <Checkboxes
        name="payments"
        lang={lang}
        label={pick(texts.payments, lang)}
        error={errorOf(errors, 'payments')}
        values={valuesOf(typed.payments)}
        choices={PaymentCode.options.map((code) => ({ value: code, label: pick(PAYMENT_NAMES[code], lang) }))}
        inline
        optional
      />
    </StepFrame>
  );
};

/** Three rows in the order of their preference; empty ones are left out. */
const Channels = ({ lang, typed, errors }: StepProps) => {
  const rows = branches(typed.channels);
  return (
    <fieldset class="field group">
      <legend>{pick(texts.channels, lang)}</legend>
      <p class="hint">{pick(texts.channelsHint, lang)}</p>
      {RANKS.map((rank, index) => {
        const row = rows[index] ?? {};
        const field = (name: string) => ({
          name: `channels.${index}.${name}`,
          lang,
          value: row.kind === 'webhook' ? text(row[name]) : emailInWords(text(row[name])),
          error: errorOf(errors, `channels.${index}.${name}`),
        });
        return (
          <fieldset class="field channel" key={rank.en}>
            <legend>{pick(rank, lang)}</legend>
            <div class="pair">
              <Select
                {...field('kind')}
                label={pick(texts.by, lang)}
                choices={[
                  { value: '', label: pick(texts.channelNone, lang) },
                  { value: 'email', label: pick(texts.byEmail, lang) },
                  { value: 'sms', label: pick(texts.bySms, lang) },
                  { value: 'call', label: pick(texts.byCall, lang) },
                  { value: 'webhook', label: pick(texts.byWebhook, lang) },
                ]}
              />
              <Field {...field('address')} label={pick(texts.channelAddress, lang)} maxLength={254} />
            </div>
            {index === 0 ? null : (
              <Checkbox
                name={`channels.${index}.together`}
                lang={lang}
                label={pick(texts.channelTogether, lang)}
                checked={text(row.together) === 'yes'}
              />
            )}
          </fieldset>
        );
      })}
    </fieldset>
  );
};

import { text } from '#domain/registration/draft-typed.ts';
import { errorOf, Field } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { Questions, StepFrame, type StepProps } from './step-frame.tsx';
import { texts } from './texts.ts';

/** Step 2: where the farm is. The browser looks its address up; without a script it lies at the centre of its commune. */
export const WhereStep = (props: StepProps) => {
  const { lang, typed, errors } = props;
  const field = (name: string) => ({ name, lang, value: text(typed[name]), error: errorOf(errors, name) });
  return (
    <StepFrame {...props} step="where" scripts={['farm-address.js']}>
      <div
        class="farm-address"
        data-found={pick(texts.addressFound, lang)}
        data-not-found={pick(texts.addressNotFound, lang)}
      >
        <Field
          {...field('commune')}
          label={pick(texts.commune, lang)}
          hint={pick(texts.communeHint, lang)}
          width="medium"
          maxLength={80}
          autoComplete="address-level2"
        />
        <Questions {...props} of="communeChoice" />
        <Field
          {...field('address')}
          label={pick(texts.farmAddress, lang)}
          hint={pick(texts.farmAddressHint, lang)}
          maxLength={200}
          autoComplete="street-address"
          optional
        />
        <p class="hint" role="status" />
        {(['lat', 'lon', 'coordinatesFor'] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={text(typed[name])} />
        ))}
      </div>
      <Field
        {...field('farmHours')}
        label={pick(texts.farmHours, lang)}
        hint={pick(texts.farmHoursHint, lang)}
        maxLength={200}
        optional
      />
    </StepFrame>
  );
};

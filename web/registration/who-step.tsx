import { text } from '#domain/registration/draft-typed.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { errorOf, Field, Radios, Textarea } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { texts } from './texts.ts';

/** Step 1, and the door to all: who they are. */
export const WhoStep = (props: StepProps) => {
  const { lang, typed, errors, site, token } = props;
  const field = (name: string) => ({ name, lang, value: text(typed[name]), error: errorOf(errors, name) });
  return (
    <StepFrame {...props} step="who" lead={token === undefined ? <Welcome lang={lang} site={site} /> : undefined}>
      <Field
        {...field('name')}
        label={pick(texts.name, lang)}
        hint={pick(texts.nameHint, lang)}
        maxLength={100}
        autoComplete="organization"
      />
      <Field
        {...field('siret')}
        label={pick(texts.siret, lang)}
        hint={pick(texts.siretHint, lang)}
        inputMode="numeric"
        width="medium"
        maxLength={20}
      />
      <Field
        {...field('contactName')}
        label={pick(texts.contactName, lang)}
        hint={pick(texts.contactNameHint, lang)}
        maxLength={100}
        autoComplete="name"
      />
      <Textarea
        {...field('description')}
        label={pick(texts.farmDescription, lang)}
        hint={pick(texts.farmDescriptionHint, lang)}
        maxLength={1000}
        rows={4}
        optional
      />
      {site.languages.length < 2 ? null : (
        <Radios
          {...field('language')}
          value={text(typed.language) || lang}
          label={pick(texts.language, lang)}
          inline
          choices={[
            { value: 'fr', label: pick(texts.french, lang) },
            { value: 'en', label: pick(texts.english, lang) },
          ]}
        />
      )}
    </StepFrame>
  );
};

const Welcome = ({ lang, site }: Pick<StepProps, 'lang' | 'site'>) => (
  <>
    <p class="lead">{pick(texts.lead, lang)}</p>
    <ul class="small">
      <li>{pick(texts.terms1, lang)}</li>
      <li>{pick(texts.terms2, lang)}</li>
      <li>{pick(texts.terms3, lang)}</li>
    </ul>
    <p class="small">
      <a href={href('ownLink', lang)}>{pick(texts.already, lang)}</a>
    </p>
    <p class="small">{pick(texts.beginByPhone, lang, { number: telephoneInWords(site.agency.telephone) })}</p>
  </>
);

import type { DraftReading } from '#domain/registration/draft-steps.ts';
import { DRAFT_STEPS } from '#domain/registration/draft-steps.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Expected, type ExpectedProps } from '#web/publications/expected.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { Checkbox, ErrorSummary, errorOf } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick, typeset } from '#web/shared/text.ts';
import { Progress } from '../step-frame.tsx';
import { STEP_TITLES } from '../steps.ts';
import { telephoneAddress } from './telephone-address.ts';
import { telephoneTexts as texts } from './telephone-texts.ts';
import { type Spoken, type SpokenPlaces, spoken } from './telephone-words.ts';

interface Props extends AgencyProps, SpokenPlaces {
  readonly id: string;
  readonly reading: DraftReading;
  readonly mayPublish: boolean;
  /** Whom publishing at once would tell; undefined before the opening. */
  readonly expected: ExpectedProps | undefined;
  readonly errors: readonly FieldError[];
  /** Producers who have the SIRET already; undefined: it is free, or was not tried. */
  readonly taken: readonly ProducerId[] | undefined;
}

/** The summary, written to be read aloud; then the producer's yes, and the registration is sent. */
export const TelephoneReadPage = (props: Props) => {
  const { lang, id, reading, errors, taken } = props;
  const { details } = reading;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="telephone"
      title={pick(texts.readTitle, lang)}
      addressIn={(of) => telephoneAddress(id, 'check', of)}
    >
      <div class="by-telephone">
        <Progress step="check" lang={lang} />
        <h1>{pick(texts.readTitle, lang)}</h1>
        <ErrorSummary errors={errors} lang={lang} />
        {taken === undefined ? null : <Taken {...props} taken={taken} />}
        {details === undefined ? (
          <Missing {...props} />
        ) : (
          <>
            <p>{pick(texts.readLead, lang)}</p>
            <section class="panel aloud">
              <p>{pick(texts.intro, lang)}</p>
              {spoken(details, props, lang).map((said) => (
                <Sentence key={said.sentence} said={said} {...props} />
              ))}
              <p>{pick(texts.saysRights, lang)}</p>
              <p>
                <strong>{pick(texts.asks, lang)}</strong>
              </p>
            </section>
            <form method="post" action={telephoneAddress(id, 'check', lang)}>
              <Checkbox name="agreed" lang={lang} label={pick(texts.agreed, lang)} error={errorOf(errors, 'agreed')} />
              <div class="actions">
                <Button name="action" value="register">
                  {pick(texts.register, lang)}
                </Button>
                {props.mayPublish ? (
                  <Button name="action" value="publish" look="quiet">
                    {pick(texts.publish, lang)}
                  </Button>
                ) : null}
              </div>
              {props.mayPublish ? <p class="hint">{pick(texts.publishHint, lang)}</p> : null}
              {props.expected === undefined ? null : <Expected lang={lang} expected={props.expected} />}
            </form>
          </>
        )}
      </div>
    </AgencyFrame>
  );
};

const Sentence = ({ said, id, lang }: Props & { readonly said: Spoken }) => (
  <div class="said">
    <p>
      {typeset(said.sentence)}{' '}
      <a
        class="small"
        href={telephoneAddress(id, said.step, lang)}
        aria-label={pick(texts.correctStep, lang, { step: pick(STEP_TITLES[said.step], lang) })}
      >
        {pick(texts.correct, lang)}
      </a>
    </p>
    {said.items.length === 0 ? null : (
      <ul>
        {said.items.map((item) => (
          <li key={item}>{typeset(item)}</li>
        ))}
      </ul>
    )}
  </div>
);

const Missing = ({ reading, id, lang }: Props) => (
  <Notice kind="bad" title={pick(texts.missing, lang)}>
    <ul>
      {DRAFT_STEPS.filter((step) => reading.steps[step].errors.length > 0).map((step) => (
        <li key={step}>
          <a href={telephoneAddress(id, step, lang, { check: 1 })}>{pick(STEP_TITLES[step], lang)}</a>{' '}
          {reading.steps[step].errors
            .slice(0, 4)
            .map((error) => reasonText(error, lang))
            .join(' · ')}
        </li>
      ))}
    </ul>
  </Notice>
);

const Taken = ({ taken, id, lang }: Props & { readonly taken: readonly ProducerId[] }) => (
  <Notice kind="bad" live title={pick(texts.taken, lang)}>
    <p>{pick(texts.takenText, lang)}</p>
    <div class="actions">
      {taken.map((producer) => (
        <LinkButton key={producer} href={href('agencyProducer', lang, { id: producer })} look="quiet">
          {pick(texts.takenSee, lang)}
        </LinkButton>
      ))}
      <LinkButton href={telephoneAddress(id, 'who', lang)} look="plain">
        {pick(texts.correctStep, lang, { step: 'SIRET' })}
      </LinkButton>
    </div>
  </Notice>
);

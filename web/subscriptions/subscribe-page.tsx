import type { Place } from '#domain/areas/place.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError, Reason } from '#domain/shared/reasons.ts';
import { CONSENT_WORDING } from '#domain/subscriptions/consent.ts';
import { Button } from '#web/shared/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

/** The form as it was typed or carried along. */
export interface TypedSubscription {
  readonly email: string;
  readonly q: string;
  readonly cell: string;
  readonly commune: string;
  readonly audience: string;
  readonly families: readonly string[];
}

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly typed: TypedSubscription;
  readonly place: Place | undefined;
  /** Places that fit what was typed, where it does not say which. */
  readonly choices: readonly Place[];
  readonly errors: readonly FieldError[];
}

/** "Tell me when one does": the place, then one field. */
export const SubscribePage = ({ lang, site, typed, place, choices, errors }: Props) => {
  const { audience, families } = typed;
  const keep = { audience: audience || undefined, families: families[0] };
  const placeOf = (chosen: Place | undefined) => ({ cell: chosen?.cell, commune: chosen?.commune ?? undefined });
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(texts.title, lang)}
      path={href('subscribe', lang)}
      alternatePath={href('subscribe', lang === 'fr' ? 'en' : 'fr', {}, { ...keep, ...placeOf(place) })}
      narrow
      noIndex={place !== undefined}
    >
      <h1>{pick(texts.title, lang)}</h1>
      <p class="lead">{pick(texts.lead, lang)}</p>
      <ErrorSummary errors={errors} lang={lang} />
      {place === undefined ? (
        <WherePart lang={lang} typed={typed} choices={choices} errors={errors} />
      ) : (
        <>
          <p>
            <strong>{pick(texts.placeIs, lang, { place: place.label })}</strong>{' '}
            <a href={href('subscribe', lang, {}, keep)}>{pick(texts.changePlace, lang)}</a>
          </p>
          <form method="post" action={href('subscribe', lang)}>
            <Hidden values={{ ...placeOf(place), audience: keep.audience }} />
            {families.map((family) => (
              <input key={family} type="hidden" name="families" value={family} />
            ))}
            <Field
              name="email"
              lang={lang}
              type="email"
              label={pick(texts.email, lang)}
              value={typed.email}
              autoComplete="email"
              maxLength={254}
              required
              error={errorOf(errors, 'email')}
            />
            <p class="small">
              {pick(CONSENT_WORDING, lang)} <a href={href('privacy', lang)}>{pick(texts.privacyLink, lang)}</a>
            </p>
            <Button>{pick(texts.tellMe, lang)}</Button>
          </form>
        </>
      )}
    </Page>
  );
};

const WherePart = ({ lang, typed, choices, errors }: Pick<Props, 'lang' | 'typed' | 'choices' | 'errors'>) => {
  const keep = { audience: typed.audience || undefined, families: typed.families[0] };
  const unknown: Reason | undefined =
    typed.q !== '' && choices.length === 0 ? { code: 'placeUnknown', values: { typed: typed.q } } : undefined;
  return (
    <>
      <h2>{pick(texts.whereTitle, lang)}</h2>
      <form method="get" action={href('subscribe', lang)}>
        <Hidden values={keep} />
        <Field
          name="q"
          lang={lang}
          label={pick(texts.whereField, lang)}
          value={typed.q}
          autoComplete="postal-code"
          required
          error={errorOf(errors, 'q') ?? unknown}
        />
        <Button>{pick(texts.goOn, lang)}</Button>
      </form>
      {choices.length === 0 ? null : (
        <>
          <h2>{pick(texts.whichPlace, lang)}</h2>
          <ul class="place-choices">
            {choices.map((choice) => (
              <li key={`${choice.cell}${choice.label}`}>
                <a
                  href={href(
                    'subscribe',
                    lang,
                    {},
                    { ...keep, cell: choice.cell, commune: choice.commune ?? undefined },
                  )}
                >
                  {choice.label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

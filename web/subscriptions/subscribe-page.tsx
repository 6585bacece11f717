import type { Place } from '#domain/areas/place.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError, Reason } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { ErrorSummary, errorOf, Field, Hidden, Radios } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { CONSENT_WORDING } from './consent-texts.ts';
import { countedTexts, texts } from './texts.ts';
import { WishFields } from './wish-fields.tsx';
import { wishTexts } from './wish-texts.ts';

/** The form as it was typed or carried along. */
export interface TypedSubscription {
  readonly email: string;
  readonly q: string;
  readonly cell: string;
  readonly commune: string;
  readonly audience: string;
  readonly families: readonly string[];
  readonly labels: readonly string[];
  readonly words: string;
  readonly radiusKm: string;
  readonly parcels: boolean;
  readonly frequency: string;
  /** The address was asked about, and is right as it is. */
  readonly sure: boolean;
}

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly typed: TypedSubscription;
  readonly place: Place | undefined;
  /** Places that fit what was typed, where it does not say which. */
  readonly choices: readonly Place[];
  readonly errors: readonly FieldError[];
  /** What a subscription here would bring; absent where nobody knows. */
  readonly expected?: Expected | undefined;
  /** What was typed looks like a slip of the finger: this may be meant. */
  readonly addressMeant?: string | undefined;
}

/** "Tell me when one does": the place, then one field. */
export const SubscribePage = ({ lang, site, typed, place, choices, errors, addressMeant, expected }: Props) => {
  const { audience, families } = typed;
  const keep = { audience: audience || undefined, families: families[0] };
  const placeOf = (chosen: Place | undefined) => ({ cell: chosen?.cell, commune: chosen?.commune ?? undefined });
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(texts.title, lang)}
      addressIn={(of) => href('subscribe', of, {}, { ...keep, ...placeOf(place) })}
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
          {expected === undefined ? null : <WhatToExpect lang={lang} expected={expected} />}
          <form method="post" action={href('subscribe', lang)}>
            <Hidden values={{ ...placeOf(place), audience: keep.audience }} />
            {addressMeant === undefined ? null : <DidYouMean lang={lang} typed={typed.email} meant={addressMeant} />}
            <Field
              name="email"
              lang={lang}
              type="email"
              label={pick(texts.email, lang)}
              value={addressMeant ?? typed.email}
              autoComplete="email"
              maxLength={254}
              required
              error={errorOf(errors, 'email')}
            />
            <Radios
              name="frequency"
              lang={lang}
              label={pick(wishTexts.frequency, lang)}
              value={typed.frequency === '' ? 'atOnce' : typed.frequency}
              choices={[
                { value: 'atOnce', label: pick(wishTexts.atOnce, lang), hint: pick(wishTexts.atOnceHint, lang) },
                { value: 'daily', label: pick(wishTexts.daily, lang) },
                { value: 'weekly', label: pick(wishTexts.weekly, lang) },
              ]}
            />
            <details open={hasWishes(typed) || errors.length > 0}>
              <summary>{pick(wishTexts.choose, lang)}</summary>
              <WishFields lang={lang} typed={typed} errors={errors} />
            </details>
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

const hasWishes = ({ families, labels, words, radiusKm, parcels }: TypedSubscription): boolean =>
  families.length > 0 || labels.length > 0 || words !== '' || radiusKm !== '' || parcels;

/** What a subscription brings, from what happened here. */
export interface Expected {
  readonly delivering: number;
  readonly mailsAMonth: number | undefined;
}

const WhatToExpect = ({ lang, expected }: { readonly lang: Language; readonly expected: Expected }) => (
  <ul>
    <li>{plural(countedTexts.delivering, expected.delivering, lang)}</li>
    <li>
      {expected.mailsAMonth === undefined
        ? pick(texts.expectUnknown, lang)
        : expected.mailsAMonth === 0
          ? pick(texts.expectNone, lang)
          : expected.mailsAMonth < 1
            ? pick(texts.expectFew, lang)
            : plural(countedTexts.expect, Math.ceil(expected.mailsAMonth), lang)}
    </li>
  </ul>
);

interface DidYouMeanProps {
  readonly lang: Language;
  readonly typed: string;
  readonly meant: string;
}

/** A slip of the finger is asked about once: the field holds what was probably meant, and a box keeps what was typed. */
const DidYouMean = ({ lang, typed, meant }: DidYouMeanProps) => (
  <Notice kind="info">
    <p>{pick(texts.didYouMean, lang, { meant, typed })}</p>
    <Hidden values={{ sure: 'yes' }} />
  </Notice>
);

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

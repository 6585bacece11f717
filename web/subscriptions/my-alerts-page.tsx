import type { Place } from '#domain/areas/place.ts';
import { AUDIENCE_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import type { AddressChange } from '#domain/subscriptions/subscription-store.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { dayAndYear } from '#web/shared/format.ts';
import { Checkbox, ErrorSummary, errorOf, Field, Hidden, Radios } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { SEASON_WORDING } from './consent-texts.ts';
import { myTexts as texts } from './my-page-texts.ts';
import { texts as common } from './texts.ts';
import { type TypedWishes, WishFields } from './wish-fields.tsx';
import { wishTexts } from './wish-texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly running: readonly Subscription[];
  readonly ended: readonly Subscription[];
  readonly addressChange: AddressChange | undefined;
  /** What was done just now. */
  readonly done?: 'saved' | 'moved' | 'addressAsked' | 'stopped' | undefined;
  readonly errors?: readonly FieldError[];
  /** Several places fit what was typed for this subscription. */
  readonly choices?: { readonly which: string; readonly places: readonly Place[] } | undefined;
}

/** All that a person can do with their alerts, behind the link that was sent to them. Opening it changes nothing. */
export const MyAlertsPage = (props: Props) => {
  const { lang, site, token, running, addressChange, done, errors = [] } = props;
  const [first] = running;
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(texts.title, lang)}
      addressIn={(of) => href('myAlerts', of, { token })}
      narrow
      noIndex
      noReferrer
    >
      <h1>{pick(texts.title, lang)}</h1>
      <ErrorSummary errors={errors} lang={lang} />
      {done === undefined ? null : (
        <Notice kind="good" live>
          <p>{pick(done === 'stopped' ? common.stoppedLead : texts[done], lang)}</p>
        </Notice>
      )}
      {first === undefined ? (
        <Nothing {...props} />
      ) : (
        <>
          <p class="lead">{pick(texts.lead, lang, { email: emailInWords(first.email) })}</p>
          <HowOften lang={lang} token={token} first={first} errors={errors} />
          <h2>{pick(texts.placesTitle, lang)}</h2>
          {running.map((subscription) => (
            <OnePlace key={subscription.id} {...props} subscription={subscription} />
          ))}
          <p class="actions">
            <LinkButton look="quiet" href={href('subscribe', lang)}>
              {pick(texts.addPlace, lang)}
            </LinkButton>
          </p>
          <form method="post" action={href('myAlerts', lang, { token })}>
            <Hidden values={{ act: 'stop' }} />
            <Button look="quiet">{pick(common.stopAll, lang)}</Button>
          </form>
          <Address lang={lang} token={token} change={addressChange} errors={errors} />
        </>
      )}
      <Data lang={lang} token={token} />
    </Page>
  );
};

const Nothing = ({ lang, ended }: Props) => (
  <>
    <p>{pick(ended.length === 0 ? texts.nothing : common.noneLead, lang)}</p>
    <p class="actions">
      <LinkButton look="quiet" href={href('subscribe', lang)}>
        {pick(common.askAgain, lang)}
      </LinkButton>
    </p>
  </>
);

interface PartProps {
  readonly lang: Language;
  readonly token: string;
  readonly errors: readonly FieldError[];
}

const HowOften = ({ lang, token, first, errors }: PartProps & { readonly first: Subscription }) => (
  <form method="post" action={href('myAlerts', lang, { token })}>
    <h2>{pick(texts.howTitle, lang)}</h2>
    {first.pausedUntil === null ? null : (
      <Notice kind="info">
        <p>{pick(texts.pausedUntil, lang, { date: dayAndYear(first.pausedUntil, lang) })}</p>
      </Notice>
    )}
    <Hidden values={{ act: 'choose' }} />
    <Radios
      name="frequency"
      lang={lang}
      label={pick(wishTexts.frequency, lang)}
      value={first.frequency}
      choices={[
        { value: 'atOnce', label: pick(wishTexts.atOnce, lang), hint: pick(wishTexts.atOnceHint, lang) },
        { value: 'daily', label: pick(wishTexts.daily, lang) },
        { value: 'weekly', label: pick(wishTexts.weekly, lang) },
      ]}
    />
    <Field
      name="pausedUntil"
      lang={lang}
      type="date"
      label={pick(texts.pause, lang)}
      hint={pick(texts.pauseHint, lang)}
      value={first.pausedUntil === null ? '' : localTime(first.pausedUntil).date}
      width="medium"
      optional
      error={errorOf(errors, 'pausedUntil')}
    />
    <Checkbox name="season" lang={lang} label={pick(SEASON_WORDING, lang)} checked={first.season !== null} />
    <Button>{pick(texts.save, lang)}</Button>
  </form>
);

/** What a subscription looks for, as its form shows it. */
const typedOf = ({ families, labels, words, radiusKm, parcels }: Subscription): TypedWishes => ({
  families,
  labels,
  words: words.join(', '),
  radiusKm: radiusKm === null ? '' : String(radiusKm),
  parcels,
});

const OnePlace = ({
  lang,
  token,
  subscription,
  errors = [],
  choices,
}: Props & { readonly subscription: Subscription }) => {
  const { id, place, audience, state } = subscription;
  const action = href('myAlerts', lang, { token });
  const mine = choices?.which === id ? choices.places : [];
  return (
    <section class="my-place">
      <h3>{place.label}</h3>
      <p class="soft">
        {pick(AUDIENCE_NAMES[audience], lang)}
        {' · '}
        {state === 'pending'
          ? pick(texts.pending, lang)
          : pick(common.since, lang, { date: dayAndYear(subscription.createdAt, lang) })}
      </p>
      <details>
        <summary>{pick(texts.wishes, lang)}</summary>
        <form method="post" action={action}>
          <Hidden values={{ act: 'wish', which: id }} />
          <WishFields lang={lang} typed={typedOf(subscription)} errors={[]} suffix={`-${id}`} />
          <Button>{pick(texts.save, lang)}</Button>
        </form>
      </details>
      <details open={mine.length > 0 || errors.some(({ field }) => field === `q-${id}`)}>
        <summary>{pick(texts.changePlace, lang)}</summary>
        <form method="post" action={action}>
          <Hidden values={{ act: 'move', which: id }} />
          <Field
            name={`q-${id}`}
            lang={lang}
            label={pick(texts.newPlace, lang)}
            autoComplete="postal-code"
            error={errorOf(errors, `q-${id}`)}
          />
          <Button look="quiet">{pick(texts.move, lang)}</Button>
        </form>
        {mine.length === 0 ? null : <p>{pick(texts.whichPlace, lang)}</p>}
        {mine.map((choice) => (
          <form key={`${choice.cell}${choice.label}`} method="post" action={action}>
            <Hidden values={{ act: 'move', which: id, cell: choice.cell, commune: choice.commune ?? undefined }} />
            <Button look="quiet">{choice.label}</Button>
          </form>
        ))}
      </details>
      <form method="post" action={action}>
        <Hidden values={{ act: 'stop', which: id }} />
        <Button look="quiet">{pick(common.stopFor, lang, { place: place.label })}</Button>
      </form>
    </section>
  );
};

const Address = ({ lang, token, change, errors }: PartProps & { readonly change: AddressChange | undefined }) => (
  <form method="post" action={href('myAlerts', lang, { token })}>
    <h2>{pick(texts.addressTitle, lang)}</h2>
    {change === undefined ? null : <p>{pick(texts.addressWaits, lang, { email: emailInWords(change.email) })}</p>}
    <Hidden values={{ act: 'address' }} />
    <Field
      name="email"
      lang={lang}
      type="email"
      label={pick(texts.newAddress, lang)}
      autoComplete="email"
      maxLength={254}
      error={errorOf(errors, 'email')}
    />
    <Button look="quiet">{pick(texts.askAddress, lang)}</Button>
  </form>
);

const Data = ({ lang, token }: Pick<PartProps, 'lang' | 'token'>) => {
  const action = href('myAlerts', lang, { token });
  return (
    <>
      <h2>{pick(texts.dataTitle, lang)}</h2>
      <p>{pick(texts.dataLead, lang)}</p>
      <p class="actions">
        <LinkButton look="quiet" href={href('myAlerts', lang, { token }, { show: 'data' })}>
          {pick(texts.read, lang)}
        </LinkButton>{' '}
        <LinkButton look="quiet" href={href('myAlerts', lang, { token }, { show: 'json' })}>
          {pick(texts.download, lang)}
        </LinkButton>
      </p>
      <form method="post" action={action}>
        <h2>{pick(texts.eraseTitle, lang)}</h2>
        <p>{pick(texts.eraseLead, lang)}</p>
        <Hidden values={{ act: 'erase' }} />
        <Checkbox name="sure" lang={lang} label={pick(texts.eraseSure, lang)} />
        <Button look="quiet">{pick(texts.erase, lang)}</Button>
      </form>
    </>
  );
};

import { AUDIENCE_NAMES, FAMILY_NAMES, LABELS } from '#domain/catalogue/catalogue-names.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { dayAndYear } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { myTexts as texts } from './my-page-texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly email: string | null;
  readonly subscriptions: readonly Omit<Subscription, 'email' | 'person'>[];
  readonly requests: readonly Pick<ProducerRequest, 'createdAt' | 'requester' | 'place' | 'lines' | 'word' | 'parts'>[];
  readonly told: readonly { readonly producerId: string; readonly at: string }[];
}

/** Everything that is kept about a person, to be read. */
export const MyDataPage = ({ lang, site, token, email, subscriptions, requests, told }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.dataTitle, lang)}
    addressIn={(of) => href('myAlerts', of, { token }, { show: 'data' })}
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.dataTitle, lang)}</h1>
    {email === null ? <p>{pick(texts.nothing, lang)}</p> : <p class="lead">{emailInWords(email)}</p>}
    {subscriptions.map((subscription) => (
      <OneSubscription key={subscription.id} lang={lang} subscription={subscription} />
    ))}
    {requests.length === 0 ? null : <h2>{pick(texts.requestsTitle, lang)}</h2>}
    {requests.map((request) => (
      <OneRequest key={request.createdAt} lang={lang} request={request} />
    ))}
    <h2>{pick(texts.toldTitle, lang)}</h2>
    {told.length === 0 ? <p>{pick(texts.toldNone, lang)}</p> : null}
    <ul>
      {told.map(({ producerId, at }) => (
        <li key={producerId}>
          <a href={href('producer', lang, { id: producerId })}>{dayAndYear(at, lang)}</a>
        </li>
      ))}
    </ul>
    <p>
      <a href={href('myAlerts', lang, { token })}>{pick(texts.back, lang)}</a>
    </p>
  </Page>
);

const OneRequest = ({
  lang,
  request: { createdAt, requester, place, lines, word, parts },
}: {
  readonly lang: Language;
  readonly request: Props['requests'][number];
}) => (
  <>
    <h3>
      {dayAndYear(createdAt, lang)}, {parts.map(({ producerName }) => producerName).join(', ')}
    </h3>
    <p>
      {[requester.name, requester.organisation, requester.telephone ?? '', place.label].filter(Boolean).join(' · ')}
    </p>
    <p>{lines.map(({ what, quantity }) => [what, quantity].filter(Boolean).join(', ')).join(' · ')}</p>
    {word === '' ? null : <p>{word}</p>}
  </>
);

const OneSubscription = ({
  lang,
  subscription,
}: {
  readonly lang: Language;
  readonly subscription: Props['subscriptions'][number];
}) => {
  const { place, audience, families, labels, words, radiusKm, consent, season } = subscription;
  const wishes = [
    pick(AUDIENCE_NAMES[audience], lang),
    ...families.map((family) => pick(FAMILY_NAMES[family], lang)),
    ...labels.map((label) => pick(LABELS[label].name, lang)),
    ...words,
    ...(radiusKm === null ? [] : [`${radiusKm} km`]),
  ];
  return (
    <>
      <h2>{place.label}</h2>
      <p>{wishes.join(' · ')}</p>
      <h3>{pick(texts.consentTitle, lang)}</h3>
      <p>{consent.wording}</p>
      <p class="soft">
        {pick(texts.consentGiven, lang, {
          given: dayAndYear(consent.givenAt, lang),
          version: consent.wordingVersion,
        })}
        {consent.confirmedAt === null
          ? ''
          : `, ${pick(texts.consentConfirmed, lang, { confirmed: dayAndYear(consent.confirmedAt, lang) })}`}
      </p>
      {season === null ? null : (
        <p>
          {season.wording} <span class="soft">({dayAndYear(season.givenAt, lang)})</span>
        </p>
      )}
    </>
  );
};

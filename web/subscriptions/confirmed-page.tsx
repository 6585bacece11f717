import type { Language } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { LinkButton } from '#web/shared/buttons.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly subscription: Subscription;
  readonly pageToken: string;
}

/** Confirmed: what comes now, and how to stop it. */
export const ConfirmedPage = ({ lang, site, subscription, pageToken }: Props) => {
  const { place, audience } = subscription;
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(texts.confirmedTitle, lang)}
      addressIn={(of) => href('subscribe', of)}
      narrow
      noIndex
      noReferrer
    >
      <h1>{pick(texts.confirmedTitle, lang)}</h1>
      <p class="lead">{pick(texts.confirmedLead, lang, { place: place.label })}</p>
      <h2>{pick(texts.whatTitle, lang)}</h2>
      <ul>
        <li>{pick(texts.what1, lang)}</li>
        <li>{pick(texts.what2, lang)}</li>
        <li>{pick(texts.what3, lang)}</li>
      </ul>
      <p>
        {pick(texts.howToStop, lang)}{' '}
        <a href={href('myAlerts', lang, { token: pageToken })}>{pick(texts.manage, lang)}</a>
      </p>
      <p class="actions">
        <LinkButton
          look="quiet"
          href={href(
            'search',
            lang,
            {},
            {
              cell: place.cell,
              commune: place.commune ?? undefined,
              audience: audience === 'consumer' ? undefined : audience,
            },
          )}
        >
          {pick(texts.search, lang)}
        </LinkButton>
      </p>
    </Page>
  );
};

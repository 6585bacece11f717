import type { Language } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  /** Hers that run; that of the link first. */
  readonly subscriptions: readonly Subscription[];
  /** One was stopped just now. */
  readonly stopped: boolean;
}

/** Her alerts, each with the button that stops it. Opening the page changes nothing. */
export const StopPage = ({ lang, site, token, subscriptions, stopped }: Props) => {
  const title = stopped ? texts.stoppedTitle : subscriptions.length === 0 ? texts.noneTitle : texts.stopTitle;
  return (
    <Page
      lang={lang}
      site={site}
      title={pick(title, lang)}
      addressIn={(of) => href('unsubscribe', of, {}, { token })}
      narrow
      noIndex
      noReferrer
    >
      <h1>{pick(title, lang)}</h1>
      {stopped ? (
        <Notice kind="good" live>
          <p>{pick(texts.stoppedLead, lang)}</p>
        </Notice>
      ) : (
        <p>{pick(subscriptions.length === 0 ? texts.noneLead : texts.stopLead, lang)}</p>
      )}
      {stopped && subscriptions.length > 0 ? <h2>{pick(texts.others, lang)}</h2> : null}
      {subscriptions.map((subscription) => (
        <form key={subscription.id} method="post" action={href('unsubscribe', lang)} class="stop-alert">
          <Hidden values={{ token, which: subscription.id }} />
          <p>
            <strong>{subscription.place.label}</strong>{' '}
            <span class="soft">{pick(texts.since, lang, { date: dayAndYear(subscription.createdAt, lang) })}</span>
          </p>
          <Button look={stopped ? 'quiet' : 'main'}>
            {pick(texts.stopFor, lang, { place: subscription.place.label })}
          </Button>
        </form>
      ))}
      {subscriptions.length === 0 ? (
        <p class="actions">
          <LinkButton look="quiet" href={href('subscribe', lang)}>
            {pick(texts.askAgain, lang)}
          </LinkButton>
        </p>
      ) : null}
    </Page>
  );
};

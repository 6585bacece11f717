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
  readonly what: 'alerts' | 'season';
  /** The places that the mail was about: who got it passed on sees no others. */
  readonly places: readonly Subscription[];
  /** Whether anything runs at all. */
  readonly runs: boolean;
  /** What was done just now. */
  readonly done: 'stopped' | 'linkSent' | undefined;
}

/** The foot of a mail leads here: stop one place or all, or have the link to one's page sent. Opening it changes nothing. */
export const StopPage = ({ lang, site, token, what, places, runs, done }: Props) => {
  const title = done === 'stopped' ? texts.stoppedTitle : runs ? texts.stopTitle : texts.noneTitle;
  const lead = what === 'season' ? texts.seasonStopLead : runs ? texts.stopLead : texts.noneLead;
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
      {done === undefined ? (
        <p>{pick(lead, lang)}</p>
      ) : (
        <Notice kind="good" live>
          <p>{pick(done === 'linkSent' ? texts.linkSent : texts.stoppedLead, lang)}</p>
        </Notice>
      )}
      {places.map((subscription) => (
        <form key={subscription.id} method="post" action={href('unsubscribe', lang)} class="stop-alert">
          <Hidden values={{ token, which: subscription.id }} />
          <p>
            <strong>{subscription.place.label}</strong>{' '}
            <span class="soft">{pick(texts.since, lang, { date: dayAndYear(subscription.createdAt, lang) })}</span>
          </p>
          <Button look={done === 'stopped' ? 'quiet' : 'main'}>
            {pick(texts.stopFor, lang, { place: subscription.place.label })}
          </Button>
        </form>
      ))}
      {runs ? (
        <form method="post" action={href('unsubscribe', lang)} class="stop-alert">
          <Hidden values={{ token }} />
          <Button look={places.length === 0 ? 'main' : 'quiet'}>
            {pick(what === 'season' ? texts.stopSeason : texts.stopAll, lang)}
          </Button>
        </form>
      ) : null}
      {runs && what === 'alerts' ? (
        <form method="post" action={href('unsubscribe', lang)} class="stop-alert">
          <Hidden values={{ token, act: 'link' }} />
          <p>{pick(texts.changeInstead, lang)}</p>
          <Button look="quiet">{pick(texts.sendLink, lang)}</Button>
        </form>
      ) : null}
      {runs ? null : (
        <p class="actions">
          <LinkButton look="quiet" href={href('subscribe', lang)}>
            {pick(texts.askAgain, lang)}
          </LinkButton>
        </p>
      )}
    </Page>
  );
};

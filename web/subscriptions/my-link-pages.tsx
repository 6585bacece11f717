import type { Language } from '#domain/shared/primitives.ts';
import type { Reason } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href, type PageName } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { myTexts as texts } from './my-page-texts.ts';
import { texts as common } from './texts.ts';

interface FrameProps {
  readonly lang: Language;
  readonly site: SiteFacts;
}

const frame = (page: PageName, _lang: Language) => ({
  addressIn: (of: Language) => href(page, of),
  narrow: true,
  noIndex: true,
  noReferrer: true,
});

/** Asks for the link to one's page with the address. The answer is the same whether the address is known or not. */
export const AskLinkPage = ({
  lang,
  site,
  sent,
  error,
  typed = '',
}: FrameProps & { readonly sent: boolean; readonly error?: Reason | undefined; readonly typed?: string }) => (
  <Page lang={lang} site={site} title={pick(texts.askTitle, lang)} {...frame('myAlertsLink', lang)}>
    <h1>{pick(texts.askTitle, lang)}</h1>
    {sent ? (
      <Notice kind="good" live>
        <p>{pick(texts.asked, lang)}</p>
      </Notice>
    ) : (
      <form method="post" action={href('myAlertsLink', lang)}>
        <p>{pick(texts.askLead, lang)}</p>
        <Field
          name="email"
          lang={lang}
          type="email"
          label={pick(common.email, lang)}
          value={typed}
          autoComplete="email"
          maxLength={254}
          required
          {...(error === undefined ? {} : { error })}
        />
        <Button>{pick(texts.ask, lang)}</Button>
      </form>
    )}
  </Page>
);

/** The button in the mail to a new address leads here; only this button moves anything. */
export const ConfirmAddressPage = ({
  lang,
  site,
  token,
  error,
  pageToken,
}: FrameProps & {
  readonly token: string;
  readonly error?: string | undefined;
  /** Confirmed: opens the page at the new address. */
  readonly pageToken?: string | undefined;
}) => (
  <Page lang={lang} site={site} title={pick(texts.confirmTitle, lang)} {...frame('myAddress', lang)}>
    <h1>{pick(texts.confirmTitle, lang)}</h1>
    {error === undefined ? null : (
      <Notice kind="bad" live>
        <p>{error}</p>
      </Notice>
    )}
    {pageToken === undefined ? (
      <form method="post" action={href('myAddress', lang)}>
        <p>{pick(texts.confirmLead, lang)}</p>
        <Hidden values={{ token }} />
        <Button>{pick(texts.confirm, lang)}</Button>
      </form>
    ) : (
      <>
        <Notice kind="good" live>
          <p>{pick(texts.confirmed, lang)}</p>
        </Notice>
        <LinkButton href={href('myAlerts', lang, { token: pageToken })}>{pick(texts.back, lang)}</LinkButton>
      </>
    )}
  </Page>
);

export const ErasedPage = ({ lang, site }: FrameProps) => (
  <Page lang={lang} site={site} title={pick(texts.erasedTitle, lang)} {...frame('myAlertsLink', lang)}>
    <h1>{pick(texts.erasedTitle, lang)}</h1>
    <Notice kind="good" live>
      <p>{pick(texts.erasedLead, lang)}</p>
    </Notice>
  </Page>
);

import type { Language } from '#domain/shared/primitives.ts';
import type { Reason } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { ErrorSummary, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { CodeForm } from './code-form.tsx';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** Of the mail's link; empty where somebody comes with the code. */
  readonly token: string;
  readonly email: string;
  readonly error?: Reason;
}

/** Behind the mail's link. Opening it changes nothing, since mail scanners open links too: the button does. */
export const ConfirmPage = ({ lang, site, token, email, error }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.confirmTitle, lang)}
    addressIn={(of) => href('subscribeConfirm', of, {}, { token })}
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.confirmTitle, lang)}</h1>
    <ErrorSummary errors={error === undefined ? [] : [{ field: token === '' ? 'code' : '', ...error }]} lang={lang} />
    {token === '' ? (
      <>
        <p>
          {email === ''
            ? pick(texts.confirmByCode, lang)
            : pick(texts.confirmCodeOf, lang, { email: emailInWords(email) })}
        </p>
        <CodeForm lang={lang} email={email} error={error} />
      </>
    ) : (
      <form method="post" action={href('subscribeConfirm', lang)}>
        <Hidden values={{ token }} />
        <p>{pick(texts.confirmByLink, lang)}</p>
        <Button>{pick(texts.confirm, lang)}</Button>
      </form>
    )}
    {error === undefined ? null : (
      <p class="actions">
        <a href={href('subscribe', lang)}>{pick(texts.askAgain, lang)}</a>
      </p>
    )}
  </Page>
);

import type { Language } from '#domain/shared/primitives.ts';
import type { Reason } from '#domain/shared/reasons.ts';
import { Button } from '#web/shared/buttons.tsx';
import { ErrorSummary, Field, Hidden } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  /** By the link of the message: a button. By the code: a field. */
  readonly by: { readonly token: string } | { readonly request: string };
  readonly error: Reason | undefined;
  /** They had sent the very same before. */
  readonly twice?: boolean;
}

/** Proves the requester's address. Opening it changes nothing (mail scanners open links); the button does. */
export const RequestConfirmPage = ({ lang, site, by, error, twice = false }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.confirmTitle, lang)}
    addressIn={(of) => href('requestConfirm', of, {}, { ...by })}
    narrow
    noIndex
    noReferrer
  >
    {twice ? <Notice title={pick(texts.alreadySent, lang)} live /> : null}
    <h1>{pick(texts.confirmTitle, lang)}</h1>
    <ErrorSummary errors={error === undefined ? [] : [{ field: 'token' in by ? '' : 'code', ...error }]} lang={lang} />
    <form method="post" action={href('requestConfirm', lang)}>
      <Hidden values={{ ...by }} />
      {'token' in by ? (
        <p>{pick(texts.confirmLinkLead, lang)}</p>
      ) : (
        <>
          <p>{pick(texts.confirmLead, lang)}</p>
          <Field
            name="code"
            lang={lang}
            label={pick(texts.code, lang)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            width="short"
            error={error}
          />
        </>
      )}
      <Button>{pick(texts.confirm, lang)}</Button>
    </form>
    {'token' in by ? null : <p class="hint">{pick(texts.noMail, lang)}</p>}
  </Page>
);

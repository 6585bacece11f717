import type { Language } from '#domain/shared/primitives.ts';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { CodeForm } from './code-form.tsx';
import { texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly email: string;
  readonly place: string;
}

/** After the form: the mail's button, or its code typed here. The address stays in the form, never in the page's own address. */
export const CheckMailPage = ({ lang, site, email, place }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.checkTitle, lang)}
    addressIn={(of) => href('subscribeConfirm', of)}
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.checkTitle, lang)}</h1>
    <p class="lead">{pick(texts.checkLead, lang, { email: emailInWords(email) })}</p>
    <p>{pick(texts.checkPlace, lang, { place })}</p>
    <CodeForm lang={lang} email={email} />
    <p class="hint">
      {pick(texts.noMail, lang)} <a href={href('subscribe', lang)}>{pick(texts.startAgain, lang)}</a>
    </p>
  </Page>
);

import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { telephoneInWords } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Field } from '#web/shared/forms.tsx';
import { Page } from '#web/shared/layout.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import type { OwnProps } from './own-frame.tsx';
import { texts } from './texts.ts';

interface LinkProps extends Pick<OwnProps, 'lang' | 'site'> {
  readonly typed: string;
  readonly errors: readonly FieldError[];
  /** Asked for: the answer is the same whoever asks. */
  readonly sent: boolean;
}

/** "Send me my link": by SIRET, telephone or e-mail address, always the same answer. */
export const LinkPage = ({ lang, site, typed, errors, sent }: LinkProps) => {
  const title = pick(sent ? texts.linkSent : texts.linkTitle, lang);
  return (
    <Page lang={lang} site={site} title={title} addressIn={(of) => href('ownLink', of)} current="register" narrow>
      <h1>{title}</h1>
      {sent ? (
        <>
          <p class="lead">{pick(texts.linkSentText, lang)}</p>
          <p>{pick(texts.linkNothing, lang, { number: telephoneInWords(site.agency.telephone) })}</p>
          <LinkButton href={href('ownLink', lang)} look="quiet">
            {pick(texts.again, lang)}
          </LinkButton>
        </>
      ) : (
        <>
          <p class="lead">{pick(texts.linkLead, lang)}</p>
          <ErrorSummary errors={errors} lang={lang} />
          <form method="post" action={href('ownLink', lang)} noValidate>
            <Field
              name="who"
              lang={lang}
              label={pick(texts.linkField, lang)}
              hint={pick(texts.linkHint, lang)}
              value={typed}
              error={errorOf(errors, 'who')}
              width="medium"
              maxLength={254}
            />
            <Button>{pick(texts.linkSend, lang)}</Button>
          </form>
          <p>
            <a href={href('register', lang)}>{pick(texts.registerInstead, lang)}</a>
          </p>
        </>
      )}
    </Page>
  );
};

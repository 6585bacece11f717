import type { Channel } from '#domain/producers/producer.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { ErrorSummary, errorOf, Field, Hidden } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { pick } from '#web/shared/text.ts';
import { OwnFrame, type OwnProps } from './own-frame.tsx';
import { partAddress } from './parts.ts';
import { texts } from './texts.ts';

interface CodesProps extends OwnProps {
  /** Addresses whose code is awaited; none where the change is over. */
  readonly awaited: readonly Channel[];
  readonly errors: readonly FieldError[];
}

/** One field a new address: its code, and it is used. */
export const CodesPage = ({ lang, site, token, awaited, errors }: CodesProps) => (
  <OwnFrame
    lang={lang}
    site={site}
    title={pick(texts.codesTitle, lang)}
    addressIn={(to) => partAddress(token, 'codes', to)}
  >
    <h1>{pick(texts.codesTitle, lang)}</h1>
    {awaited.length === 0 ? (
      <Notice kind="bad" live>
        <p>{pick(texts.codeOver, lang)}</p>
        <LinkButton href={partAddress(token, 'terms', lang)} look="quiet">
          {pick(texts.terms, lang)}
        </LinkButton>
      </Notice>
    ) : (
      <>
        <p class="lead">{pick(texts.codesLead, lang)}</p>
        <ErrorSummary errors={errors} lang={lang} />
        <form method="post" action={partAddress(token, 'codes', lang)} noValidate>
          {awaited.map((channel, index) => (
            <Field
              key={channel.address}
              name={`code.${index}`}
              lang={lang}
              label={pick(texts.codeFor, lang, {
                address: contactInWords(channel.address, lang),
              })}
              hint={pick(texts.codeHint, lang)}
              error={errorOf(errors, `code.${index}`)}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={9}
              width="short"
            />
          ))}
          <div class="actions">
            <Button>{pick(texts.codeCheck, lang)}</Button>
          </div>
        </form>
        <form method="post" action={partAddress(token, 'codes', lang)}>
          <Hidden values={{ action: 'drop' }} />
          <Button look="plain">{pick(texts.codesDrop, lang)}</Button>
        </form>
      </>
    )}
  </OwnFrame>
);

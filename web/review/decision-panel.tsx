import type { Instant, Language } from '#domain/shared/primitives.ts';
import { rejectionReasons, texts } from '#web/agency/texts.ts';
import { Expected } from '#web/publications/expected.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Hidden, Radios, Textarea } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import type { ReviewProps } from './producer-page.tsx';

/** The decision, said once more before it is taken: it cannot be called back. */
export const DecisionPanel = ({
  lang,
  producer,
  asking,
  errors,
  reason,
  opensAt,
  expected,
}: ReviewProps & { readonly asking: 'approve' | 'reject' }) => {
  const address = href('agencyProducer', lang, { id: producer.id });
  const name = { name: producer.details.name };
  const isApproval = asking === 'approve';
  return (
    <section class="panel decision" id="decision">
      <h2>{pick(isApproval ? texts.approveTitle : texts.rejectTitle, lang, name)}</h2>
      <p>{isApproval ? approvalText(opensAt, lang) : pick(texts.rejectText, lang)}</p>
      {isApproval && expected !== undefined ? <Expected lang={lang} expected={expected} /> : null}
      <ErrorSummary errors={errors} lang={lang} />
      <form method="post" action={address}>
        <Hidden values={{ decision: asking, version: String(producer.version) }} />
        {isApproval ? null : (
          <>
            <Radios
              name="reasonCode"
              lang={lang}
              label={pick(texts.reason, lang)}
              error={errorOf(errors, 'reasonCode')}
              value={reason.code}
              choices={[
                ...Object.entries(rejectionReasons).map(([code, text]) => ({ value: code, label: pick(text, lang) })),
                { value: 'other', label: pick(texts.reasonOther, lang) },
              ]}
            />
            <Textarea
              name="reason"
              lang={lang}
              label={pick(texts.reasonWords, lang)}
              hint={pick(texts.reasonWordsHint, lang)}
              error={errorOf(errors, 'reason')}
              value={reason.words}
              maxLength={300}
              rows={3}
            />
          </>
        )}
        <div class="actions">
          <Button>{pick(isApproval ? texts.approveYes : texts.rejectYes, lang)}</Button>
          <LinkButton href={address} look="plain">
            {pick(texts.cancel, lang)}
          </LinkButton>
        </div>
      </form>
    </section>
  );
};

/** What follows from an approval: at once, or at the opening. */
const approvalText = (opensAt: Instant | undefined, lang: Language): string =>
  opensAt === undefined
    ? pick(texts.approveText, lang)
    : pick(texts.approveTextBefore, lang, { when: momentInWords(opensAt, lang) });

import type { OpeningState } from '#domain/opening/opening-day.ts';
import { centsFor } from '#domain/subscriptions/mail-cost.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { texts as agencyTexts } from '#web/agency/texts.ts';
import { expectedTexts } from '#web/publications/announced-texts.ts';
import { costInWords } from '#web/publications/expected.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, wholeNumber } from '#web/shared/text.ts';
import { openingCounted, openingTexts as texts } from './opening-texts.ts';

export interface OpeningPageProps extends AgencyProps {
  readonly opening: OpeningState;
  /** They have pressed "open now": it is said once more. */
  readonly isAsking: boolean;
}

/** From preparing to open: where it stands, how many messages leave, and the button. */
export const OpeningPage = (props: OpeningPageProps) => {
  const { lang, site, member, opening } = props;
  return (
    <AgencyFrame
      lang={lang}
      site={site}
      member={member}
      current="producers"
      title={pick(texts.title, lang)}
      addressIn={(of) => href('agencyOpening', of)}
    >
      <p>
        <a href={href('agencyHome', lang)}>{pick(agencyTexts.back, lang)}</a>
      </p>
      <h1>{pick(texts.title, lang)}</h1>
      {opening.state === 'open' ? <Open {...props} /> : <Preparing {...props} />}
    </AgencyFrame>
  );
};

const Open = ({ lang, opening }: OpeningPageProps) => {
  const { opensAt, openedBy, mails, told } = opening;
  const when = opensAt === null ? '' : momentInWords(opensAt, lang);
  return (
    <>
      <Notice kind="good" live title={pick(texts.open, lang)}>
        <p>
          {opensAt === null
            ? pick(texts.always, lang)
            : openedBy === null
              ? pick(texts.openSince, lang, { when })
              : pick(texts.openedBy, lang, { when, who: openedBy })}
        </p>
        {opensAt === null ? null : <p>{told ? plural(openingCounted.told, mails, lang) : pick(texts.telling, lang)}</p>}
      </Notice>
      <Figures lang={lang} entries={figuresOf(opening).slice(0, 2)} />
    </>
  );
};

const Preparing = (props: OpeningPageProps) => {
  const { lang, opening, isAsking } = props;
  const { opensAt, published, pending } = opening;
  return (
    <>
      <Notice title={pick(texts.preparing, lang, { when: opensAt === null ? '' : momentInWords(opensAt, lang) })}>
        <p>{pick(texts.preparingText, lang)}</p>
      </Notice>
      <Figures lang={lang} entries={figuresOf(opening)} />
      {published === 0 ? <p>{pick(texts.nobody, lang)}</p> : null}
      {pending === 0 ? null : (
        <p>
          {pick(texts.pendingLeft, lang)} <a href={href('agencyHome', lang)}>{pick(agencyTexts.homeTitle, lang)}</a>
        </p>
      )}
      {isAsking ? (
        <Ask {...props} />
      ) : (
        <>
          <p>{plural(openingCounted.willLeave, opening.mails, lang)}</p>
          <div class="actions">
            <LinkButton href={`${href('agencyOpening', lang, {}, { decision: 'open' })}#decision`}>
              {pick(texts.openNow, lang)}
            </LinkButton>
          </div>
        </>
      )}
    </>
  );
};

const Ask = ({ lang, opening }: OpeningPageProps) => (
  <section class="panel decision" id="decision" aria-labelledby="open-now">
    <h2 id="open-now">{pick(texts.askTitle, lang)}</h2>
    <p>
      <strong>{plural(openingCounted.willLeave, opening.mails, lang)}</strong> {pick(texts.askText, lang)}
    </p>
    <p>{pick(expectedTexts.costs, lang, { cost: costInWords(centsFor(opening.mails), lang) })}</p>
    <form method="post" action={href('agencyOpening', lang)}>
      <Hidden values={{ action: 'open' }} />
      <div class="actions">
        <Button>{plural(openingCounted.openAndSend, opening.mails, lang)}</Button>
        <LinkButton href={href('agencyOpening', lang)} look="plain">
          {pick(agencyTexts.cancel, lang)}
        </LinkButton>
      </div>
    </form>
  </section>
);

type Figure = readonly [count: number, label: (typeof texts)[keyof typeof texts]];

const figuresOf = ({ published, pending, mails }: OpeningState): readonly Figure[] => [
  [published, texts.published],
  [pending, texts.pending],
  [mails, texts.mails],
];

const Figures = ({ lang, entries }: { readonly lang: AgencyProps['lang']; readonly entries: readonly Figure[] }) => (
  <dl class="key-figures">
    {entries.map(([count, label]) => (
      <div key={label.fr}>
        <dt>{pick(label, lang)}</dt>
        <dd>{wholeNumber(count, lang)}</dd>
      </div>
    ))}
  </dl>
);

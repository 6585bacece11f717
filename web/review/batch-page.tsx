import type { ComponentChildren } from 'preact';
import type { Instant, Language, Text } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Expected, type ExpectedProps } from '#web/publications/expected.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { Sign } from './checks.tsx';
import { reviewCounts, reviewTexts } from './review-texts.ts';

export interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** What became of one of several. */
export type BatchOutcome = 'published' | 'already' | 'changed' | 'refused' | 'gone' | 'failed';

const SAID = {
  published: reviewTexts.resultPublished,
  already: reviewTexts.resultAlready,
  changed: reviewTexts.resultChanged,
  refused: reviewTexts.resultRefused,
  gone: reviewTexts.resultGone,
  failed: reviewTexts.resultFailed,
} as const satisfies Record<BatchOutcome, Text>;

interface FrameProps extends AgencyProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

const Frame = ({ lang, site, member, title, children }: FrameProps) => (
  <AgencyFrame
    lang={lang}
    site={site}
    member={member}
    current="producers"
    title={title}
    addressIn={(of) => href('agencyHome', of)}
  >
    <h1>{title}</h1>
    {children}
  </AgencyFrame>
);

interface AskProps extends AgencyProps {
  readonly chosen: readonly Chosen[];
  /** When the directory opens; undefined where it is open. */
  readonly opensAt: Instant | undefined;
  /** How many people would hear of them, and at what cost; undefined where the opening tells them. */
  readonly expected: ExpectedProps | undefined;
}

/** Several, said once more before they are published. */
export const BatchAskPage = ({ chosen, opensAt, expected, ...props }: AskProps) => {
  const { lang } = props;
  return (
    <Frame {...props} title={pick(reviewTexts.severalTitle, lang)}>
      <section class="panel decision">
        <ul>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <a href={href('agencyProducer', lang, { id })}>{name}</a>
            </li>
          ))}
        </ul>
        <p>
          {opensAt === undefined
            ? pick(reviewTexts.severalText, lang)
            : pick(reviewTexts.severalTextBefore, lang, { when: momentInWords(opensAt, lang) })}
        </p>
        {expected === undefined ? null : <Expected lang={lang} expected={expected} />}
        <form method="post" action={href('agencyHome', lang)}>
          {chosen.map(({ id, version }) => (
            <input key={id} type="hidden" name="pick" value={`${id}~${version}`} />
          ))}
          <div class="actions">
            <Button name="action" value="publish">
              {pick(reviewTexts.severalYes, lang)}
            </Button>
            <LinkButton href={href('agencyHome', lang)} look="plain">
              {pick(reviewTexts.cancel, lang)}
            </LinkButton>
          </div>
        </form>
      </section>
    </Frame>
  );
};

interface ResultProps extends AgencyProps {
  readonly results: readonly { readonly id: string; readonly name: string; readonly outcome: BatchOutcome }[];
}

/** What became of each: one that failed stops no other. */
export const BatchResultPage = ({ results, ...props }: ResultProps) => {
  const { lang } = props;
  const published = results.filter(({ outcome }) => outcome === 'published').length;
  return (
    <Frame {...props} title={pick(reviewTexts.resultTitle, lang)}>
      <p class="lead" role="status">
        {plural(reviewCounts.published, published, lang)}
        {published === results.length
          ? '.'
          : `, ${plural(reviewCounts.notPublished, results.length - published, lang)}.`}
      </p>
      <ul class="queue">
        {results.map(({ id, name, outcome }) => (
          <li key={id}>
            <Result id={id} name={name} outcome={outcome} lang={lang} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <LinkButton href={href('agencyHome', lang)}>{pick(reviewTexts.backToList, lang)}</LinkButton>
      </div>
    </Frame>
  );
};

const Result = ({ id, name, outcome, lang }: ResultProps['results'][number] & { readonly lang: Language }) => (
  <p>
    <Tag look={outcome === 'published' ? 'line' : 'full'}>
      <Sign of={outcome === 'published' ? 'right' : 'look'} /> {pick(SAID[outcome], lang)}
    </Tag>{' '}
    <a href={href('agencyProducer', lang, { id })}>{name}</a>
  </p>
);

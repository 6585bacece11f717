import { FAMILY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { type Producer, ProducerState } from '#domain/producers/producer.ts';
import type { ReviewChecks } from '#domain/review/review-checks.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { Notice as AgencyNotice } from '#domain/upkeep/notice.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Shortcuts } from '#web/agency/shortcuts.tsx';
import { countedTexts, stateNames, texts } from '#web/agency/texts.ts';
import { openingTexts } from '#web/opening/opening-texts.ts';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear, momentInWords } from '#web/shared/format.ts';
import { EmptyState, InventedTag, Notice, Pager, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, wholeNumber } from '#web/shared/text.ts';
import { AgencyNotices } from '#web/upkeep/agency-notices.tsx';
import { Checks } from './checks.tsx';
import { reviewTexts } from './review-texts.ts';

interface ListedProducer {
  readonly producer: Producer;
  readonly communeName: string;
  /** Of those that wait for a decision. */
  readonly checks: ReviewChecks | undefined;
  readonly hasAnswered: boolean;
}

export interface HomeProps extends AgencyProps {
  readonly state: ProducerState;
  readonly counts: Readonly<Record<ProducerState, { readonly count: number; readonly more: boolean }>>;
  readonly producers: readonly ListedProducer[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  /** Changes of published producers that wait. */
  readonly changes: { readonly count: number; readonly more: boolean };
  /** Producers who answered a question, wherever they are in the queue. */
  readonly answers: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  /** Whether they may decide, and hence tick several. */
  readonly mayDecide: boolean;
  /** Before the directory opens. */
  readonly opensAt: Instant | undefined;
  readonly error: string | undefined;
  /** What goes wrong by itself, and a person should mend. */
  readonly notices: readonly AgencyNotice[];
}

/** The agency's own front page: what waits for it, and every producer by state. */
export const AgencyHomePage = (props: HomeProps) => {
  const { lang, state, counts, producers, next, isFirst } = props;
  const address = (to: 'fr' | 'en', cursor?: string) =>
    href('agencyHome', to, {}, { status: state === 'pending' ? undefined : state, cursor });
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="producers"
      title={pick(state === 'pending' ? texts.homeTitle : stateNames[state], lang)}
      scripts={['review.js']}
      addressIn={address}
    >
      <h1>{pick(state === 'pending' ? texts.homeTitle : stateNames[state], lang)}</h1>
      {state === 'pending' && counts.pending.count > 0 ? (
        <p class="lead">{plural(countedTexts.pending, counts.pending.count, lang)}</p>
      ) : null}
      <AgencyNotices notices={props.notices} lang={lang} />
      <NotOpenYet {...props} />
      <States {...props} />
      <Answers {...props} />
      {producers.length === 0 ? (
        <EmptyState title={pick(state === 'pending' ? texts.nothingPending : texts.nobodyHere, lang)}>
          {state === 'pending' ? <p>{pick(texts.nothingPendingText, lang)}</p> : null}
        </EmptyState>
      ) : (
        <Queue {...props} />
      )}
      <Pager
        lang={lang}
        {...(next === undefined ? {} : { next: address(lang, next) })}
        {...(isFirst ? {} : { first: address(lang) })}
      />
    </AgencyFrame>
  );
};

/** The list; where they may decide, with a box for each and one button for those ticked. */
const Queue = ({ lang, state, producers, mayDecide, error }: HomeProps) => {
  const isMany = state === 'pending' && mayDecide;
  const rows = (
    <ol class="queue">
      {producers.map((listed) => (
        <Row key={listed.producer.id} {...listed} lang={lang} isMany={isMany} />
      ))}
    </ol>
  );
  return (
    <>
      <Shortcuts lang={lang} keys={reviewTexts.keysList} />
      {isMany ? (
        <form method="post" action={href('agencyHome', lang)}>
          {error === undefined ? null : (
            <Notice kind="bad" live>
              <p>{error}</p>
            </Notice>
          )}
          {rows}
          <div class="actions">
            <Button look="quiet" name="action" value="ask">
              {pick(reviewTexts.several, lang)}
            </Button>
          </div>
        </form>
      ) : (
        rows
      )}
    </>
  );
};

const NotOpenYet = ({ lang, opensAt, member }: HomeProps) =>
  opensAt === undefined ? null : (
    <p class="small">
      {pick(openingTexts.strip, lang, { when: momentInWords(opensAt, lang) })}{' '}
      {member.role === 'agency' ? <a href={href('agencyOpening', lang)}>{pick(openingTexts.stripLink, lang)}</a> : null}
    </p>
  );

const Answers = ({ lang, state, answers }: HomeProps) =>
  state !== 'pending' || answers.length === 0 ? null : (
    <section class="panel" aria-labelledby="answers">
      <h2 id="answers">{pick(reviewTexts.answersTitle, lang)}</h2>
      <ul class="plain">
        {answers.map(({ id, name, text }) => (
          <li key={id + text}>
            <a href={`${href('agencyProducer', lang, { id })}#questions`}>{name}</a> :{' '}
            <span class="told">« {text} »</span>
          </li>
        ))}
      </ul>
    </section>
  );

const States = ({ lang, state, counts, changes }: HomeProps) => (
  <nav class="states" aria-label={pick(texts.statesLabel, lang)}>
    {ProducerState.options.map((name) => (
      <a
        key={name}
        href={href('agencyHome', lang, {}, { status: name === 'pending' ? undefined : name })}
        aria-current={name === state ? 'page' : undefined}
      >
        {pick(stateNames[name], lang)}{' '}
        <strong>
          {wholeNumber(counts[name].count, lang)}
          {counts[name].more ? '+' : ''}
        </strong>
      </a>
    ))}
    <a href={href('agencyChanges', lang)}>
      {pick(reviewTexts.changes, lang)}{' '}
      <strong>
        {wholeNumber(changes.count, lang)}
        {changes.more ? '+' : ''}
      </strong>
    </a>
  </nav>
);

type RowProps = ListedProducer & Pick<AgencyProps, 'lang'> & { readonly isMany: boolean };

const Row = ({ producer, communeName, checks, hasAnswered, lang, isMany }: RowProps) => {
  const { details } = producer;
  const families = [...new Set(details.offers.map(({ family }) => family))];
  const address = href('agencyProducer', lang, { id: producer.id });
  return (
    <li data-row>
      {isMany ? (
        <label class="tick">
          <input type="checkbox" name="pick" value={`${producer.id}~${producer.version}`} />
          <span class="sr">{pick(reviewTexts.choose, lang, { name: details.name })}</span>
        </label>
      ) : null}
      <div>
        <h2>
          <a href={address}>{details.name}</a>{' '}
          {hasAnswered ? <Tag look="leaf">{pick(reviewTexts.hasAnswered, lang)}</Tag> : null}{' '}
          {producer.invented ? <InventedTag lang={lang} /> : null}
        </h2>
        <p>
          {communeName} · {families.map((family) => pick(FAMILY_NAMES[family], lang)).join(', ')} ·{' '}
          <span class="soft">{pick(texts.since, lang, { day: dayAndYear(producer.updatedAt, lang) })}</span>
        </p>
      </div>
      {checks === undefined ? null : <Checks checks={checks} lang={lang} />}
    </li>
  );
};

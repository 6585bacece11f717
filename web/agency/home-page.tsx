import { FAMILY_NAMES } from '../../functions/domain/directory/catalogue-names.ts';
import { type Producer, ProducerState } from '../../functions/domain/directory/producer.ts';
import type { ReviewChecks } from '../../functions/domain/directory/review-checks.ts';
import { EmptyState, InventedTag, Pager } from '../components/notices.tsx';
import { href } from '../paths.ts';
import { dayAndYear } from '../texts/format.ts';
import { pick, plural, wholeNumber } from '../texts/text.ts';
import { AgencyFrame, type AgencyProps } from './agency-frame.tsx';
import { Checks } from './checks.tsx';
import { countedTexts, stateNames, texts } from './texts.ts';

export interface ListedProducer {
  readonly producer: Producer;
  readonly communeName: string;
  /** Of those that wait for a decision. */
  readonly checks: ReviewChecks | undefined;
}

export interface HomeProps extends AgencyProps {
  readonly state: ProducerState;
  readonly counts: Readonly<Record<ProducerState, { readonly count: number; readonly more: boolean }>>;
  readonly producers: readonly ListedProducer[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
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
      path={address(lang)}
      alternatePath={address(lang === 'fr' ? 'en' : 'fr')}
    >
      <h1>{pick(state === 'pending' ? texts.homeTitle : stateNames[state], lang)}</h1>
      {state === 'pending' && counts.pending.count > 0 ? (
        <p class="lead">{plural(countedTexts.pending, counts.pending.count, lang)}</p>
      ) : null}
      <States {...props} />
      {producers.length === 0 ? (
        <EmptyState title={pick(state === 'pending' ? texts.nothingPending : texts.nobodyHere, lang)}>
          {state === 'pending' ? <p>{pick(texts.nothingPendingText, lang)}</p> : null}
        </EmptyState>
      ) : (
        <ol class="queue">
          {producers.map((listed) => (
            <Row key={listed.producer.id} {...listed} lang={lang} />
          ))}
        </ol>
      )}
      <Pager
        lang={lang}
        {...(next === undefined ? {} : { next: address(lang, next) })}
        {...(isFirst ? {} : { first: address(lang) })}
      />
    </AgencyFrame>
  );
};

const States = ({ lang, state, counts }: HomeProps) => (
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
  </nav>
);

const Row = ({ producer, communeName, checks, lang }: ListedProducer & Pick<AgencyProps, 'lang'>) => {
  const { details } = producer;
  const families = [...new Set(details.offers.map(({ family }) => family))];
  const address = href('agencyProducer', lang, { id: producer.id });
  return (
    <li>
      <h2>
        <a href={address}>{details.name}</a> {producer.invented ? <InventedTag lang={lang} /> : null}
      </h2>
      <p>
        {communeName} · {families.map((family) => pick(FAMILY_NAMES[family], lang)).join(', ')} ·{' '}
        <span class="soft">{pick(texts.since, lang, { day: dayAndYear(producer.updatedAt, lang) })}</span>
      </p>
      {checks === undefined ? null : <Checks checks={checks} lang={lang} />}
    </li>
  );
};

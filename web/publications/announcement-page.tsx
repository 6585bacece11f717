import type { Tally } from '#domain/ledger/standing.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { isFinished, type Publication } from '#domain/producers/publication.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, typeset, wholeNumber } from '#web/shared/text.ts';
import { announcedCounts, occasionNames, announcedTexts as texts } from './announced-texts.ts';

interface Props extends AgencyProps {
  readonly now: Instant;
  readonly publication: Publication;
  readonly producer: Producer;
  readonly tally: Tally;
  readonly mayChange: boolean;
  /** How many messages were just owed anew. */
  readonly again: number | undefined;
}

const FIGURES = ['sent', 'delivered', 'bounced', 'complained', 'waiting', 'cancelled', 'dead'] as const;

/** What became of the messages of one announcement. */
export const AnnouncementPage = (props: Props) => {
  const { lang, site, member, now, publication, producer, tally, again } = props;
  const { id, occasion, announceAt, matched } = publication;
  const name = producer.details.name;
  return (
    <AgencyFrame
      {...{ lang, site, member }}
      current="messages"
      title={`${pick(texts.title, lang)} : ${name}`}
      addressIn={(of) => href('agencyAnnouncement', of, { id })}
    >
      <p>
        <a href={href('agencyMessages', lang)}>{pick(texts.all, lang)}</a>
        {' · '}
        <a href={href('agencyProducer', lang, { id: producer.id })}>{pick(texts.producerPage, lang)}</a>
      </p>
      {again === undefined ? null : <Notice kind="good" live title={plural(announcedCounts.sentAgain, again, lang)} />}
      <p class="kicker">
        {occasion === null ? null : `${pick(occasionNames[occasion], lang)} · `}
        {pick(announceAt > now ? texts.willBe : texts.announcedOn, lang, { when: momentInWords(announceAt, lang) })}{' '}
        {isFinished(publication) ? null : <Tag look="part">{pick(texts.underWay, lang)}</Tag>}
      </p>
      <h1>{typeset(name)}</h1>
      <dl class="key-figures">
        <Figure label={pick(texts.matched, lang)} value={wholeNumber(matched, lang)} />
        {FIGURES.map((figure) => (
          <Figure key={figure} label={pick(texts[figure], lang)} value={wholeNumber(tally[figure], lang)} />
        ))}
      </dl>
      {tally.oldestDue === null ? null : (
        <p>
          {pick(tally.oldestDue > now ? texts.oldestLater : texts.oldestDue, lang, {
            when: momentInWords(tally.oldestDue, lang),
          })}
        </p>
      )}
      <p class="soft">{pick(texts.howCounted, lang)}</p>
      {tally.dead > 0 && props.mayChange ? (
        <form method="post" action={href('agencyAnnouncement', lang, { id })}>
          <div class="actions">
            <Button>{pick(texts.againAll, lang)}</Button>
          </div>
        </form>
      ) : null}
    </AgencyFrame>
  );
};

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

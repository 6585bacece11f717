import type { Producer } from '#domain/producers/producer.ts';
import { isFinished, type Publication } from '#domain/producers/publication.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { EmptyState, Pager, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, typeset } from '#web/shared/text.ts';
import { announcedCounts, occasionNames, announcedTexts as texts } from './announced-texts.ts';

interface Props extends AgencyProps {
  readonly now: Instant;
  readonly items: readonly { readonly publication: Publication; readonly producer: Producer }[];
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  /** Whose announcements alone are shown. */
  readonly producer: string | undefined;
  /** Whether the member sees what concerns the whole directory. */
  readonly runs: boolean;
}

/** What was announced to subscribers, and how many people it concerned. */
export const AnnouncementsPage = (props: Props) => {
  const { lang, site, member, items, cursor, isFirst, producer, runs } = props;
  return (
    <AgencyFrame
      {...{ lang, site, member }}
      current="messages"
      title={pick(texts.title, lang)}
      addressIn={(of) => href('agencyMessages', of, {}, { producer })}
    >
      <h1>{pick(texts.title, lang)}</h1>
      <p>{pick(producer === undefined ? texts.lead : texts.leadOf, lang)}</p>
      {producer === undefined ? null : (
        <p>
          <a href={href('agencyProducer', lang, { id: producer })}>{pick(texts.producerPage, lang)}</a>
          {' · '}
          <a href={href('agencyMessages', lang)}>{pick(texts.all, lang)}</a>
        </p>
      )}
      {runs && producer === undefined ? (
        <p>
          <a href={href('agencyDeadLetters', lang)}>{pick(texts.toDead, lang)}</a>
          {' · '}
          <a href={href('agencyPerson', lang)}>{pick(texts.toPerson, lang)}</a>
          {' · '}
          <a href={href('agencyGrace', lang)}>{pick(texts.toGrace, lang)}</a>
        </p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={pick(texts.none, lang)}>
          <p>{pick(texts.noneText, lang)}</p>
        </EmptyState>
      ) : (
        <ul class="queue">
          {items.map((item) => (
            <Row key={item.publication.id} {...props} {...item} />
          ))}
        </ul>
      )}
      <Pager
        lang={lang}
        {...(cursor === undefined ? {} : { next: href('agencyMessages', lang, {}, { cursor }) })}
        {...(isFirst ? {} : { first: href('agencyMessages', lang) })}
      />
    </AgencyFrame>
  );
};

const Row = ({ lang, now, publication, producer }: Omit<Props, 'producer'> & Props['items'][number]) => {
  const { id, occasion, announceAt, matched } = publication;
  const when = { when: momentInWords(announceAt, lang) };
  return (
    <li data-row>
      <div>
        <h2>
          <a href={href('agencyAnnouncement', lang, { id })}>{typeset(producer.details.name)}</a>
        </h2>
        <p>
          {occasion === null ? null : `${pick(occasionNames[occasion], lang)} · `}
          {pick(announceAt > now ? texts.willBe : texts.announcedOn, lang, when)}{' '}
          {isFinished(publication) ? null : <Tag look="part">{pick(texts.underWay, lang)}</Tag>}
        </p>
      </div>
      <p>{plural(announcedCounts.people, matched, lang)}</p>
    </li>
  );
};

import type { Delivery } from '#domain/ledger/delivery.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { EmptyState, Notice, Pager } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { announcedCounts, givenUpReasons, messageNames, announcedTexts as texts } from './announced-texts.ts';

interface Props extends AgencyProps {
  readonly deliveries: readonly Delivery[];
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  readonly again: number | undefined;
}

/** What was given up without ever having left, each with a button. No address stands here. */
export const DeadLettersPage = ({ lang, site, member, deliveries, cursor, isFirst, again }: Props) => (
  <AgencyFrame
    {...{ lang, site, member }}
    current="messages"
    title={pick(texts.deadTitle, lang)}
    addressIn={(of) => href('agencyDeadLetters', of)}
  >
    <p>
      <a href={href('agencyMessages', lang)}>{pick(texts.all, lang)}</a>
    </p>
    {again === undefined ? null : <Notice kind="good" live title={plural(announcedCounts.sentAgain, again, lang)} />}
    <h1>{pick(texts.deadTitle, lang)}</h1>
    {deliveries.length === 0 ? (
      <EmptyState title={pick(texts.deadNone, lang)}>
        <p>{pick(texts.deadNoneText, lang)}</p>
      </EmptyState>
    ) : (
      <>
        <p>{pick(texts.deadLead, lang)}</p>
        <form method="post" action={href('agencyDeadLetters', lang)}>
          {deliveries.map(({ id }) => (
            <input key={id} type="hidden" name="all" value={id} />
          ))}
          <ul class="queue">
            {deliveries.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} lang={lang} />
            ))}
          </ul>
          <div class="actions">
            <Button name="each" value="all">
              {pick(texts.againAll, lang)}
            </Button>
          </div>
        </form>
      </>
    )}
    <Pager
      lang={lang}
      {...(cursor === undefined ? {} : { next: href('agencyDeadLetters', lang, {}, { cursor }) })}
      {...(isFirst ? {} : { first: href('agencyDeadLetters', lang) })}
    />
  </AgencyFrame>
);

const Row = ({
  delivery: { id, about, dueAt, reason },
  lang,
}: { readonly delivery: Delivery } & Pick<Props, 'lang'>) => {
  const name = messageNames[about.kind];
  const what = name === undefined ? about.kind : pick(name, lang);
  return (
    <li>
      <div>
        <p>
          {'producerId' in about ? <a href={href('agencyProducer', lang, { id: about.producerId })}>{what}</a> : what}
          {' · '}
          {momentInWords(dueAt, lang)}
        </p>
        {reason === null ? null : <p class="soft small">{reasonInWords(reason, lang)}</p>}
      </div>
      <Button look="quiet" name="id" value={id}>
        {pick(texts.again, lang)}
      </Button>
    </li>
  );
};

const reasonInWords = (reason: string, lang: Props['lang']): string => {
  const known = givenUpReasons[reason];
  return known === undefined ? reason : pick(known, lang);
};

import type { Delivery } from '#domain/ledger/delivery.ts';
import type { StuckWork } from '#domain/upkeep/stuck-work.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { momentInWords } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { EmptyState, Notice, Pager } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import {
  announcedCounts,
  givenUpReasons,
  messageNames,
  stuckTexts,
  announcedTexts as texts,
  workNames,
} from './announced-texts.ts';

interface Props extends AgencyProps {
  readonly deliveries: readonly Delivery[];
  readonly cursor: string | undefined;
  readonly isFirst: boolean;
  readonly again: number | undefined;
  /** Work of ours that failed again and again. */
  readonly work: readonly StuckWork[];
  /** What a button has just done. */
  readonly settled: { readonly again: number | undefined; readonly dropped: number | undefined } | undefined;
}

/** What was given up without ever having left, each with a button. No address stands here. */
export const DeadLettersPage = ({ lang, site, member, deliveries, cursor, isFirst, again, work, settled }: Props) => (
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
    {settled?.again === undefined ? null : (
      <Notice kind="good" live title={plural(announcedCounts.redone, settled.again, lang)} />
    )}
    {settled?.dropped === undefined ? null : (
      <Notice kind="good" live title={plural(announcedCounts.dropped, settled.dropped, lang)} />
    )}
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
    {isFirst ? <Work lang={lang} work={work} /> : null}
    <Pager
      lang={lang}
      {...(cursor === undefined ? {} : { next: href('agencyDeadLetters', lang, {}, { cursor }) })}
      {...(isFirst ? {} : { first: href('agencyDeadLetters', lang) })}
    />
  </AgencyFrame>
);

const Work = ({ lang, work }: Pick<Props, 'lang' | 'work'>) => (
  <section aria-labelledby="work">
    <h2 id="work">{pick(stuckTexts.title, lang)}</h2>
    {work.length === 0 ? (
      <p>{pick(stuckTexts.none, lang)}</p>
    ) : (
      <>
        <p>{pick(stuckTexts.lead, lang)}</p>
        <ul class="queue">
          {work.map(({ kind, count }) => (
            <li key={kind}>
              <div>
                <p>{pick(workNames[kind], lang)}</p>
                <p class="soft small">{plural(announcedCounts.stuck, count, lang)}</p>
              </div>
              <form method="post" action={href('agencyDeadLetters', lang)} class="actions">
                <Hidden values={{ work: kind }} />
                <Button look="quiet" name="how" value="again">
                  {pick(stuckTexts.again, lang)}
                </Button>
                <Button look="plain" name="how" value="drop">
                  {pick(stuckTexts.drop, lang)}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
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

import { mayHaveCome } from '#domain/requests/passage-turns.ts';
import { linesFor } from '#domain/requests/request.ts';
import { mayCancel } from '#domain/requests/settle-request.ts';
import type { PartStatus, RequestStatus } from '#domain/requests/status.ts';
import { totalOf } from '#domain/requests/total.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { Hidden, Textarea } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { askedDay } from './asked-day.ts';
import { lineInWords } from './line-in-words.ts';
import { proposalInWords } from './proposal-in-words.ts';
import { asPart, eventsInWords, toDoInWords } from './request-events.ts';
import { stateWords, texts } from './texts.ts';
import { totalInWords } from './total-in-words.ts';

/** Who else has it and comes there, where one cannot. */
export interface Instead {
  readonly words: string;
  readonly quantity: string;
  readonly producers: readonly { readonly id: string; readonly name: string }[];
  readonly place: { readonly cell: string; readonly commune: string | undefined };
}

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly status: RequestStatus;
  /** By producer. */
  readonly instead?: Readonly<Record<string, Instead>>;
  /** What came of a word that the requester has just sent. */
  readonly came?: 'done' | 'twice' | 'tooLate' | 'wordMissing' | undefined;
  readonly today: string;
  /** Of which producer the mail of the day after led here, and by which of its two answers. */
  readonly asked?: { readonly producer: string; readonly yes: boolean } | undefined;
}

/** What became of a request: per producer what is still to do, by whom, and one line an event. */
export const RequestStatusPage = ({ lang, site, token, status, instead = {}, came, today, asked }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.statusTitle, lang)}
    addressIn={(of) => href('requestStatus', of, { token })}
    narrow
    noIndex
    noReferrer
  >
    {came === undefined ? null : (
      <Notice
        kind={came === 'done' ? 'good' : came === 'twice' ? 'info' : 'bad'}
        title={pick(came === 'twice' ? texts.alreadySent : texts[`came_${came}`], lang)}
        live
      />
    )}
    <h1>{pick(texts.statusTitle, lang)}</h1>
    {status.confirmedAt === null ? null : (
      <p>{pick(texts.sentOn, lang, { date: dayAndYear(status.confirmedAt, lang) })}</p>
    )}
    {status.parts.map((part) => (
      <PartCard
        key={part.producerId}
        {...{ part, status, lang, token, today, asked }}
        instead={instead[part.producerId]}
      />
    ))}
    <h2>{pick(texts.youAsked, lang)}</h2>
    <ul>
      {status.lines.map((line) => (
        <li key={`${line.offer?.producerId}${line.what}`}>{lineInWords(line)}</li>
      ))}
    </ul>
    {totalsInWords(status, lang).map((words) => (
      <p key={words}>{words}</p>
    ))}
    {status.word === '' ? null : <p class="quote">{status.word}</p>}
    <p>{pick(texts.forPlace, lang, { place: status.place })}</p>
    {status.state === 'confirmed' ? (
      <p>
        <LinkButton href={href('request', lang, {}, { again: token })} look="quiet" noFollow>
          {pick(texts.again, lang)}
        </LinkButton>
      </p>
    ) : null}
    <p class="hint">{pick(texts.keepPage, lang)}</p>
  </Page>
);

/** What was ticked comes to so much, of each producer. */
const totalsInWords = (status: RequestStatus, lang: Language): string[] =>
  status.parts.flatMap((part) => {
    const lines = linesFor(status, part);
    if (!lines.some(({ offer }) => offer !== undefined)) return [];
    const total = totalInWords(totalOf(lines), undefined, lang);
    return [
      pick(texts.estimated, lang, {
        name: part.producerName,
        total: total.replace(/^./, (first) => first.toLowerCase()),
      }),
    ];
  });

interface PartProps extends Pick<Props, 'today' | 'asked'> {
  readonly part: PartStatus;
  readonly status: RequestStatus;
  readonly lang: Language;
  readonly token: string;
  readonly instead?: Instead | undefined;
}

const PartCard = ({ part, status, lang, token, today, asked, instead }: PartProps) => (
  <Notice kind={part.answer?.kind === 'accept' ? 'good' : 'info'} title={part.producerName}>
    <p class="lead">{toDoInWords(part, lang)}</p>
    <p>
      <Tag look={part.answer === null ? 'part' : 'full'}>{pick(stateWords[part.state], lang)}</Tag>
      {askedDay(part, lang) === '' ? null : ` ${askedDay(part, lang)}`}
      {part.passageNews === undefined || part.passageNews.kind === 'comes'
        ? null
        : ` · ${pick(texts.passageCancelled, lang)}`}
    </p>
    {proposalInWords(part.answer?.proposal, lang).map((line) => (
      <p key={line}>
        <strong>{line}</strong>
      </p>
    ))}
    {part.answer === null || part.answer.word === '' ? null : <p class="quote">{part.answer.word}</p>}
    {part.givenUp === null || part.givenUp.word === '' ? null : <p class="quote">{part.givenUp.word}</p>}
    <CameForm {...{ part, lang, token, today, asked }} />
    {instead === undefined ? null : <InsteadList instead={instead} lang={lang} />}
    {part.state === 'propose' || part.state === 'toChoose' ? <ReplyForm {...{ part, lang, token }} /> : null}
    <ul>
      {eventsInWords(part, status, lang).map((event) => (
        <li key={event}>{event}</li>
      ))}
    </ul>
    {status.state === 'confirmed' && mayCancel(asPart(part)) ? (
      <details>
        <summary>{pick(texts.cancel, lang)}</summary>
        <form method="post" action={href('requestStatus', lang, { token })}>
          <Hidden values={{ producer: part.producerId }} />
          <Textarea
            name="word"
            id={`c-${part.producerId}`}
            lang={lang}
            label={pick(texts.answerWord, lang)}
            maxLength={600}
            optional
            rows={2}
          />
          <Button name="say" value="cancel" look="quiet">
            {pick(texts.cancelYes, lang)}
          </Button>
        </form>
      </details>
    ) : null}
  </Notice>
);

/** Each leads to the form, filled in with what was asked for. */
const InsteadList = ({
  instead: { words, quantity, producers, place },
  lang,
}: {
  instead: Instead;
  lang: Language;
}) => (
  <>
    <p>{pick(texts.instead, lang, { words })}</p>
    <ul>
      {producers.map(({ id, name }) => (
        <li key={id}>
          <a
            href={href(
              'request',
              lang,
              {},
              { producer: id, ...place, 'lines.0.what': words, 'lines.0.quantity': quantity },
            )}
            rel="nofollow"
          >
            {pick(texts.insteadAsk, lang, { name })}
          </a>
        </li>
      ))}
    </ul>
  </>
);

const ReplyForm = ({ part, lang, token }: Pick<PartProps, 'part' | 'lang' | 'token'>) => (
  <form method="post" action={href('requestStatus', lang, { token })}>
    <Hidden values={{ producer: part.producerId }} />
    <Textarea
      name="word"
      id={`r-${part.producerId}`}
      lang={lang}
      label={pick(texts.answerWord, lang)}
      maxLength={600}
      optional
      rows={2}
    />
    {part.state === 'toChoose' ? <p class="hint">{pick(texts.chooseHelp, lang)}</p> : null}
    <div class="actions">
      <Button name="say" value="accept">
        {part.state === 'toChoose'
          ? pick(texts.choose, lang, { producer: part.producerName })
          : pick(texts.replyAccept, lang)}
      </Button>
      <Button name="say" value="answerBack" look="quiet">
        {pick(texts.replyBack, lang)}
      </Button>
      <Button name="say" value="decline" look="quiet">
        {pick(texts.replyDecline, lang)}
      </Button>
    </div>
  </form>
);

/** Did it come? One tap, and it can be said otherwise later. By the mail, the answer that was tapped there is the button. */
const CameForm = ({ part, lang, token, today, asked }: Omit<PartProps, 'status'>) => {
  if (!mayHaveCome(asPart(part), today)) return null;
  const meant = asked?.producer === part.producerId ? asked.yes : undefined;
  return (
    <form method="post" action={href('requestStatus', lang, { token })}>
      <Hidden values={{ producer: part.producerId }} />
      <p>
        <strong>
          {part.came === null
            ? pick(texts.cameAsk, lang)
            : pick(part.came.yes ? texts.cameSaidYes : texts.cameSaidNo, lang)}
        </strong>{' '}
        {pick(texts.cameWho, lang)}
      </p>
      {part.came?.yes === true ? null : (
        <Button name="say" value="came" look={meant === false ? 'quiet' : 'main'}>
          {pick(texts.cameYes, lang)}
        </Button>
      )}{' '}
      {part.came?.yes === false ? null : (
        <Button name="say" value="cameNot" look={meant === false ? 'main' : 'quiet'}>
          {pick(texts.cameNo, lang)}
        </Button>
      )}
    </form>
  );
};

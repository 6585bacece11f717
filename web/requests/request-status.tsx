import { mayHaveCome } from '#domain/requests/passage-turns.ts';
import { mayCancel } from '#domain/requests/settle-request.ts';
import type { PartStatus, RequestStatus } from '#domain/requests/status.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { Hidden, Textarea } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { askedDay } from './asked-day.ts';
import { proposalInWords } from './proposal-in-words.ts';
import { asPart, eventsInWords, toDoInWords } from './request-events.ts';
import { stateWords, texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly status: RequestStatus;
  /** What came of a word that the requester has just sent. */
  readonly came?: 'done' | 'tooLate' | 'wordMissing' | undefined;
  readonly today: string;
  /** Of which producer the mail of the day after led here, and by which of its two answers. */
  readonly asked?: { readonly producer: string; readonly yes: boolean } | undefined;
}

/** What became of a request: per producer what is still to do, by whom, and one line an event. */
export const RequestStatusPage = ({ lang, site, token, status, came, today, asked }: Props) => (
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
      <Notice kind={came === 'done' ? 'good' : 'bad'} title={pick(texts[`came_${came}`], lang)} live />
    )}
    <h1>{pick(texts.statusTitle, lang)}</h1>
    {status.confirmedAt === null ? null : (
      <p>{pick(texts.sentOn, lang, { date: dayAndYear(status.confirmedAt, lang) })}</p>
    )}
    {status.parts.map((part) => (
      <PartCard key={part.producerId} {...{ part, status, lang, token, today, asked }} />
    ))}
    <h2>{pick(texts.youAsked, lang)}</h2>
    <ul>
      {status.lines.map((line) => (
        <li key={line.what}>
          {line.what}
          {line.quantity === '' ? '' : `, ${line.quantity}`}
        </li>
      ))}
    </ul>
    {status.word === '' ? null : <p class="quote">{status.word}</p>}
    <p>{pick(texts.forPlace, lang, { place: status.place })}</p>
    <p class="hint">{pick(texts.keepPage, lang)}</p>
  </Page>
);

interface PartProps extends Pick<Props, 'today' | 'asked'> {
  readonly part: PartStatus;
  readonly status: RequestStatus;
  readonly lang: Language;
  readonly token: string;
}

const PartCard = ({ part, status, lang, token, today, asked }: PartProps) => (
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
    {part.state === 'propose' ? <ReplyForm {...{ part, lang, token }} /> : null}
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
    <Button name="say" value="accept">
      {pick(texts.replyAccept, lang)}
    </Button>{' '}
    <Button name="say" value="answerBack" look="quiet">
      {pick(texts.replyBack, lang)}
    </Button>{' '}
    <Button name="say" value="decline" look="quiet">
      {pick(texts.replyDecline, lang)}
    </Button>
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

import type { PartStatus, RequestStatus } from '#domain/requests/status.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { dayAndYear } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { askedDay } from './asked-day.ts';
import { attemptInWords } from './attempt-in-words.ts';
import { stateWords, texts } from './texts.ts';

interface Props {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly status: RequestStatus;
}

/** What became of a request: per producer, per channel. */
export const RequestStatusPage = ({ lang, site, token, status }: Props) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.statusTitle, lang)}
    addressIn={(of) => href('requestStatus', of, { token })}
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.statusTitle, lang)}</h1>
    {status.confirmedAt === null ? null : (
      <p>{pick(texts.sentOn, lang, { date: dayAndYear(status.confirmedAt, lang) })}</p>
    )}
    {status.parts.map((part) => (
      <PartCard key={part.producerId} part={part} lang={lang} />
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

const PartCard = ({ part, lang }: { readonly part: PartStatus; readonly lang: Language }) => (
  <Notice kind={part.answer?.kind === 'accept' ? 'good' : 'info'} title={part.producerName}>
    <p>
      <Tag look={part.answer === null ? 'part' : 'full'}>{pick(stateWords[part.state], lang)}</Tag>
      {askedDay(part, lang) === '' ? null : ` ${askedDay(part, lang)}`}
      {part.passageNews === undefined || part.passageNews.kind === 'comes'
        ? null
        : ` · ${pick(texts.passageCancelled, lang)}`}
    </p>
    {part.answer === null || part.answer.word === '' ? null : <p class="quote">{part.answer.word}</p>}
    {part.givenUp === null || part.givenUp.word === '' ? null : <p class="quote">{part.givenUp.word}</p>}
    {part.attempts.length === 0 ? null : (
      <details>
        <summary>{pick(texts.tried, lang)}</summary>
        <ul>
          {part.attempts.map((attempt) => (
            <li
              key={attempt.at + attempt.channel}
            >{`${dayAndYear(attempt.at, lang)} : ${pick(attemptInWords(attempt), lang)}`}</li>
          ))}
        </ul>
      </details>
    )}
  </Notice>
);

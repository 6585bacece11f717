import { AUDIENCE_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import type { PartStatus } from '#domain/requests/status.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { Task } from '#domain/tasks/task.ts';
import { momentInWords, ofDayInWords } from '#web/agency/moments.ts';
import { askedDay } from '#web/requests/asked-day.ts';
import { attemptInWords } from '#web/requests/attempt-in-words.ts';
import { stateWords } from '#web/requests/texts.ts';
import { TelButton } from '#web/shared/buttons.tsx';
import { sentence } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { taskTexts } from './task-texts.ts';

interface WantedProps {
  readonly wanted: NonNullable<Task['wanted']>;
  readonly now: Instant;
  readonly lang: Language;
}

/** "Pour la livraison de demain, à commander avant aujourd’hui à 18 h". */
export const WantedWords = ({ wanted, now, lang }: WantedProps) => {
  const day = pick(taskTexts.wanted, lang, { ofDay: ofDayInWords(wanted.date, now, lang) });
  const deadline =
    wanted.orderBefore === null
      ? ''
      : `, ${pick(taskTexts.deadline, lang, { when: momentInWords(wanted.orderBefore, now, lang) })}`;
  return (
    <strong>
      {day}
      {deadline}
    </strong>
  );
};

interface AskedProps {
  readonly task: Task;
  readonly request: ProducerRequest;
  readonly part: PartStatus | undefined;
  readonly now: Instant;
  readonly lang: Language;
}

/** What the requester wants, and who they are: to be read out on the telephone. */
export const Asked = ({ task, request, part, now, lang }: AskedProps) => {
  const { requester, lines, word, place } = request;
  return (
    <>
      <ul class="asked">
        {lines.map(({ what, quantity }) => (
          <li key={what}>
            <strong>{what}</strong>
            {quantity === '' ? null : `, ${quantity}`}
          </li>
        ))}
      </ul>
      <p>
        {[
          pick(taskTexts.forPlace, lang, { place: place.label }),
          ...(part === undefined ? [] : [askedDay(part, lang)]),
        ].join(' · ')}
      </p>
      {task.wanted === undefined ? null : (
        <p>
          <WantedWords wanted={task.wanted} now={now} lang={lang} />
        </p>
      )}
      {word === '' ? null : <p class="told">« {word} »</p>}
      {part === undefined ? null : <Since part={part} lang={lang} />}
      {requester.telephone === null ? (
        <p class="soft small">{pick(taskTexts.noTelephone, lang)}</p>
      ) : (
        <p>
          {pick(taskTexts.herTelephone, lang)}{' '}
          <TelButton telephone={requester.telephone} name={requester.name} lang={lang} look="plain" />
        </p>
      )}
    </>
  );
};

/** What has become of it since: the producer is called about that, or no longer. */
const Since = ({ part, lang }: { readonly part: PartStatus; readonly lang: Language }) => {
  if (part.ended === null && part.reply === null) return null;
  const said = part.ended?.word || part.reply?.word || '';
  return (
    <>
      <p>
        <strong>{pick(stateWords[part.state], lang)}</strong>
      </p>
      {said === '' ? null : <p class="told">« {said} »</p>}
    </>
  );
};

/** "Jeanne Lafitte demande", "Paul Darrigade, Épicerie du Lac, demande". */
export const askerInWords = ({ requester }: ProducerRequest, lang: Language): string => {
  const who = [requester.name, requester.organisation].filter((name) => name !== '').join(', ');
  const kind =
    requester.audience === 'consumer' ? '' : ` (${pick(AUDIENCE_NAMES[requester.audience], lang).toLowerCase()})`;
  return `${pick(taskTexts.asks, lang, { name: who })}${kind}`;
};

/** What was tried and when: messages, as the ledger knows them, then calls in vain. */
export const Tried = ({ task, part, now, lang }: Omit<AskedProps, 'request'>) => {
  const messages = (part?.attempts ?? []).filter(({ channel }) => channel !== 'call');
  const calls = task.tries ?? [];
  if (messages.length + calls.length === 0) return null;
  return (
    <>
      <h3>{pick(taskTexts.tried, lang)}</h3>
      <ul>
        {messages.map((attempt) => (
          <li key={attempt.at + attempt.channel}>
            {sentence(momentInWords(attempt.at, now, lang))} : {pick(attemptInWords(attempt), lang)}
          </li>
        ))}
        {calls.map(({ at, by, note }) => (
          <li key={at}>
            {sentence(momentInWords(at, now, lang))} : {pick(taskTexts.triedCall, lang, { who: by })}
            {note === '' ? null : `. ${note}`}
          </li>
        ))}
      </ul>
    </>
  );
};

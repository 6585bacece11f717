import type { PassageRef } from '#domain/passages/passage.ts';
import type { Round } from '#domain/producers/producer.ts';
import type { SheetStop } from '#domain/requests/passage-sheet.ts';
import { isAgreed, mayReach, openOf } from '#domain/requests/settle-request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { partAddress } from '#web/self-service/parts.ts';
import { Button, LinkButton, TelButton } from '#web/shared/buttons.tsx';
import { dateInWords, sentence } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { counted, texts } from './day-texts.ts';
import { whatAt } from './sheet-in-words.ts';

/** What is asked for one passage; without one: what is asked for any day. */
export interface DayPassage {
  readonly passage: PassageRef | undefined;
  readonly round: Round | undefined;
  readonly stops: readonly (SheetStop & { readonly answerToken: string })[];
}

interface MyDayProps {
  readonly lang: Language;
  readonly token: string;
  readonly today: string;
  readonly passages: readonly DayPassage[];
}

/** The first thing on a producer's page: what they are asked for, passage by passage, and what is to be done about it. */
export const MyDay = (props: MyDayProps) =>
  props.passages.length === 0 ? null : (
    <section class="panel my-day" aria-labelledby="my-day">
      <h2 id="my-day">{pick(texts.myDay, props.lang)}</h2>
      <p>{pick(texts.lead, props.lang)}</p>
      {props.passages.map((one) => (
        <OnePassage key={`${one.passage?.roundId} ${one.passage?.day}`} {...props} one={one} />
      ))}
    </section>
  );

const OnePassage = ({ one, lang, token, today }: MyDayProps & { readonly one: DayPassage }) => {
  const { passage, round, stops } = one;
  const title = passage === undefined ? pick(texts.undated, lang) : sentence(dateInWords(passage.day, lang));
  const toAnswer = stops.filter(({ part }) => openOf(part)?.by === 'producer' && part.answer === null).length;
  const toTick =
    passage === undefined || passage.day > today
      ? 0
      : stops.filter(({ part }) => isAgreed(part) && part.broughtAt === undefined).length;
  const carried = { round: passage?.roundId ?? '', day: passage?.day ?? '' };
  return (
    <section class="day-passage" aria-label={title}>
      <h3 class="day-title">{title}</h3>
      <p class="soft">
        {[round === undefined ? '' : roundTitle(round, lang), plural(counted.requests, stops.length, lang)]
          .filter((words) => words !== '')
          .join(' · ')}
      </p>
      <ul class="plain day-stops">
        {stops.map((stop) => (
          <Stop key={stop.request.id} stop={stop} lang={lang} />
        ))}
      </ul>
      <form method="post" action={href('ownPage', lang, { token })} aria-label={title}>
        <Hidden values={carried} />
        <div class="actions">
          {toAnswer === 0 ? null : (
            <Button name="action" value="acceptAll">
              {plural(counted.acceptAll, toAnswer, lang)}
            </Button>
          )}
          {toTick === 0 ? null : (
            <Button name="action" value="tickAll" look={toAnswer === 0 ? 'main' : 'quiet'}>
              {plural(counted.tickAll, toTick, lang)}
            </Button>
          )}
          {passage === undefined ? null : (
            <LinkButton
              look="quiet"
              href={partAddress(token, 'sheet', lang, { tournee: passage.roundId, jour: passage.day })}
            >
              {pick(texts.sheet, lang)}
            </LinkButton>
          )}
        </div>
      </form>
    </section>
  );
};

const Stop = ({ stop, lang }: { readonly stop: DayPassage['stops'][number]; readonly lang: Language }) => {
  const { request, part, answerToken } = stop;
  const { requester, place } = request;
  const state = stateOf(stop);
  return (
    <li class="day-stop">
      <p>
        <strong>{[requester.name, requester.organisation].filter(Boolean).join(', ')}</strong>, {place.label}{' '}
        <Tag look={state === 'toAnswer' ? 'part' : 'line'}>{pick(texts[state], lang)}</Tag>
        <br />
        {whatAt(stop, lang)}
      </p>
      <div class="actions">
        <LinkButton
          look={state === 'toAnswer' ? 'quiet' : 'plain'}
          href={href('answer', lang, { token: answerToken })}
          label={`${pick(state === 'toAnswer' ? texts.answer : texts.see, lang)} : ${requester.name}`}
        >
          {pick(state === 'toAnswer' ? texts.answer : texts.see, lang)}
        </LinkButton>
        {requester.telephone === null || part.ended !== undefined || !mayReach(request, part) ? null : (
          <TelButton telephone={requester.telephone} name={requester.name} lang={lang} />
        )}
      </div>
    </li>
  );
};

const stateOf = ({ part }: SheetStop): 'toAnswer' | 'agreed' | 'waits' | 'brought' => {
  if (part.broughtAt !== undefined) return 'brought';
  if (isAgreed(part)) return 'agreed';
  return openOf(part)?.by === 'requester' ? 'waits' : 'toAnswer';
};

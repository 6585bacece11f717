import type { DaySpan } from '#domain/passages/calendar-changes.ts';
import type { ShownPassage } from '#domain/passages/upcoming.ts';
import type { Round } from '#domain/producers/producer.ts';
import { addDays } from '#domain/shared/calendar.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { OwnFrame, type OwnProps } from '#web/self-service/own-frame.tsx';
import { partAddress } from '#web/self-service/parts.ts';
import { Button } from '#web/shared/buttons.tsx';
import { dateInWords, momentInWords, sentence } from '#web/shared/format.ts';
import { Checkboxes, ErrorSummary, errorOf, Field, fieldId, Hidden, Select } from '#web/shared/forms.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { pick, plural } from '#web/shared/text.ts';
import { holidayTexts } from './holiday-texts.ts';
import { counted, texts } from './passages-texts.ts';

/** A passage of one of their rounds, with how many people count on it. */
export interface OwnPassage {
  readonly round: Round;
  readonly passage: ShownPassage;
  readonly asked: number;
}

export interface OwnPassagesProps extends OwnProps {
  readonly passages: readonly OwnPassage[];
  readonly rounds: readonly Round[];
  readonly spans: readonly DaySpan[];
  readonly today: string;
  /** How many people an act has concerned, just after it; undefined where none was done. */
  readonly told: number | undefined;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}

/** Behind their link: the dates of their rounds, and what is different on one of them. */
export const OwnPassagesPage = (props: OwnPassagesProps) => {
  const { lang, site, token, passages, told, errors } = props;
  return (
    <OwnFrame
      lang={lang}
      site={site}
      title={pick(texts.title, lang)}
      addressIn={(to) => partAddress(token, 'passages', to)}
    >
      {told === undefined ? null : (
        <Notice kind="good" live>
          <p>{toldInWords(told, lang)}</p>
        </Notice>
      )}
      <h1>{pick(texts.title, lang)}</h1>
      <p class="lead">{pick(texts.lead, lang)}</p>
      <ErrorSummary errors={errors} lang={lang} />
      {passages.length === 0 ? <p>{pick(texts.none, lang)}</p> : null}
      <ol class="passages" id={fieldId('passages')} tabIndex={-1}>
        {passages.map((own) => (
          <OnePassage key={`${own.round.id} ${own.passage.day}`} {...props} own={own} />
        ))}
      </ol>
      <ExtraForm {...props} />
      <FullForm {...props} />
      <LeaveForm {...props} />
    </OwnFrame>
  );
};

const toldInWords = (told: number, lang: Language): string =>
  told === 0 ? pick(texts.done, lang) : plural(counted.told, told, lang);

type PageProps = Pick<OwnPassagesProps, 'lang' | 'token'>;

/** One passage, its state and what can be done with it. */
export const OnePassage = ({ own, lang, token }: PageProps & { readonly own: OwnPassage }) => {
  const { round, passage, asked } = own;
  const { day, state } = passage;
  const date = sentence(dateInWords(day, lang));
  return (
    <li class={`passage ${state}`}>
      <h3>
        {date} <StateTag passage={passage} lang={lang} />
      </h3>
      <p class="soft">{detailsOf({ round, passage, asked }, lang)}</p>
      {passage.word === '' ? null : <p class="told">{passage.word}</p>}
      <PassageForm own={own} lang={lang} token={token} label={date} />
    </li>
  );
};

const PassageForm = ({ own, lang, token, label }: PageProps & { readonly own: OwnPassage; readonly label: string }) => {
  const { round, passage, asked } = own;
  const { day, state } = passage;
  const carried = { round: round.id, day };
  const isSaid = state === 'cancelled' || state === 'full' || passage.extra;
  const action = partAddress(token, 'passages', lang);
  return (
    <form method="post" action={action} aria-label={label}>
      <Hidden values={carried} />
      <div class="actions">
        {state === 'toConfirm' ? (
          <Button name="act" value="confirm">
            {pick(texts.confirm, lang)}
          </Button>
        ) : null}
        {state === 'cancelled' ? null : (
          <Button name="act" value="cancel" look="quiet">
            {cancelInWords(asked, lang)}
          </Button>
        )}
        {state === 'planned' ? (
          <Button name="act" value="full" look="quiet">
            {pick(texts.markFull, lang)}
          </Button>
        ) : null}
        {isSaid ? (
          <Button name="act" value="undo" look="quiet">
            {pick(texts.undo, lang)}
          </Button>
        ) : null}
      </div>
      {state === 'cancelled' ? null : (
        <details>
          <summary>{pick(texts.more, lang)}</summary>
          <Field
            name="word"
            id={fieldId(`word-${round.id}-${day}`)}
            lang={lang}
            label={pick(texts.word, lang)}
            hint={pick(texts.wordHint, lang)}
            value=""
            maxLength={200}
          />
          <div class="actions">
            <Button name="act" value={`move:${addDays(day, -1)}`} look="quiet">
              {pick(texts.dayBefore, lang)}
            </Button>
            <Button name="act" value={`move:${addDays(day, 1)}`} look="quiet">
              {pick(texts.dayAfter, lang)}
            </Button>
          </div>
          <Field
            name="to"
            id={fieldId(`to-${round.id}-${day}`)}
            type="date"
            lang={lang}
            label={pick(texts.moveTo, lang)}
            value=""
            width="medium"
            optional
          />
          <Button name="act" value="move" look="quiet">
            {pick(texts.move, lang)}
          </Button>
        </details>
      )}
    </form>
  );
};

const cancelInWords = (asked: number, lang: Language): string =>
  asked === 0 ? pick(texts.cancel, lang) : plural(counted.cancel, asked, lang);

const StateTag = ({ passage, lang }: { readonly passage: ShownPassage; readonly lang: Language }) => (
  <Tag look={passage.state === 'planned' ? 'line' : 'part'}>{stateInWords(passage, lang)}</Tag>
);

/** "annulé", "déplacé au mercredi 23 décembre", "à confirmer : c’est Noël". */
const stateInWords = ({ state, movedTo, holiday, extra }: ShownPassage, lang: Language): string => {
  if (movedTo !== null) return pick(texts.movedTo, lang, { day: dateInWords(movedTo, lang) });
  if (state === 'toConfirm' && holiday !== null)
    return pick(texts.toConfirm, lang, { holiday: pick(holidayTexts[holiday], lang) });
  return extra && state === 'planned' ? pick(texts.extra, lang) : pick(texts[state], lang);
};

const detailsOf = ({ round, passage, asked }: OwnPassage, lang: Language): string =>
  [
    roundTitle(round, lang),
    asked === 0 ? '' : plural(counted.asked, asked, lang),
    passage.state === 'cancelled' || passage.deadline === null
      ? ''
      : passage.open || passage.state === 'full'
        ? pick(texts.before, lang, { moment: momentInWords(passage.deadline, lang) })
        : pick(texts.closed, lang),
    passage.movedFrom === null ? '' : pick(texts.movedFrom, lang, { day: dateInWords(passage.movedFrom, lang) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');

const RoundChoice = ({ rounds, lang, name }: Pick<OwnPassagesProps, 'rounds' | 'lang'> & { readonly name: string }) => {
  const [only, second] = rounds;
  if (only !== undefined && second === undefined) return <Hidden values={{ [name]: only.id }} />;
  return (
    <Select
      name={name}
      lang={lang}
      label={pick(texts.round, lang)}
      value={only?.id ?? ''}
      choices={rounds.map((round) => ({ value: round.id, label: roundTitle(round, lang) }))}
      width="full"
    />
  );
};

const ExtraForm = ({ rounds, lang, token, today, errors, typed }: OwnPassagesProps) => (
  <section class="panel" aria-labelledby="extra">
    <h2 id="extra">{pick(texts.extraTitle, lang)}</h2>
    <form method="post" action={partAddress(token, 'passages', lang)} noValidate>
      <RoundChoice rounds={rounds} lang={lang} name="round" />
      <Field
        name="day"
        type="date"
        lang={lang}
        label={pick(texts.day, lang)}
        value={typed.day ?? ''}
        min={today}
        error={errorOf(errors, 'day')}
        width="medium"
      />
      <Field
        name="word"
        id={fieldId('word-extra')}
        lang={lang}
        label={pick(texts.word, lang)}
        value=""
        maxLength={200}
      />
      <Button name="act" value="extra" look="quiet">
        {pick(texts.addExtra, lang)}
      </Button>
    </form>
  </section>
);

const RoundsTicked = ({ rounds, lang, id }: Pick<OwnPassagesProps, 'rounds' | 'lang'> & { readonly id: string }) =>
  rounds.length < 2 ? null : (
    <Checkboxes
      name="rounds"
      id={id}
      lang={lang}
      label={pick(texts.whichRounds, lang)}
      hint={pick(texts.whichRoundsHint, lang)}
      values={[]}
      choices={rounds.map((round) => ({ value: round.id, label: roundTitle(round, lang) }))}
    />
  );

const FullForm = ({ rounds, lang, token, today, errors, typed }: OwnPassagesProps) => (
  <section class="panel" aria-labelledby="full">
    <h2 id="full">{pick(texts.fullTitle, lang)}</h2>
    <p>{pick(texts.fullLead, lang)}</p>
    <form method="post" action={partAddress(token, 'passages', lang)} noValidate>
      <Field
        name="until"
        type="date"
        lang={lang}
        label={pick(texts.until, lang)}
        value={typed.until ?? ''}
        min={today}
        error={errorOf(errors, 'until')}
        width="medium"
      />
      <RoundsTicked rounds={rounds} lang={lang} id="full-rounds" />
      <Button name="act" value="fullUntil" look="quiet">
        {pick(texts.doFull, lang)}
      </Button>
    </form>
  </section>
);

const LeaveForm = ({ rounds, spans, lang, token, today, errors, typed }: OwnPassagesProps) => (
  <section class="panel" aria-labelledby="away">
    <h2 id="away">{pick(texts.leaveTitle, lang)}</h2>
    <p>{pick(texts.leaveLead, lang)}</p>
    <form method="post" action={partAddress(token, 'passages', lang)} noValidate>
      <div class="pair">
        <Field
          name="from"
          type="date"
          lang={lang}
          label={pick(texts.from, lang)}
          value={typed.from ?? ''}
          min={today}
          error={errorOf(errors, 'from')}
        />
        <Field
          name="to"
          type="date"
          lang={lang}
          label={pick(texts.to, lang)}
          value={typed.to ?? ''}
          min={today}
          error={errorOf(errors, 'to')}
        />
      </div>
      <RoundsTicked rounds={rounds} lang={lang} id="leave-rounds" />
      <Field
        name="word"
        id={fieldId('word-leave')}
        lang={lang}
        label={pick(texts.word, lang)}
        value=""
        maxLength={200}
      />
      <Button name="act" value="leave" look="quiet">
        {pick(texts.doLeave, lang)}
      </Button>
    </form>
    {spans.length === 0 ? null : <Spans spans={spans} lang={lang} token={token} />}
  </section>
);

const Spans = ({ spans, lang, token }: PageProps & { readonly spans: readonly DaySpan[] }) => (
  <>
    <h3>{pick(texts.spans, lang)}</h3>
    <ul class="plain">
      {spans.map((span) => {
        const words = pick(span.kind === 'leave' ? texts.spanLeave : texts.spanFull, lang, {
          from: dateInWords(span.from, lang),
          to: dateInWords(span.to, lang),
        });
        return (
          <li key={span.id}>
            <form method="post" action={partAddress(token, 'passages', lang)} aria-label={words}>
              <Hidden values={{ span: span.id }} />
              {words} {span.word === '' ? null : <span class="soft">({span.word})</span>}{' '}
              <Button name="act" value="dropSpan" look="plain">
                {pick(texts.dropSpan, lang)}
              </Button>
            </form>
          </li>
        );
      })}
    </ul>
  </>
);

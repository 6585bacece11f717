import type { Typed } from '#domain/producers/directory.ts';
import { DEADLINE_ROWS } from '#domain/registration/draft-calendar.ts';
import { text, texts as valuesOf } from '#domain/registration/draft-typed.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { sentence, weekdayName } from '#web/shared/format.ts';
import { Checkboxes, Field, Radios, Select, type ShownError, Textarea } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { texts } from './calendar-texts.ts';

/** When a round passes: its rhythm, days, season and deadlines. */

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface CalendarFieldsProps {
  readonly round: Typed;
  readonly lang: Language;
  /** What every field is given, by its short name. */
  readonly field: (name: string) => {
    readonly name: string;
    readonly lang: Language;
    readonly value: string;
    readonly error?: ShownError | undefined;
  };
}

export const CalendarFields = (props: CalendarFieldsProps) => {
  const { round, lang, field } = props;
  const rhythm = text(round.rhythm) || 'weekly';
  return (
    <>
      <Radios
        {...field('rhythm')}
        value={rhythm}
        label={pick(texts.rhythm, lang)}
        choices={(['weekly', 'alternate', 'monthly', 'dates'] as const).map((value) => ({
          value,
          label: pick(texts[value], lang),
        }))}
        inline
      />
      <div class="unless-dates">
        <Checkboxes
          {...field('weekdays')}
          label={pick(texts.weekdays, lang)}
          values={valuesOf(round.weekdays)}
          choices={WEEKDAYS.map((day) => ({ value: String(day), label: sentence(weekdayName(day, lang)) }))}
          inline
        />
      </div>
      <div class="when-alternate">
        <Select
          {...field('everyWeeks')}
          value={text(round.everyWeeks) || '2'}
          label={pick(texts.everyWeeks, lang)}
          choices={[2, 3, 4, 5, 6, 7, 8].map((weeks) => ({
            value: String(weeks),
            label: pick(weeks === 2 ? texts.everySecond : texts.everySome, lang, { n: weeks }),
          }))}
        />
      </div>
      <div class="when-monthly">
        <Checkboxes
          {...field('nth')}
          label={pick(texts.nth, lang)}
          values={valuesOf(round.nth)}
          choices={(['1', '2', '3', '4', '5', '-1'] as const).map((value) => ({
            value,
            label: pick(texts.nths[value], lang),
          }))}
          inline
        />
      </div>
      <div class="when-dates">
        <Textarea
          {...field('dates')}
          label={pick(texts.datesLabel, lang)}
          hint={pick(texts.datesHint, lang)}
          rows={3}
          maxLength={2_000}
        />
      </div>
      <SpanFields {...props} />
      <DeadlineFields {...props} />
    </>
  );
};

const SpanFields = ({ round, lang, field }: CalendarFieldsProps) => {
  const isOpen = ['starts', 'ends', 'seasonFrom', 'seasonTo'].some(
    (name) => text(round[name]) !== '' || field(name).error !== undefined,
  );
  return (
    <>
      <div class="when-alternate">
        <p class="hint">{pick(texts.startsForAlternate, lang)}</p>
      </div>
      <details open={isOpen || text(round.rhythm) === 'alternate'} class="unless-dates">
        <summary>{pick(texts.span, lang)}</summary>
        <div class="pair">
          <Field
            {...field('starts')}
            type="date"
            label={pick(texts.starts, lang)}
            hint={pick(texts.startsHint, lang)}
            optional
          />
          <Field {...field('ends')} type="date" label={pick(texts.ends, lang)} optional />
        </div>
        <div class="pair">
          <Field
            {...field('seasonFrom')}
            label={pick(texts.seasonFrom, lang)}
            hint={pick(texts.seasonHint, lang)}
            width="short"
            maxLength={5}
            optional
          />
          <Field {...field('seasonTo')} label={pick(texts.seasonTo, lang)} width="short" maxLength={5} optional />
        </div>
      </details>
    </>
  );
};

const DeadlineFields = ({ round, lang, field }: CalendarFieldsProps) => {
  const hasRows = DEADLINE_ROWS.some((row) => text(round[`deadlineDays${row}`]) !== '');
  return (
    <fieldset class="field group">
      <legend>{pick(texts.deadline, lang)}</legend>
      <div class="pair">
        <Select
          {...field('deadlineDay')}
          label={pick(texts.deadlineDay, lang)}
          choices={[
            { value: '', label: pick(texts.noDeadline, lang) },
            ...WEEKDAYS.map((day) => ({ value: String(day), label: sentence(weekdayName(day, lang)) })),
          ]}
        />
        <Field {...field('deadlineTime')} label={pick(texts.deadlineTime, lang)} type="time" width="short" />
      </div>
      <details open={hasRows}>
        <summary>{pick(texts.deadlinePerDay, lang)}</summary>
        <p class="hint">{pick(texts.deadlinePerDayHint, lang)}</p>
        {DEADLINE_ROWS.map((row) => {
          const day = row === 0 ? pick(texts.anyOtherDay, lang) : weekdayName(row, lang);
          return (
            <div class="pair" key={row}>
              <Field
                {...field(`deadlineDays${row}`)}
                label={pick(texts.daysBefore, lang, { day })}
                inputMode="numeric"
                width="short"
                maxLength={2}
                optional
              />
              <Field
                {...field(`deadlineTime${row}`)}
                label={pick(texts.timeBefore, lang, { day })}
                type="time"
                width="short"
                optional
              />
            </div>
          );
        })}
      </details>
    </fieldset>
  );
};

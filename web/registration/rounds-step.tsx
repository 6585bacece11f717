import { AUDIENCE_NAMES, ROUND_MODE_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Typed } from '#domain/producers/directory.ts';
import { branches, numbers, text, texts as valuesOf } from '#domain/registration/draft-typed.ts';
import { Audience, type Language, type Position } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { weekdayList } from '#web/shared/format.ts';
import { Checkboxes, errorOf, Field, fieldId, Hidden, Radios, Textarea } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { pick } from '#web/shared/text.ts';
import { AreaFields } from './area-fields.tsx';
import { CalendarFields } from './calendar-fields.tsx';
import { Entry } from './entry.tsx';
import { labelsOf, Questions, StepFrame, type StepProps } from './step-frame.tsx';
import { texts } from './texts.ts';

export interface RoundsStepProps extends StepProps {
  readonly open?: number | undefined;
  /** Where the farm is, once it is known. */
  readonly farm?: Position | undefined;
  /** Each round in words with its reach, once it is right: what their customers will read. */
  readonly inWords: readonly (string | undefined)[];
}

/** Step 4: their rounds, each folded to one line once it is right. */
export const RoundsStep = (props: RoundsStepProps) => {
  const { lang, typed, open, inWords } = props;
  const rounds = branches(typed.rounds);
  return (
    <StepFrame
      {...props}
      step="rounds"
      scripts={['area.js']}
      lead={<p>{pick(texts.roundsLead, lang)}</p>}
      labels={labelsOf(props.errors, 'rounds', (index) => titleOf(rounds[index] ?? {}, index, lang))}
    >
      <FromList typed={typed} lang={lang} />
      <div id={fieldId('rounds')} tabIndex={-1}>
        {rounds.map((round, index) => (
          <Entry
            key={index}
            title={titleOf(round, index, lang)}
            line={inWords[index] ?? lineOf(round, lang)}
            at={`rounds.${index}.`}
            errors={props.errors}
            open={open === index || rounds.length === 1}
          >
            <RoundFields {...props} round={round} index={index} />
          </Entry>
        ))}
      </div>
      <Button name="action" value="addRound" look="quiet" skipChecks>
        {pick(texts.addRound, lang)}
      </Button>
    </StepFrame>
  );
};

const LISTED = [
  ['listedTo', texts.listedTo],
  ['listedDays', texts.listedDays],
  ['listedPickUp', texts.listedPickUp],
] as const;

/** What a list said of their deliveries: a hint for them alone, which nobody has checked and nothing is filled in from. */
const FromList = ({ typed, lang }: Pick<StepProps, 'typed' | 'lang'>) => {
  const said = LISTED.filter(([name]) => text(typed[name]) !== '');
  return said.length === 0 ? null : (
    <Notice title={pick(texts.listedTitle, lang)}>
      <Hidden values={Object.fromEntries(LISTED.map(([name]) => [name, text(typed[name])]))} />
      <ul>
        {said.map(([name, label]) => (
          <li key={name}>
            {pick(label, lang)} {text(typed[name])}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const titleOf = (round: Typed, index: number, lang: Language): string =>
  text(round.name) || pick(texts.round, lang, { n: index + 1 });

const lineOf = (round: Typed, lang: Language): string => {
  const mode = text(round.mode);
  const days = numbers(round.weekdays).filter((day) => day >= 1 && day <= 7);
  const parts = [
    mode === 'door' || mode === 'pickup' || mode === 'parcel' ? pick(ROUND_MODE_NAMES[mode], lang) : '',
    days.length === 0 ? '' : weekdayList(days, lang),
  ];
  return parts.filter((part) => part !== '').join(' · ');
};

type RoundProps = StepProps & {
  readonly farm?: Position | undefined;
  readonly round: Typed;
  readonly index: number;
};

/** What every field of a round is given, by its short name. */
const fieldsOf =
  ({ round, index, lang, errors }: RoundProps) =>
  (name: string) => ({
    name: `rounds.${index}.${name}`,
    lang,
    value: text(round[name]),
    error: errorOf(errors, `rounds.${index}.${name}`),
  });

const RoundFields = (props: RoundProps) => {
  const { round, index, lang } = props;
  const field = fieldsOf(props);
  return (
    <>
      <Hidden
        values={{
          [`rounds.${index}.id`]: text(round.id),
          [`rounds.${index}.copyOf`]: text(round.copyOf),
          [`rounds.${index}.keptArea`]: text(round.keptArea),
        }}
      />
      <Radios
        {...field('mode')}
        label={pick(texts.mode, lang)}
        choices={[
          { value: 'door', label: pick(texts.modeDoor, lang) },
          { value: 'pickup', label: pick(texts.modePickup, lang), hint: pick(texts.modePickupHint, lang) },
          { value: 'parcel', label: pick(texts.modeParcel, lang) },
        ]}
      />
      <PickupFields {...props} />
      <AreaFields {...props} farm={props.farm} />
      <CalendarFields round={round} lang={lang} field={field} />
      <div class="pair">
        <Field
          {...field('minimum')}
          label={pick(texts.minimum, lang)}
          inputMode="decimal"
          width="short"
          after="€"
          maxLength={10}
          optional
        />
        <Field
          {...field('fee')}
          label={pick(texts.fee, lang)}
          hint={pick(texts.feeHint, lang)}
          inputMode="decimal"
          width="short"
          after="€"
          maxLength={10}
          optional
        />
      </div>
      <Field
        {...field('feeWaivedFrom')}
        label={pick(texts.feeWaivedFrom, lang)}
        hint={pick(texts.feeWaivedFromHint, lang)}
        inputMode="decimal"
        width="short"
        after="€"
        maxLength={10}
        optional
      />
      <Checkboxes
        {...field('audiences')}
        label={pick(texts.forWhom, lang)}
        values={valuesOf(round.audiences)}
        choices={Audience.options.map((code) => ({ value: code, label: pick(AUDIENCE_NAMES[code], lang) }))}
        inline
      />
      <Field
        {...field('name')}
        label={pick(texts.roundName, lang)}
        hint={pick(texts.roundNameHint, lang)}
        width="medium"
        maxLength={80}
        optional
      />
      <Button name="action" value={`copyRound.${index}`} look="plain" skipChecks>
        {pick(texts.copyRound, lang)}
      </Button>
      <Button name="action" value={`removeRound.${index}`} look="plain" skipChecks>
        {pick(texts.removeRound, lang)}
      </Button>
    </>
  );
};

/** Shown by the style sheet only where "pick-up point" is chosen; a browser that cannot do that shows it always. */
const PickupFields = (props: RoundProps) => {
  const { lang, index } = props;
  const field = fieldsOf(props);
  return (
    <fieldset class="field group when-pickup">
      <legend>{pick(texts.pickupTitle, lang)}</legend>
      <p class="hint">{pick(texts.pickupHelp, lang)}</p>
      <Field
        {...field('pickupName')}
        label={pick(texts.pickupName, lang)}
        hint={pick(texts.pickupNameHint, lang)}
        maxLength={120}
      />
      <Field
        {...field('pickupCommune')}
        label={pick(texts.commune, lang)}
        hint={pick(texts.communeHint, lang)}
        width="medium"
        maxLength={80}
      />
      <Questions {...props} of={`rounds.${index}.pickupChoice`} />
      <Field {...field('pickupAddress')} label={pick(texts.pickupAddress, lang)} maxLength={200} optional />
      <Field
        {...field('pickupHours')}
        label={pick(texts.pickupHours, lang)}
        hint={pick(texts.pickupHoursHint, lang)}
        width="medium"
        maxLength={80}
        optional
      />
      <Textarea
        {...field('pickupStops')}
        label={pick(texts.pickupStops, lang)}
        hint={pick(texts.pickupStopsHint, lang)}
        maxLength={2000}
        rows={3}
        optional
      />
    </fieldset>
  );
};

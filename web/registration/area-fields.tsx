import type { Typed } from '#domain/producers/directory.ts';
import { text } from '#domain/registration/draft-typed.ts';
import type { Position } from '#domain/shared/primitives.ts';
import { mapAddresses } from '#web/map/map-panel.tsx';
import { texts as mapTexts } from '#web/map/texts.ts';
import { errorOf, Field, Radios, Textarea } from '#web/shared/forms.tsx';
import { pick } from '#web/shared/text.ts';
import { areaTexts } from './area-texts.ts';
import { Questions, type StepProps } from './step-frame.tsx';
import { texts } from './texts.ts';

interface AreaFieldsProps extends StepProps {
  readonly round: Typed;
  readonly index: number;
  /** The farm, where it is known: the middle of a circle, and of the map. */
  readonly farm: Position | undefined;
}

/** Where a round goes: one way of saying it, places added and taken away; with the script, counted and drawn as it changes. */
export const AreaFields = (props: AreaFieldsProps) => {
  const { round, index, lang, errors, farm } = props;
  const field = (name: string) => ({
    name: `rounds.${index}.${name}`,
    lang,
    value: text(round[name]),
    error: errorOf(errors, `rounds.${index}.${name}`),
  });
  return (
    <div
      class="area"
      data-area={`rounds.${index}.`}
      data-farm={farm === undefined ? '' : `${farm.lat},${farm.lon}`}
      data-open={pick(mapTexts.open, lang)}
      data-close={pick(mapTexts.close, lang)}
      data-failed={pick(mapTexts.failed, lang)}
      data-uncounted={pick(areaTexts.failed, lang)}
      data-counting={pick(areaTexts.counting, lang)}
      data-notyet={pick(areaTexts.unclaimed, lang)}
      data-slider={pick(areaTexts.slider, lang)}
      {...mapAddresses()}
    >
      <Radios
        {...field('areaKind')}
        label={pick(texts.where, lang)}
        choices={[
          ...(text(round.keptArea) === '' ? [] : [{ value: 'kept', label: pick(texts.whereKept, lang) }]),
          { value: 'circle', label: pick(texts.whereCircle, lang), hint: pick(texts.whereCircleHint, lang) },
          { value: 'named', label: pick(texts.whereNamed, lang), hint: pick(texts.whereNamedHint, lang) },
          { value: 'drawn', label: pick(areaTexts.whereDrawn, lang), hint: pick(areaTexts.whereDrawnHint, lang) },
          { value: 'country', label: pick(texts.whereCountry, lang), hint: pick(texts.whereCountryHint, lang) },
        ]}
      />
      <div class="when-circle">
        <Field
          {...field('radiusKm')}
          label={pick(texts.radius, lang)}
          hint={pick(texts.radiusHint, lang)}
          inputMode="decimal"
          width="short"
          after="km"
          maxLength={8}
        />
      </div>
      <div class="when-named">
        <Textarea
          {...field('places')}
          label={pick(texts.placesNamed, lang)}
          hint={pick(texts.placesHint, lang)}
          rows={4}
          maxLength={4000}
        />
      </div>
      <div class="when-drawn">
        <Textarea
          {...field('outline')}
          label={pick(areaTexts.outline, lang)}
          hint={pick(areaTexts.outlineHint, lang)}
          rows={3}
        />
      </div>
      <MoreFields {...props} />
      <Questions {...props} of={`rounds.${index}.pick.`} />
      <div class="area-live" hidden>
        <p class="area-title">
          <strong>{pick(areaTexts.live, lang)}</strong>
        </p>
        <p class="area-words" role="status" />
        <button type="button" class="btn btn-quiet" aria-expanded="false">
          {pick(mapTexts.open, lang)}
        </button>
        <div class="map-frame" hidden />
      </div>
    </div>
  );
};

const MORE = ['also', 'alsoOutline', 'without', 'withoutOutline'] as const;

const MoreFields = ({ round, index, lang, errors }: AreaFieldsProps) => {
  const isUsed = MORE.some(
    (name) => text(round[name]) !== '' || errors.some(({ field }) => field === `rounds.${index}.${name}`),
  );
  return (
    <details class="area-more" open={isUsed}>
      <summary>{pick(areaTexts.more, lang)}</summary>
      {MORE.map((name) => (
        <Textarea
          key={name}
          name={`rounds.${index}.${name}`}
          lang={lang}
          value={text(round[name])}
          error={errorOf(errors, `rounds.${index}.${name}`)}
          label={pick(areaTexts[name], lang)}
          hint={pick(areaTexts[`${name}Hint`], lang)}
          rows={name.endsWith('Outline') ? 2 : 3}
          optional
        />
      ))}
    </details>
  );
};

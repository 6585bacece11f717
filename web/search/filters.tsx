import { FAMILY_NAMES, LABELS } from '#domain/catalogue/catalogue-names.ts';
import type { Facet, SearchResult } from '#domain/search/found.ts';
import type { Audience, Language, Text } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { sentence, weekdayName } from '#web/shared/format.ts';
import { Hidden, Select } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { placeQuery } from './address.ts';
import { texts } from './texts.ts';

interface FilterProps {
  readonly result: SearchResult;
  readonly lang: Language;
}

/** What narrows the list. A form to send; `results.js` sends it at each choice. */
export const FilterForm = ({ result, lang }: FilterProps) => {
  const { facets, filters } = result;
  const all = { value: '', label: pick(texts.all, lang) };
  return (
    <details class="filters" open={isFiltered(result)}>
      <summary>{pick(texts.filters, lang)}</summary>
      <form method="get" action={href('search', lang)} data-filter-form>
        <Hidden values={placeQuery(result)} />
        <Select
          name="family"
          lang={lang}
          width="full"
          label={pick(texts.filterFamily, lang)}
          value={filters.family}
          choices={[
            all,
            ...withChosen(facets.families, filters.family).map(({ value, count }) => ({
              value,
              label: `${pick(FAMILY_NAMES[value], lang)} (${count})`,
            })),
          ]}
        />
        <Select
          name="day"
          lang={lang}
          width="full"
          label={pick(texts.filterDay, lang)}
          value={filters.day === undefined ? '' : String(filters.day)}
          choices={[
            { value: '', label: pick(texts.allDays, lang) },
            ...withChosen(facets.days, filters.day).map(({ value, count }) => ({
              value: String(value),
              label: `${sentence(weekdayName(value, lang))} (${count})`,
            })),
          ]}
        />
        {facets.labels.length === 0 && filters.label === undefined ? null : (
          <Select
            name="label"
            lang={lang}
            width="full"
            label={pick(texts.filterLabel, lang)}
            value={filters.label}
            choices={[
              { value: '', label: pick(texts.allLabels, lang) },
              ...withChosen(facets.labels, filters.label).map(({ value, count }) => ({
                value,
                label: `${pick(LABELS[value].name, lang)} (${count})`,
              })),
            ]}
          />
        )}
        <div class="field">
          <label for="f-words">{pick(texts.filterWords, lang)}</label>
          <input
            id="f-words"
            name="words"
            type="search"
            value={filters.q ?? ''}
            placeholder={pick(texts.filterWordsExample, lang)}
            maxLength={60}
          />
        </div>
        <label class="choice">
          <input type="checkbox" name="season" value="1" checked={filters.season === true} />
          <span>{pick(texts.filterSeason, lang, { n: facets.inSeason })}</span>
        </label>
        <p class="actions">
          <Button look="quiet">{pick(texts.apply, lang)}</Button>
          {isFiltered(result) ? (
            <a href={href('search', lang, {}, placeQuery(result))}>{pick(texts.clear, lang)}</a>
          ) : null}
        </p>
      </form>
    </details>
  );
};

/** What was chosen stays to be seen, even where nobody has it. */
const withChosen = <Value,>(facets: readonly Facet<Value>[], chosen: Value | undefined): readonly Facet<Value>[] =>
  chosen === undefined || facets.some(({ value }) => value === chosen)
    ? facets
    : [...facets, { value: chosen, count: 0 }];

export const isFiltered = ({ filters }: SearchResult): boolean =>
  filters.family !== undefined ||
  filters.label !== undefined ||
  filters.day !== undefined ||
  filters.season === true ||
  filters.q !== undefined;

const AUDIENCES: readonly [Audience, Text][] = [
  ['consumer', texts.switchConsumer],
  ['shop', texts.switchShop],
  ['canteen', texts.switchCanteen],
];

/** For whom: rounds and offers differ. */
export const AudienceSwitch = ({ result, lang }: FilterProps) => (
  <nav aria-label={pick(texts.switchLabel, lang)}>
    <ul class="switch">
      {AUDIENCES.map(([audience, name]) => (
        <li key={audience}>
          <a
            href={href('search', lang, {}, placeQuery({ ...result, filters: { audience } }))}
            aria-current={result.filters.audience === audience ? 'true' : undefined}
            rel="nofollow"
          >
            {pick(name, lang)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

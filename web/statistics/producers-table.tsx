import { FAMILY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { TerritoryFigures } from '#domain/statistics/figures.ts';
import { pick, wholeNumber } from '#web/shared/text.ts';
import { texts } from './texts.ts';

const STATES = ['published', 'paused', 'pending'] as const;

interface Props {
  readonly producers: TerritoryFigures['producers'];
  readonly lang: Language;
}

/** Producers by family and state. */
export const ProducersTable = ({ producers, lang }: Props) => {
  const { byFamily, byState } = producers;
  const count = (value: number) => wholeNumber(value, lang);
  return (
    <>
      <table class="figures">
        <caption>{pick(texts.producersCaption, lang)}</caption>
        <thead>
          <tr>
            <th scope="col">{pick(texts.family, lang)}</th>
            {STATES.map((state) => (
              <th key={state} scope="col" class="number">
                {pick(texts[state], lang)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byFamily.map((row) => (
            <tr key={row.family}>
              <th scope="row">{pick(FAMILY_NAMES[row.family], lang)}</th>
              {STATES.map((state) => (
                <td key={state} class="number">
                  {count(row[state])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{pick(texts.all, lang)}</th>
            {STATES.map((state) => (
              <td key={state} class="number">
                {count(byState[state])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="small soft">
        {pick(texts.gone, lang, { rejected: count(byState.rejected), withdrawn: count(byState.withdrawn) })}
      </p>
    </>
  );
};

import { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Import, RowResult } from '#domain/imports/import.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { LinkButton } from '#web/shared/buttons.tsx';
import { pick, plural, typeset, wholeNumber } from '#web/shared/text.ts';
import { type CommuneName, changesInWords } from './changes-in-words.ts';
import { FIELD_NAMES } from './field-texts.ts';
import { productsInWords } from './products-in-words.ts';
import { countedTexts, outcomeTexts, rowOutcomeTexts, texts } from './texts.ts';

export interface RemarkInWords {
  /** The first line of which it is said, and of how many. */
  readonly line: number;
  readonly times: number;
  readonly kind: string;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

interface Props {
  readonly job: Import;
  readonly lang: Language;
}

const OUTCOMES = ['created', 'changed', 'unchanged', 'registered', 'removed', 'asked'] as const;
const NOT_TAKEN = ['refused', 'leftOut', 'repeated', 'asked'] as const;

/** What becomes of the rows, each once; what happens to none is not said. */
export const Counts = ({ job, lang }: Props) => (
  <ul class="counts" aria-label={pick(texts.countsLabel, lang)}>
    <li>{plural(countedTexts.rows, job.counts?.rows ?? job.file.rows, lang)}</li>
    {OUTCOMES.map((outcome) =>
      (job.outcomes[outcome] ?? 0) === 0 ? null : (
        <li key={outcome}>
          <strong>{plural(outcomeTexts[outcome], job.outcomes[outcome] ?? 0, lang)}</strong>
        </li>
      ),
    )}
    {NOT_TAKEN.map((kind) =>
      (job.counts?.[kind] ?? 0) === 0 ? null : (
        <li key={kind}>{plural(countedTexts[kind], job.counts?.[kind] ?? 0, lang)}</li>
      ),
    )}
  </ul>
);

/** The first refused rows, and all of them as a file. */
export const Remarks = ({
  job,
  lang,
  remarks,
  remarksInAll,
}: Props & { readonly remarks: readonly RemarkInWords[]; readonly remarksInAll: number }) =>
  remarksInAll === 0 ? null : (
    <section>
      <h2 id="remarks">{pick(texts.remarksTitle, lang)}</h2>
      <p>
        <LinkButton href={`/api/agency/imports/${job.id}/remarks.csv?lang=${lang}`} look="quiet">
          {pick(texts.remarksAll, lang)}
        </LinkButton>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what can be focused (axe: scrollable-region-focusable) */}
      <section class="scroll-x" aria-labelledby="remarks" tabIndex={0}>
        <table class="grid remarks">
          <thead>
            <tr>
              <th scope="col">{pick(texts.line, lang)}</th>
              <th scope="col">{pick(texts.outcome, lang)}</th>
              <th scope="col">{pick(texts.column, lang)}</th>
              <th scope="col">{pick(texts.value, lang)}</th>
              <th scope="col">{pick(texts.reason, lang)}</th>
            </tr>
          </thead>
          <tbody>
            {remarks.map(({ line, times, kind, column, value, reason }) => (
              <tr key={`${line} ${column} ${reason}`}>
                <td>{times === 1 ? line : `${line} (${plural(countedTexts.times, times, lang)})`}</td>
                <td>{kind}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{lang === 'fr' ? typeset(reason) : reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {remarksInAll > remarks.length ? (
        <p>{pick(texts.moreChanges, lang, { n: wholeNumber(remarksInAll - remarks.length, lang) })}</p>
      ) : null}
    </section>
  );

const MAX_ROWS = 30;

/** The first farms as they will be, with what they sell. */
export const Rows = ({ job, lang, results }: Props & { readonly results: readonly RowResult[] }) => {
  const delivers = results.some((row) => deliveryOf(row) !== '');
  return results.length === 0 ? null : (
    <section>
      <h2 id="rows">{pick(texts.rowsTitle, lang)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what can be focused (axe: scrollable-region-focusable) */}
      <section class="scroll-x" aria-labelledby="rows" tabIndex={0}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">{pick(texts.line, lang)}</th>
              <th scope="col">{pick(FIELD_NAMES.name, lang)}</th>
              <th scope="col">{pick(texts.place, lang)}</th>
              <th scope="col">{pick(texts.sells, lang)}</th>
              {delivers ? <th scope="col">{pick(texts.delivery, lang)}</th> : null}
              <th scope="col">{pick(texts.outcome, lang)}</th>
            </tr>
          </thead>
          <tbody>
            {results.slice(0, MAX_ROWS).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>{row.name}</td>
                <td>
                  {placeOf(row, lang)}
                  {row.approximate ? `, ${pick(texts.aboutHere, lang)}` : ''}
                </td>
                <td>{productsInWords(soldBy(row), lang).join(', ')}</td>
                {delivers ? <td>{deliveryOf(row)}</td> : null}
                <td>{pick(rowOutcomeTexts[row.outcome], lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {results.length > MAX_ROWS || job.through > MAX_ROWS ? (
        <p>{pick(texts.moreChanges, lang, { n: wholeNumber(results.length - MAX_ROWS, lang) })}</p>
      ) : null}
    </section>
  );
};

/** The commune as far as it is known. */
const placeOf = ({ communeName, commune, communeFromPosition }: RowResult, lang: Language): string => {
  const place = `${communeName} (${commune.slice(0, commune >= '97' ? 3 : 2)})`;
  return communeFromPosition ? pick(texts.near, lang, { commune: place }) : place;
};

const deliveryOf = ({ delivery: { to, days, pickUp } }: RowResult): string =>
  [to, days, pickUp].filter((part) => part !== '').join(' · ');

const soldBy = ({ families, products, otherProducts }: RowResult) => ({
  families: families.flatMap((family) => {
    const known = FamilyCode.safeParse(family);
    return known.success ? [known.data] : [];
  }),
  products,
  otherProducts,
});

const MAX_CHANGES = 30;

/** What an updated list changes, field by field. */
export const Changes = ({
  lang,
  results,
  communeName,
}: Props & { readonly results: readonly RowResult[]; readonly communeName: CommuneName }) => {
  const changed = results.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return null;
  return (
    <section>
      <h2 id="changes">{pick(texts.changesTitle, lang)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls only what can be focused (axe: scrollable-region-focusable) */}
      <section class="scroll-x" aria-labelledby="changes" tabIndex={0}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">{pick(texts.line, lang)}</th>
              <th scope="col">{pick(FIELD_NAMES.name, lang)}</th>
              <th scope="col">{pick(texts.column, lang)}</th>
              <th scope="col">{pick(texts.before, lang)}</th>
              <th scope="col">{pick(texts.after, lang)}</th>
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, MAX_CHANGES).flatMap(({ line, name, changes }) =>
              changesInWords(changes, lang, communeName).map(({ field, before, after }) => (
                <tr key={`${line} ${field}`}>
                  <td>{line}</td>
                  <td>{name}</td>
                  <td>{field}</td>
                  <td>{before === '' ? '' : <del>{before}</del>}</td>
                  <td>{after === '' ? '' : <ins>{after}</ins>}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      {changed.length > MAX_CHANGES ? (
        <p>{pick(texts.moreChanges, lang, { n: wholeNumber(changed.length - MAX_CHANGES, lang) })}</p>
      ) : null}
    </section>
  );
};

/** Where they are, most first: a list says at a glance that a department was missed, or another got in. */
export const Communes = ({ job, lang }: Props) =>
  job.communes.length === 0 ? null : (
    <details>
      <summary>
        {pick(texts.communesTitle, lang)} ({wholeNumber(job.communes.length, lang)})
      </summary>
      <ul class="columns">
        {job.communes.map(({ code, name, count }) => (
          <li key={code}>
            {name} ({code.slice(0, code >= '97' ? 3 : 2)}) : {wholeNumber(count, lang)}
          </li>
        ))}
      </ul>
    </details>
  );

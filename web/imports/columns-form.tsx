import { ListField } from '#domain/imports/fields.ts';
import type { Import } from '#domain/imports/import.ts';
import { foldName } from '#domain/places/place-words.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button } from '#web/shared/buttons.tsx';
import { Checkboxes, Field, Hidden } from '#web/shared/forms.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, wholeNumber } from '#web/shared/text.ts';
import { FIELD_NAMES } from './field-texts.ts';
import { texts } from './texts.ts';

/** The name under which the form posts what a column holds. */
export const columnField = (index: number): string => `column${index}`;
/** The name under which it posts the type of rows to import: its place in the list of types. */
export const CLASS_FIELD = 'classes';

interface Props {
  readonly job: Import;
  readonly lang: Language;
}

/** What each column holds, which rows to import, and what the list is called. */
export const ColumnsForm = ({ job, lang }: Props) => (
  <form method="post" action={href('agencyImport', lang, { id: job.id })}>
    <Hidden values={{ action: 'columns' }} />
    <h2>{pick(texts.columnsTitle, lang)}</h2>
    <p>{pick(texts.columnsLead, lang)}</p>
    <div class="scroll-x">
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{pick(texts.column, lang)}</th>
            <th scope="col">{pick(texts.examples, lang)}</th>
            <th scope="col">{pick(texts.holds, lang)}</th>
          </tr>
        </thead>
        <tbody>
          {job.file.columns.map((column, index) => (
            <tr key={column.name}>
              <th scope="row" id={`heading-${index}`}>
                {column.name}
                {column.by === 'remembered' ? <small class="soft"> ({pick(texts.remembered, lang)})</small> : null}
              </th>
              <td>{job.file.examples[index]?.join(' · ') || <em class="soft">{pick(texts.emptyColumn, lang)}</em>}</td>
              <td>
                <select name={columnField(index)} aria-labelledby={`heading-${index}`}>
                  <option value="" selected={column.field === null}>
                    {pick(texts.aside, lang)}
                  </option>
                  {ListField.options.map((field) => (
                    <option key={field} value={field} selected={column.field === field}>
                      {pick(FIELD_NAMES[field], lang)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {job.file.classes.length < 2 ? null : <Classes job={job} lang={lang} />}
    <Field
      name="source"
      lang={lang}
      label={pick(texts.source, lang)}
      hint={pick(texts.sourceHint, lang)}
      value={job.source}
      maxLength={100}
    />
    <Button>{pick(texts.toPreview, lang)}</Button>
  </form>
);

const Classes = ({ job, lang }: Props) => {
  const leftOut = job.leaveOut === null ? undefined : new Set(job.leaveOut.map(foldName));
  const wanted = job.file.classes.flatMap(({ type, notProducers }, index) =>
    (leftOut?.has(foldName(type)) ?? notProducers) ? [] : [String(index)],
  );
  return (
    <Checkboxes
      name={CLASS_FIELD}
      lang={lang}
      label={pick(texts.classesTitle, lang)}
      hint={pick(texts.classesHint, lang)}
      values={wanted}
      choices={job.file.classes.map(({ type, count }, index) => ({
        value: String(index),
        label: `${type === '' ? pick(texts.noType, lang) : type} (${wholeNumber(count, lang)})`,
      }))}
    />
  );
};

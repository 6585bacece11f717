import type { Import } from '#domain/imports/import.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Field, fieldId, type ShownError } from '#web/shared/forms.tsx';
import { Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick, plural } from '#web/shared/text.ts';
import { countedTexts, outcomeTexts, stateTexts, texts } from './texts.ts';

export interface ImportsProps extends AgencyProps {
  readonly recent: readonly Import[];
  readonly errors: readonly ShownError[];
  readonly source: string;
}

/** A file to import, and the imports so far. */
export const ImportsPage = ({ lang, site, member, recent, errors, source }: ImportsProps) => (
  <AgencyFrame
    lang={lang}
    site={site}
    member={member}
    current="imports"
    title={pick(texts.title, lang)}
    addressIn={(of) => href('agencyImports', of)}
    scripts={['upload.js']}
  >
    <h1>{pick(texts.title, lang)}</h1>
    <p class="lead">{pick(texts.lead, lang)}</p>
    <ErrorSummary errors={errors} lang={lang} />
    <form method="post" action={href('agencyImports', lang)} enctype="multipart/form-data" data-upload>
      <FileField lang={lang} error={errorOf(errors, 'file')} />
      <Field
        name="source"
        lang={lang}
        label={pick(texts.source, lang)}
        hint={pick(texts.sourceHint, lang)}
        value={source}
        maxLength={100}
        optional
      />
      <Button>{pick(texts.send, lang)}</Button>
    </form>
    <h2>{pick(texts.recent, lang)}</h2>
    {recent.length === 0 ? <p>{pick(texts.none, lang)}</p> : null}
    <ol class="queue">
      {recent.map((job) => (
        <Row key={job.id} job={job} lang={lang} />
      ))}
    </ol>
  </AgencyFrame>
);

const FileField = ({ lang, error }: Pick<AgencyProps, 'lang'> & { readonly error: ShownError | undefined }) => (
  <div class={`field${error === undefined ? '' : ' field-wrong'}`}>
    <label for={fieldId('file')}>{pick(texts.file, lang)}</label>
    <p class="hint" id={`${fieldId('file')}-hint`}>
      {pick(texts.fileHint, lang)}
    </p>
    <noscript>
      <p class="hint">{pick(texts.withoutScript, lang)}</p>
    </noscript>
    <p class="error" id={`${fieldId('file')}-error`} hidden={error === undefined}>
      {error === undefined ? '' : reasonText(error, lang)}
    </p>
    <input
      id={fieldId('file')}
      type="file"
      name="file"
      required
      accept=".csv,.txt,.tsv,.xlsx,.ods,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.oasis.opendocument.spreadsheet"
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={`${fieldId('file')}-hint ${fieldId('file')}-error`}
    />
  </div>
);

const Row = ({ job, lang }: { readonly job: Import } & Pick<AgencyProps, 'lang'>) => (
  <li>
    <h3>
      <a href={href('agencyImport', lang, { id: job.id })}>{job.source}</a>{' '}
      <Tag>{pick(stateTexts[job.state], lang)}</Tag>
    </h3>
    <p>
      {plural(countedTexts.rows, job.file.rows, lang)}
      {job.outcomes.created > 0 ? ` · ${plural(outcomeTexts.created, job.outcomes.created, lang)}` : ''} ·{' '}
      <span class="soft">{pick(texts.by, lang, { day: dayAndYear(job.createdAt, lang), member: job.by })}</span>
    </p>
  </li>
);

import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import type { GoneFarm, Import, RowResult } from '#domain/imports/import.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { MapPanel } from '#web/map/map-panel.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { ErrorSummary, Hidden, type ShownError } from '#web/shared/forms.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural, typeset, wholeNumber } from '#web/shared/text.ts';
import { invitedTexts, inviteTexts } from '#web/unclaimed/invite-texts.ts';
import type { CommuneName } from './changes-in-words.ts';
import { ColumnsForm } from './columns-form.tsx';
import { Gone } from './gone-part.tsx';
import { Changes, Communes, Counts, type RemarkInWords, Remarks, Rows } from './outcome-parts.tsx';
import { countedTexts, texts } from './texts.ts';

export interface ImportProps extends AgencyProps {
  readonly job: Import;
  readonly results: readonly RowResult[];
  /** Rows of which a person has to say whether they are a farm that is known. */
  readonly asked: readonly AskedRow[];
  /** How many of them have a position only: one question for all. */
  readonly positionOnly: number;
  readonly communeName: CommuneName;
  /** Farms that are in this version of the list no more. */
  readonly gone: readonly GoneFarm[];
  /** The first of them, and how many there are in all. */
  readonly remarks: readonly RemarkInWords[];
  readonly remarksInAll: number;
  /** Sentences about the file. */
  readonly notes: readonly string[];
  readonly failure: string | undefined;
  readonly errors: readonly ShownError[];
  /** How many could be invited by a message now, and how many an invitation did not reach. */
  readonly invitable: number;
  readonly unreached: number;
  /** Whether they asked to see the columns again. */
  readonly changing: boolean;
  /** Whether its worker was killed, and does not go on by itself. */
  readonly stuck: boolean;
}

export interface AskedRow {
  readonly line: number;
  readonly words: string;
}

/** One import: its columns, its preview, its progress, what came of it. */
export const ImportPage = (props: ImportProps) => {
  const { lang, job, errors } = props;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="imports"
      title={job.source}
      scripts={job.state === 'preview' || job.state === 'done' ? ['map.js'] : []}
      addressIn={(of) => href('agencyImport', of, { id: job.id })}
    >
      <p>
        <a href={href('agencyImports', lang)}>{pick(texts.back, lang)}</a>
      </p>
      <p class="kicker">{job.fileName}</p>
      <h1>{job.source}</h1>
      <ErrorSummary errors={errors} lang={lang} />
      <Now {...props} />
      <Notes {...props} />
    </AgencyFrame>
  );
};

const Now = (props: ImportProps) => {
  const { job, changing } = props;
  if (job.state === 'columns' || (changing && (job.state === 'preview' || job.state === 'failed')))
    return <ColumnsForm {...props} />;
  switch (job.state) {
    case 'waiting':
    case 'comparing':
    case 'writing':
      return (
        <>
          <Progress {...props} />
          {props.stuck ? <Undo {...props} /> : null}
        </>
      );
    case 'preview':
      return <Preview {...props} />;
    case 'done':
      return <Done {...props} />;
    case 'failed':
      return <Failed {...props} />;
    case 'discarded':
      return (
        <Notice>
          <p>{pick(texts.discardedText, props.lang)}</p>
        </Notice>
      );
    case 'undoing':
      return <UndoProgress {...props} />;
    case 'undone':
      return <Undone {...props} />;
  }
};

const Notes = ({ notes, lang }: ImportProps) =>
  notes.length === 0 ? null : (
    <Notice title={pick(texts.notesTitle, lang)}>
      <ul>
        {notes.map((note) => (
          <li key={note}>{lang === 'fr' ? typeset(note) : note}</li>
        ))}
      </ul>
    </Notice>
  );

const Progress = ({ job, lang }: ImportProps) => {
  const of = job.counts?.accepted ?? job.file.rows;
  const words = pick(texts.progress, lang, { through: wholeNumber(job.through, lang), of: wholeNumber(of, lang) });
  return (
    <section class="panel">
      <h2>{pick(job.state === 'writing' ? texts.writing : texts.working, lang)}</h2>
      <p>
        <progress value={job.through} max={Math.max(1, of)} aria-label={words} /> {words}
      </p>
      <p class="soft">{pick(texts.reloads, lang)}</p>
    </section>
  );
};

const Preview = (props: ImportProps) => {
  const { job, lang } = props;
  const address = href('agencyImport', lang, { id: job.id });
  return (
    <>
      <section class="panel">
        <h2>{pick(texts.previewTitle, lang)}</h2>
        <p>{pick(texts.previewLead, lang)}</p>
        <Counts {...props} />
        {job.approximate === 0 ? null : <p>{plural(countedTexts.approximate, job.approximate, lang)}</p>}
        <form method="post" action={address} class="actions">
          <Hidden values={{ action: 'confirm' }} />
          <Button>{pick(texts.confirm, lang)}</Button>
          <LinkButton href={href('agencyImport', lang, { id: job.id }, { colonnes: 1 })} look="plain">
            {pick(texts.change, lang)}
          </LinkButton>
        </form>
        <form method="post" action={address} class="actions">
          <Hidden values={{ action: 'discard' }} />
          <Button look="quiet">{pick(texts.discard, lang)}</Button>
        </form>
      </section>
      <Asked {...props} />
      <Gone {...props} />
      <Rows {...props} />
      <Where {...props} />
      <Changes {...props} />
      <Remarks {...props} />
      <Communes {...props} />
    </>
  );
};

/** A point exchanged, or a department missed, is seen at once. Drawn when asked for; the communes stand below in words. */
const Where = ({ results: [first], job, lang }: ImportProps) =>
  first === undefined ? null : (
    <MapPanel
      kind="import"
      lang={lang}
      at={first}
      label={job.source}
      areas={`/api/agency/imports/${job.id}?rows=5000&lang=${lang}`}
    />
  );

const Done = (props: ImportProps) => (
  <>
    <Notice kind="good" title={pick(texts.doneTitle, props.lang)}>
      <Counts {...props} />
      <p>{pick(texts.doneText, props.lang)}</p>
    </Notice>
    <Gone {...props} />
    <Invitations {...props} />
    <Where {...props} />
    <Changes {...props} />
    <Remarks {...props} />
    <Communes {...props} />
    <Undo {...props} />
  </>
);

/** Nothing is taken for the same, or for another, before somebody has said so. */
const Asked = ({ asked, positionOnly, job, lang }: ImportProps) =>
  asked.length === 0 && positionOnly === 0 ? null : (
    <section class="panel">
      <h2>{pick(asked.length === 0 ? texts.askedPlaces : texts.askedTitle, lang)}</h2>
      <p>{pick(texts.askedLead, lang)}</p>
      <form method="post" action={href('agencyImport', lang, { id: job.id })}>
        <Hidden values={{ action: 'answer' }} />
        {positionOnly === 0 ? null : (
          <fieldset>
            <legend>{pick(texts.positionOnlyLegend, lang, { n: wholeNumber(positionOnly, lang) })}</legend>
            {(['take', 'leaveOut'] as const).map((answer) => (
              <label key={answer} class="choice">
                <input type="radio" name="positionOnly" value={answer} checked={job.positionOnly === answer} />{' '}
                {pick(answer === 'take' ? texts.positionOnlyTake : texts.positionOnlyLeave, lang)}
              </label>
            ))}
          </fieldset>
        )}
        {asked.map(({ line, words }) => (
          <fieldset key={`${line} ${words}`}>
            <legend>{lang === 'fr' ? typeset(words) : words}</legend>
            {(['same', 'two'] as const).map((answer) => (
              <label key={answer} class="choice">
                <input type="radio" name={`line-${line}`} value={answer} />{' '}
                {pick(answer === 'same' ? texts.askedSame : texts.askedTwo, lang)}
              </label>
            ))}
          </fieldset>
        ))}
        <div class="actions">
          <Button>{pick(texts.askedSend, lang)}</Button>
        </div>
      </form>
    </section>
  );

const MADE = ['created', 'changed'] as const;

const Undo = ({ job, lang }: ImportProps) => {
  const made = MADE.reduce((sum, outcome) => sum + job.outcomes[outcome], 0);
  return made === 0 && job.state === 'done' ? null : (
    <details class="panel">
      <summary>{pick(texts.undoTitle, lang)}</summary>
      <p>{pick(texts.undoLead, lang)}</p>
      <form method="post" action={href('agencyImport', lang, { id: job.id })} class="actions">
        <Hidden values={{ action: 'undo' }} />
        <Button look="quiet">{pick(texts.undo, lang, { n: wholeNumber(made, lang) })}</Button>
      </form>
    </details>
  );
};

const UndoProgress = ({ job, lang }: ImportProps) => {
  const made = MADE.reduce((sum, outcome) => sum + job.outcomes[outcome], 0);
  const through = job.undone?.through ?? 0;
  const words = pick(texts.progress, lang, { through: wholeNumber(through, lang), of: wholeNumber(made, lang) });
  return (
    <section class="panel">
      <h2>{pick(texts.undoing, lang)}</h2>
      <p>
        <progress value={through} max={Math.max(1, made)} aria-label={words} /> {words}
      </p>
      <p class="soft">{pick(texts.reloads, lang)}</p>
    </section>
  );
};

const Undone = ({ job, lang }: ImportProps) => {
  const { removed = 0, restored = 0, kept = 0 } = job.undone ?? {};
  return (
    <Notice kind="good" title={pick(texts.undoneTitle, lang)}>
      <ul class="counts">
        <li>{plural(countedTexts.undoneRemoved, removed, lang)}</li>
        {restored === 0 ? null : <li>{plural(countedTexts.undoneRestored, restored, lang)}</li>}
        {kept === 0 ? null : <li>{plural(countedTexts.undoneKept, kept, lang)}</li>}
      </ul>
    </Notice>
  );
};

/** Invites by mail or SMS those of this list who may be; the rest stands in the agency's list. */
const Invitations = (props: ImportProps) => {
  const { job, lang, invitable, unreached } = props;
  const underWay = job.invitations !== null && !job.invitations.ended;
  return (
    <section class="panel" id="invitations">
      <h2>{pick(inviteTexts.title, lang)}</h2>
      <Invited {...props} />
      {underWay ? null : (
        <>
          {unreached === 0 ? null : (
            <Notice>
              <p>{plural(invitedTexts.unreached, unreached, lang)}</p>
              <p>{pick(inviteTexts.unreachedWhat, lang)}</p>
            </Notice>
          )}
          <p>{pick(inviteTexts.how, lang)}</p>
          {invitable === 0 ? (
            <p>{pick(inviteTexts.nobody, lang)}</p>
          ) : (
            <form method="post" action={href('agencyImport', lang, { id: job.id })} class="actions">
              <Hidden values={{ action: 'invite' }} />
              <Button>{plural(invitedTexts.invite, invitable, lang)}</Button>
            </form>
          )}
        </>
      )}
      <p>
        <a href={href('agencyUnclaimed', lang, {}, { departement: departmentOf(job) })}>
          {pick(inviteTexts.all, lang)}
        </a>
      </p>
    </section>
  );
};

/** How far the latest round is, or what came of it. */
const Invited = ({ job, lang }: ImportProps) => {
  if (job.invitations === null) return null;
  const { farms, invited, sameAddress, ended } = job.invitations;
  if (ended)
    return (
      <Notice kind="good" live>
        <p>{plural(invitedTexts.sent, invited - sameAddress, lang)}</p>
        {sameAddress === 0 ? null : <p>{plural(invitedTexts.sameAddress, sameAddress, lang)}</p>}
      </Notice>
    );
  const words = pick(inviteTexts.progress, lang, {
    through: wholeNumber(invited, lang),
    of: wholeNumber(farms, lang),
  });
  return (
    <>
      <p>
        <progress value={invited} max={Math.max(1, farms)} aria-label={words} /> {words}
      </p>
      <p class="soft">{pick(texts.reloads, lang)}</p>
    </>
  );
};

/** Where most of the list is. */
const departmentOf = ({ communes: [first] }: Import): string | undefined =>
  first === undefined ? undefined : departmentOfCommune(first.code);

const Failed = ({ failure, job, lang }: ImportProps) => (
  <Notice kind="bad" title={pick(texts.failedTitle, lang)}>
    <p>{failure === undefined ? null : lang === 'fr' ? typeset(failure) : failure}</p>
    <p>
      <a href={href('agencyImport', lang, { id: job.id }, { colonnes: 1 })}>{pick(texts.change, lang)}</a>
    </p>
  </Notice>
);

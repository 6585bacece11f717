import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { Member } from '#domain/members/member.ts';
import { localTime } from '#domain/shared/calendar.ts';
import { Instant, type Language } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear, momentInWords, timeInWords } from '#web/shared/format.ts';
import { Field, Select } from '#web/shared/forms.tsx';
import { EmptyState, Pager } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { actionNames, auditTexts, fieldNames, valueNames } from './audit-texts.ts';

interface AuditProps extends AgencyProps {
  readonly entries: readonly AuditEntry[];
  readonly cursor: string | undefined;
  readonly members: readonly Member[];
  readonly filter: { readonly member: string | undefined; readonly producer: string | undefined };
  readonly isFirst: boolean;
}

/** Who did what, to whom, when, and what was there before and after. */
export const AuditPage = (props: AuditProps) => {
  const { lang, entries, cursor, members, filter, isFirst } = props;
  const address = (to: Language, from?: string) => href('agencyAudit', to, {}, { ...filter, cursor: from });
  const isFiltered = filter.member !== undefined || filter.producer !== undefined;
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="journal"
      title={pick(auditTexts.title, lang)}
      addressIn={address}
    >
      <h1>{pick(auditTexts.title, lang)}</h1>
      <p>{pick(auditTexts.lead, lang)}</p>
      <form method="get" action={href('agencyAudit', lang)} class="panel filters-row">
        <Select
          name="member"
          lang={lang}
          label={pick(auditTexts.member, lang)}
          value={filter.member ?? ''}
          choices={[
            { value: '', label: pick(auditTexts.anyone, lang) },
            ...members.map(({ id, email }) => ({ value: id, label: email })),
          ]}
        />
        <Field
          name="producer"
          lang={lang}
          label={pick(auditTexts.producer, lang)}
          hint={pick(auditTexts.producerHint, lang)}
          value={filter.producer ?? ''}
          width="medium"
          maxLength={24}
          optional
        />
        <div class="actions">
          <Button look="quiet">{pick(auditTexts.filter, lang)}</Button>
          {isFiltered ? <a href={href('agencyAudit', lang)}>{pick(auditTexts.all, lang)}</a> : null}
        </div>
      </form>
      {entries.length === 0 ? (
        <EmptyState title={pick(auditTexts.nothing, lang)}>
          <p>{pick(auditTexts.nothingText, lang)}</p>
        </EmptyState>
      ) : (
        <ol class="journal">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} lang={lang} />
          ))}
        </ol>
      )}
      <Pager
        lang={lang}
        {...(cursor === undefined ? {} : { next: address(lang, cursor) })}
        {...(isFirst ? {} : { first: address(lang) })}
      />
    </AgencyFrame>
  );
};

interface EntryProps {
  readonly entry: AuditEntry;
  readonly lang: Language;
}

const Entry = ({ entry, lang }: EntryProps) => (
  <li>
    <p class="soft small">
      <time dateTime={entry.at}>
        {dayAndYear(entry.at, lang)}, {timeInWords(localTime(entry.at).time, lang)}
      </time>
    </p>
    <div>
      <p>
        <strong>{entry.by.email}</strong> {pick(actionNames[entry.action], lang)}{' '}
        {entry.action === 'memberJoined' ? null : <Subject entry={entry} lang={lang} />}
      </p>
      {entry.word === '' ? null : <p class="told">« {entry.word} »</p>}
      <Changes entry={entry} lang={lang} />
    </div>
  </li>
);

const Subject = ({ entry: { subject }, lang }: EntryProps) => {
  switch (subject.kind) {
    case 'producer':
      return <a href={href('agencyProducer', lang, { id: subject.id })}>{subject.name}</a>;
    case 'member':
      return <a href={href('agencyMember', lang, { id: subject.id })}>{subject.name}</a>;
    default:
      return <>{subject.name}</>;
  }
};

const Changes = ({ entry: { before, after }, lang }: EntryProps) => {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.length === 0 ? null : (
    <dl class="facts small">
      {fields.map((field) => (
        <Change key={field} name={field} before={before[field]} after={after[field]} lang={lang} />
      ))}
    </dl>
  );
};

/** Codes that are values, in words. */
const worded = (value: string | undefined, lang: Language): string => {
  const known = value === undefined ? undefined : valueNames[value];
  if (known !== undefined) return pick(known, lang);
  return value !== undefined && Instant.safeParse(value).success ? momentInWords(value, lang) : (value ?? '');
};

interface ChangeProps {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly lang: Language;
}

const Change = ({ name, before, after, lang }: ChangeProps) => {
  const label = fieldNames[name];
  const empty = <span class="soft">{pick(auditTexts.empty, lang)}</span>;
  return (
    <>
      <dt>{label === undefined ? name : pick(label, lang)}</dt>
      <dd>
        {before === undefined || before === '' ? null : (
          <>
            <del>
              <span class="sr">{pick(auditTexts.before, lang)} </span>
              {worded(before, lang)}
            </del>{' '}
          </>
        )}
        <ins>
          <span class="sr">{pick(auditTexts.after, lang)} </span>
          {worded(after, lang) || empty}
        </ins>
      </dd>
    </>
  );
};

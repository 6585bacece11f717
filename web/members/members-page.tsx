import type { DeliveryState } from '#domain/ledger/delivery.ts';
import type { Member } from '#domain/members/member.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button } from '#web/shared/buttons.tsx';
import { dayAndYear } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Field } from '#web/shared/forms.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { type Department, RightsFields } from './member-form.tsx';
import { memberCounts, memberTexts } from './member-texts.ts';
import { roleNames } from './role-names.ts';

export interface ShownMember {
  readonly member: Member;
  readonly mail: DeliveryState | undefined;
}

interface MembersProps extends AgencyProps {
  readonly members: readonly ShownMember[];
  readonly departments: readonly Department[];
  readonly typed: {
    readonly email: string;
    readonly name: string;
    readonly role: string;
    readonly departments: readonly string[];
  };
  readonly errors: readonly FieldError[];
  readonly done: 'invited' | 'removed' | undefined;
  /** Whom `done` is about. */
  readonly who: string;
}

/** Who comes in here, what each may do, and the form to invite another. */
export const MembersPage = (props: MembersProps) => {
  const { lang, members, done, who, errors, typed } = props;
  const present = members.filter(({ member }) => member.state !== 'removed');
  const former = members.filter(({ member }) => member.state === 'removed');
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="members"
      title={pick(memberTexts.title, lang)}
      addressIn={(of) => href('agencyMembers', of)}
    >
      <h1>{pick(memberTexts.title, lang)}</h1>
      {done === undefined ? null : (
        <Notice kind="good" live title={pick(memberTexts[done], lang, { who })}>
          <p>{pick(done === 'invited' ? memberTexts.invitedText : memberTexts.removedText, lang)}</p>
        </Notice>
      )}
      <p>
        {plural(memberCounts.active, present.length, lang)}. {pick(memberTexts.lead, lang)}
      </p>
      <ul class="queue">
        {present.map((shown) => (
          <Row key={shown.member.id} {...shown} lang={lang} departments={props.departments} />
        ))}
      </ul>
      <section class="panel" id="invite">
        <h2>{pick(memberTexts.inviteTitle, lang)}</h2>
        <ErrorSummary errors={errors} lang={lang} />
        <form method="post" action={href('agencyMembers', lang)}>
          <Field
            name="email"
            lang={lang}
            type="email"
            label={pick(memberTexts.email, lang)}
            hint={pick(memberTexts.emailHint, lang)}
            value={typed.email}
            error={errorOf(errors, 'email')}
            autoComplete="off"
          />
          <RightsFields lang={lang} departments={props.departments} typed={typed} errors={errors} />
          <Button>{pick(memberTexts.invite, lang)}</Button>
        </form>
      </section>
      {former.length === 0 ? null : (
        <details>
          <summary>{pick(memberTexts.former, lang)}</summary>
          <ul>
            {former.map(({ member }) => (
              <li key={member.id}>
                <a href={href('agencyMember', lang, { id: member.id })}>{member.email}</a>{' '}
                <span class="soft">{pick(memberTexts.formerSince, lang, { day: dayAndYear(member.since, lang) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </AgencyFrame>
  );
};

interface RowProps extends ShownMember {
  readonly lang: Language;
  readonly departments: readonly Department[];
}

const Row = ({ member, mail, lang, departments }: RowProps) => (
  <li>
    <h2>
      <a href={href('agencyMember', lang, { id: member.id })}>{member.name === '' ? member.email : member.name}</a>
    </h2>
    <p>
      <Tag look={member.role === 'agency' ? 'full' : 'line'}>{pick(roleNames[member.role], lang)}</Tag>{' '}
      {member.name === '' ? null : <>{member.email} · </>}
      {scopeInWords(member, departments, lang)} ·{' '}
      {hasFailed({ member, mail }) ? (
        <Tag look="part">{stateInWords({ member, mail }, lang)}</Tag>
      ) : (
        <span class="soft">{stateInWords({ member, mail }, lang)}</span>
      )}
    </p>
  </li>
);

const scopeInWords = ({ departments: hers, role }: Member, all: readonly Department[], lang: Language): string =>
  role === 'agency' || hers.length === 0
    ? pick(memberTexts.everywhere, lang)
    : hers.map((code) => all.find((one) => one.code === code)?.name ?? code).join(', ');

/** Their link has not arrived: somebody has to look at the address. */
const hasFailed = ({ member, mail }: ShownMember): boolean =>
  member.invitation !== null && (mail === 'failed' || mail === 'cancelled');

/** Since when they are in, or how far their invitation has got. */
export const stateInWords = ({ member, mail }: ShownMember, lang: Language): string => {
  if (member.invitation === null) return pick(memberTexts.since, lang, { day: dayAndYear(member.since, lang) });
  if (hasFailed({ member, mail })) return pick(memberTexts.mailFailed, lang);
  if (member.state === 'active') return pick(memberTexts.linkOut, lang);
  if (mail === 'received') return pick(memberTexts.mailReceived, lang);
  if (mail === 'sent') return pick(memberTexts.mailSent, lang, { day: dayAndYear(member.invitation.at, lang) });
  return pick(memberTexts.mailDue, lang);
};

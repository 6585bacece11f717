import type { FieldError } from '#domain/shared/reasons.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { ErrorSummary, Hidden } from '#web/shared/forms.tsx';
import { Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { type Department, RightsFields } from './member-form.tsx';
import { memberStates, memberTexts } from './member-texts.ts';
import { type ShownMember, stateInWords } from './members-page.tsx';

export type MemberNotice = 'changed' | 'invitedAgain' | 'already' | 'conflict' | 'yourself';

interface MemberProps extends AgencyProps {
  readonly shown: ShownMember;
  readonly departments: readonly Department[];
  readonly typed: { readonly name: string; readonly role: string; readonly departments: readonly string[] };
  readonly errors: readonly FieldError[];
  readonly notice: MemberNotice | undefined;
  /** Whether the removal is to be confirmed. */
  readonly asking: boolean;
}

/** One member: their rights, a new link, the end of their access. */
export const MemberPage = (props: MemberProps) => {
  const { lang, shown, errors, typed, asking } = props;
  const { member } = shown;
  const id = { id: member.id };
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="members"
      title={member.email}
      addressIn={(of) => href('agencyMember', of, id)}
    >
      <p>
        <a href={href('agencyMembers', lang)}>{pick(memberTexts.back, lang)}</a>
      </p>
      <Said {...props} />
      <h1>{member.name === '' ? member.email : member.name}</h1>
      <p>
        {member.name === '' ? null : <>{member.email} · </>}
        <Tag>{pick(memberStates[member.state], lang)}</Tag> <span class="soft">{stateInWords(shown, lang)}</span> ·{' '}
        <a href={href('agencyAudit', lang, {}, { member: member.id })}>{pick(memberTexts.actions, lang)}</a>
      </p>
      {member.state === 'removed' ? null : (
        <>
          {asking ? <Removal {...props} /> : null}
          <ErrorSummary errors={errors} lang={lang} />
          <form method="post" action={href('agencyMember', lang, id)} class="panel">
            <Hidden values={{ action: 'change', version: String(member.version) }} />
            <RightsFields lang={lang} departments={props.departments} typed={typed} errors={errors} />
            <Button>{pick(memberTexts.change, lang)}</Button>
          </form>
          <form method="post" action={href('agencyMember', lang, id)} class="panel">
            <h2>{pick(memberTexts.againTitle, lang)}</h2>
            <p>{pick(memberTexts.againText, lang)}</p>
            <Hidden values={{ action: 'inviteAgain' }} />
            <Button look="quiet">{pick(memberTexts.again, lang)}</Button>
          </form>
          {asking ? null : (
            <section class="panel">
              <h2>{pick(memberTexts.removeTitle, lang)}</h2>
              <p>{pick(memberTexts.removeText, lang)}</p>
              <LinkButton href={href('agencyMember', lang, id, { removal: 1 })} look="quiet">
                {pick(memberTexts.remove, lang)}
              </LinkButton>
            </section>
          )}
        </>
      )}
    </AgencyFrame>
  );
};

const Removal = ({ lang, shown }: MemberProps) => {
  const { member } = shown;
  const address = href('agencyMember', lang, { id: member.id });
  return (
    <form method="post" action={address} class="panel decision">
      <h2>{pick(memberTexts.removeAsk, lang, { who: member.email })}</h2>
      <p>{pick(memberTexts.removeText, lang)}</p>
      <Hidden values={{ action: 'remove' }} />
      <div class="actions">
        <Button>{pick(memberTexts.removeYes, lang)}</Button>
        <LinkButton href={address} look="plain">
          {pick(memberTexts.cancel, lang)}
        </LinkButton>
      </div>
    </form>
  );
};

const Said = ({ notice, lang }: MemberProps) => {
  switch (notice) {
    case undefined:
      return null;
    case 'changed':
      return (
        <Notice kind="good" live title={pick(memberTexts.changed, lang)}>
          <p>{pick(memberTexts.changedText, lang)}</p>
        </Notice>
      );
    case 'invitedAgain':
      return <Notice kind="good" live title={pick(memberTexts.invitedAgain, lang)} />;
    default:
      return (
        <Notice kind="bad" live>
          <p>{pick(memberTexts[notice], lang)}</p>
        </Notice>
      );
  }
};

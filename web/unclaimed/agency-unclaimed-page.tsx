import type { InvitationWay } from '#domain/unclaimed/invitation-delivery.ts';
import type { UnclaimedProducer } from '#domain/unclaimed/unclaimed.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { productsInWords } from '#web/imports/products-in-words.ts';
import { Button, TelButton } from '#web/shared/buttons.tsx';
import { emailInWords } from '#web/shared/email-in-words.ts';
import { dayAndYear } from '#web/shared/format.ts';
import { Field, Hidden } from '#web/shared/forms.tsx';
import { Notice, Pager, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { inviteTexts as texts } from './invite-texts.ts';

interface Farm {
  readonly producer: UnclaimedProducer;
  readonly communeName: string;
  readonly way: InvitationWay['channel'];
  readonly mayBeInvited: boolean;
  /** Their latest invitation did not arrive. */
  readonly unreached: boolean;
  /** Whether this member may invite them and take them out. */
  readonly mayChange: boolean;
}

interface Props extends AgencyProps {
  readonly department: string | undefined;
  readonly departmentName: string | undefined;
  readonly farms: readonly Farm[];
  /** The one farm that was asked for. */
  readonly chosen: string | undefined;
  readonly cursor: string | undefined;
  readonly said: string | undefined;
}

/** Those of a department who are not yet with us: how to reach them, who was invited when. */
export const AgencyUnclaimedPage = (props: Props) => {
  const { lang, department, departmentName, farms, chosen, cursor, said } = props;
  const query = { departement: department, ferme: chosen };
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="imports"
      title={pick(texts.listTitle, lang)}
      addressIn={(of) => href('agencyUnclaimed', of, {}, query)}
    >
      <h1>{pick(texts.listTitle, lang)}</h1>
      <p class="lead">{pick(texts.listLead, lang)}</p>
      {said === undefined ? null : (
        <Notice live>
          <p>{said}</p>
        </Notice>
      )}
      <form method="get" action={href('agencyUnclaimed', lang)} class="actions">
        <Field
          name="departement"
          lang={lang}
          label={pick(texts.department, lang)}
          hint={pick(texts.departmentHint, lang)}
          value={department ?? ''}
          maxLength={3}
          width="short"
        />
        <Button look="quiet">{pick(texts.show, lang)}</Button>
      </form>
      {departmentName === undefined ? null : <h2>{departmentName}</h2>}
      {farms.length > 0 ? null : (
        <p>{pick(chosen !== undefined ? texts.gone : department === undefined ? texts.chooseOne : texts.none, lang)}</p>
      )}
      <ul class="queue">
        {farms.map((farm) => (
          <Row key={farm.producer.id} {...props} farm={farm} />
        ))}
      </ul>
      <Pager
        lang={lang}
        next={cursor === undefined ? undefined : href('agencyUnclaimed', lang, {}, { ...query, suite: cursor })}
      />
    </AgencyFrame>
  );
};

const Row = ({ farm, lang, department }: Props & { readonly farm: Farm }) => {
  const { producer, communeName, way, mayChange } = farm;
  const { details, source } = producer;
  const sold = productsInWords(details, lang).join(', ');
  return (
    <li id={producer.id}>
      <h3>
        {details.name} <StateTag producer={producer} lang={lang} />
        {farm.unreached ? <Tag look="full">{pick(texts.unreached, lang)}</Tag> : null}
      </h3>
      <p>
        {[communeName, sold].filter(Boolean).join(' · ')}
        <br />
        <span class="soft">{pick(texts.from, lang, { source })}</span>
      </p>
      {details.emails.length + details.telephones.length === 0 ? (
        <p>{pick(texts.noWay, lang)}</p>
      ) : (
        <p>{details.emails.map(emailInWords).join(', ')}</p>
      )}
      <div class="actions">
        {details.telephones.map((telephone) => (
          <TelButton key={telephone} telephone={telephone} name={details.name} lang={lang} />
        ))}
        {mayChange && farm.mayBeInvited && (way === 'email' || way === 'sms') ? (
          <Act farm={farm} department={department} lang={lang} action="invite" look="main">
            {pick(texts.invite, lang, { way: pick(texts[way], lang) })}
          </Act>
        ) : null}
      </div>
      {mayChange ? (
        <details>
          <summary>{pick(texts.remove, lang)}</summary>
          <p>{pick(texts.removeWhy, lang)}</p>
          <Act farm={farm} department={department} lang={lang} action="remove" look="quiet">
            {pick(texts.remove, lang)}
          </Act>
        </details>
      ) : null}
    </li>
  );
};

interface ActProps extends Pick<Props, 'department' | 'lang'> {
  readonly farm: Farm;
  readonly action: 'invite' | 'remove';
  readonly look: 'main' | 'quiet';
  readonly children: string;
}

const Act = ({ farm, department, lang, action, look, children }: ActProps) => (
  <form method="post" action={href('agencyUnclaimed', lang)}>
    <Hidden values={{ action, ferme: farm.producer.id, departement: department }} />
    <Button look={look}>{children}</Button>
  </form>
);

const StateTag = ({ producer, lang }: { readonly producer: UnclaimedProducer } & Pick<AgencyProps, 'lang'>) => {
  const { state, invitedAt, claimedAt } = producer;
  if (state === 'claimed' && claimedAt !== null)
    return <Tag look="full">{pick(texts.claimed, lang, { day: dayAndYear(claimedAt, lang) })}</Tag>;
  return invitedAt === null ? (
    <Tag>{pick(texts.listed, lang)}</Tag>
  ) : (
    <Tag look="part">{pick(texts.invited, lang, { day: dayAndYear(invitedAt, lang) })}</Tag>
  );
};

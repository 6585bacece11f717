import type { ComponentChildren } from 'preact';
import { distanceKm } from '#domain/areas/geometry.ts';
import type { Producer, Round } from '#domain/producers/producer.ts';
import { type Proposal, type Reviewed, same } from '#domain/producers/proposal.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Expected, type ExpectedProps } from '#web/publications/expected.tsx';
import { ChannelList } from '#web/review/channel-list.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dayAndYear, distance } from '#web/shared/format.ts';
import { ErrorSummary, errorOf, Hidden, Textarea } from '#web/shared/forms.tsx';
import { EmptyState, Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { changeTexts } from './change-texts.ts';

export interface ChangeProps extends AgencyProps {
  readonly producer: Producer;
  /** What waits; undefined where nothing does any more. */
  readonly proposal: Proposal | undefined;
  /** Names of communes by code. */
  readonly communeName: (code: string) => string;
  readonly roundInWords: (round: Round) => string;
  readonly outcome: 'approved' | 'rejected' | 'conflict' | 'siretTaken' | undefined;
  readonly errors: readonly FieldError[];
  readonly reason: string;
  /** How many people would hear of an approval, and at what cost; undefined where it announces nothing. */
  readonly expected: ExpectedProps | undefined;
}

/** One change that waits: what is published beside what they ask for, and the decision. */
export const AgencyChangePage = (props: ChangeProps) => {
  const { lang, site, member, producer, proposal, outcome } = props;
  const id = { id: producer.id };
  const { name } = producer.details;
  return (
    <AgencyFrame
      lang={lang}
      site={site}
      member={member}
      current="producers"
      title={name}
      addressIn={(of) => href('agencyChange', of, id)}
    >
      <p>
        <a href={href('agencyChanges', lang)}>{pick(changeTexts.toList, lang)}</a>
      </p>
      {outcome === undefined ? null : outcome === 'approved' || outcome === 'rejected' ? (
        <Notice kind="good" live title={pick(changeTexts[outcome], lang, { name })}>
          <p>{pick(changeTexts.told, lang)}</p>
        </Notice>
      ) : (
        <Notice kind="bad" live>
          <p>{pick(changeTexts[outcome], lang)}</p>
        </Notice>
      )}
      <h1>
        <a href={href('agencyProducer', lang, id)}>{name}</a>
      </h1>
      {proposal === undefined ? (
        <EmptyState title={pick(changeTexts.over, lang)}>
          <p>{pick(changeTexts.overText, lang)}</p>
        </EmptyState>
      ) : (
        <>
          <p class="soft">{pick(changeTexts.since, lang, { date: dayAndYear(proposal.proposedAt, lang) })}</p>
          <SideBySide {...props} wanted={proposal.wanted} />
          <Decide {...props} proposal={proposal} />
        </>
      )}
    </AgencyFrame>
  );
};

const SideBySide = (props: ChangeProps & { readonly wanted: Reviewed }) => {
  const { lang, producer, wanted } = props;
  const now = producer.details;
  const moved = now.commune !== wanted.commune || !same(now.position, wanted.position);
  const known = new Set(now.channels.map(({ address }) => String(address)));
  return (
    <section aria-labelledby="what">
      <h2 id="what">{pick(changeTexts.what, lang)}</h2>
      {now.name === wanted.name ? null : (
        <Pair
          lang={lang}
          title={pick(changeTexts.name, lang)}
          before={<p>{now.name}</p>}
          after={<p>{wanted.name}</p>}
        />
      )}
      {now.siret === wanted.siret ? null : (
        <Pair
          lang={lang}
          title={pick(changeTexts.siret, lang)}
          before={<p>{now.siret}</p>}
          after={<p>{wanted.siret}</p>}
        />
      )}
      {moved ? (
        <Pair
          lang={lang}
          title={pick(changeTexts.place, lang)}
          before={<PlaceLine {...props} of={now} />}
          after={
            <>
              <PlaceLine {...props} of={wanted} />
              <p class="soft">
                {pick(changeTexts.moved, lang, { distance: distance(distanceKm(now.position, wanted.position)) })}
              </p>
            </>
          }
        />
      ) : null}
      {same(now.rounds, wanted.rounds) ? null : <RoundsPair {...props} />}
      {same(now.channels, wanted.channels) ? null : (
        <Pair
          lang={lang}
          title={pick(changeTexts.channels, lang)}
          before={<ChannelList channels={now.channels} />}
          after={
            <>
              <ChannelList channels={wanted.channels} />
              {wanted.channels.every(({ address }) => known.has(address)) ? null : (
                <p>
                  <strong>{pick(changeTexts.callFirst, lang)}</strong>
                </p>
              )}
            </>
          }
        />
      )}
    </section>
  );
};

const PlaceLine = ({ of, communeName, lang }: ChangeProps & { readonly of: Reviewed }) => (
  <p>
    {[of.address, communeName(of.commune), of.positionApproximate ? pick(changeTexts.centre, lang) : '']
      .filter((part) => part !== '')
      .join(', ')}
  </p>
);

const RoundsPair = ({ lang, producer, wanted, roundInWords }: ChangeProps & { readonly wanted: Reviewed }) => {
  const before = new Map(producer.details.rounds.map((round) => [round.id, round]));
  const after = new Map(wanted.rounds.map((round) => [round.id, round]));
  return (
    <Pair
      lang={lang}
      title={pick(changeTexts.rounds, lang)}
      before={
        <RoundList
          rounds={producer.details.rounds}
          inWords={roundInWords}
          mark={({ id }) => (after.has(id) ? undefined : pick(changeTexts.goneRound, lang))}
        />
      }
      after={
        <RoundList
          rounds={wanted.rounds}
          inWords={roundInWords}
          mark={(round) => {
            const known = before.get(round.id);
            if (known === undefined) return pick(changeTexts.newRound, lang);
            return same(known, round) ? undefined : pick(changeTexts.changedRound, lang);
          }}
        />
      }
    />
  );
};

interface RoundListProps {
  readonly rounds: readonly Round[];
  readonly inWords: (round: Round) => string;
  readonly mark: (round: Round) => string | undefined;
}

const RoundList = ({ rounds, inWords, mark }: RoundListProps) => (
  <ul class="plain">
    {rounds.map((round) => {
      const said = mark(round);
      return (
        <li key={round.id}>
          {said === undefined ? null : <Tag look="part">{said}</Tag>}{' '}
          {round.name === '' ? null : <strong>{round.name} · </strong>}
          {inWords(round)}
        </li>
      );
    })}
  </ul>
);

interface PairProps {
  readonly lang: Language;
  readonly title: string;
  readonly before: ComponentChildren;
  readonly after: ComponentChildren;
}

const Pair = ({ lang, title, before, after }: PairProps) => (
  <div class="panel compared">
    <h3>{title}</h3>
    <div class="pair">
      <div>
        <h4>{pick(changeTexts.before, lang)}</h4>
        {before}
      </div>
      <div>
        <h4>{pick(changeTexts.after, lang)}</h4>
        {after}
      </div>
    </div>
  </div>
);

const Decide = ({
  lang,
  producer,
  proposal,
  errors,
  reason,
  expected,
}: ChangeProps & { readonly proposal: Proposal }) => {
  const action = href('agencyChange', lang, { id: producer.id });
  const read = { version: String(producer.version), proposedAt: proposal.proposedAt };
  return (
    <div class="pair decide">
      <section class="panel">
        <h2>{pick(changeTexts.approve, lang)}</h2>
        <p>{pick(changeTexts.approveText, lang)}</p>
        {expected === undefined ? null : <Expected lang={lang} expected={expected} />}
        <form method="post" action={action}>
          <Hidden values={{ ...read, decision: 'approve' }} />
          <Button>{pick(changeTexts.approve, lang)}</Button>
        </form>
      </section>
      <section class="panel">
        <h2>{pick(changeTexts.reject, lang)}</h2>
        <p>{pick(changeTexts.rejectText, lang)}</p>
        <ErrorSummary errors={errors} lang={lang} />
        <form method="post" action={action} noValidate>
          <Hidden values={{ ...read, decision: 'reject' }} />
          <Textarea
            name="reason"
            lang={lang}
            label={pick(changeTexts.reason, lang)}
            hint={pick(changeTexts.reasonHint, lang)}
            error={errorOf(errors, 'reason')}
            value={reason}
            maxLength={300}
            rows={3}
          />
          <Button look="quiet">{pick(changeTexts.reject, lang)}</Button>
        </form>
      </section>
    </div>
  );
};

/** On a producer's page: that a change of theirs waits. */
export const ChangeWaits = ({ producerId, lang }: { readonly producerId: string; readonly lang: Language }) => (
  <Notice title={pick(changeTexts.one, lang)}>
    <LinkButton href={href('agencyChange', lang, { id: producerId })} look="quiet">
      {pick(changeTexts.read, lang)}
    </LinkButton>
  </Notice>
);

interface ListProps extends AgencyProps {
  readonly changes: readonly { readonly id: string; readonly name: string; readonly proposedAt: string }[];
  readonly next: string | undefined;
}

/** All changes that wait, oldest first. */
export const AgencyChangesPage = ({ changes, next, ...props }: ListProps) => {
  const { lang } = props;
  return (
    <AgencyFrame
      {...props}
      current="producers"
      title={pick(changeTexts.title, lang)}
      addressIn={(of) => href('agencyChanges', of)}
    >
      <h1>{pick(changeTexts.title, lang)}</h1>
      <p>{pick(changeTexts.lead, lang)}</p>
      {changes.length === 0 ? <EmptyState title={pick(changeTexts.none, lang)} /> : null}
      <ul class="cards">
        {changes.map(({ id, name, proposedAt }) => (
          <li key={id} class="card">
            <h2>
              <a href={href('agencyChange', lang, { id })}>{name}</a>
            </h2>
            <p class="soft">{pick(changeTexts.since, lang, { date: dayAndYear(proposedAt, lang) })}</p>
          </li>
        ))}
      </ul>
      {next === undefined ? null : (
        <LinkButton href={href('agencyChanges', lang, {}, { cursor: next })} look="quiet">
          {lang === 'fr' ? 'Suite' : 'More'}
        </LinkButton>
      )}
    </AgencyFrame>
  );
};

import type { ComponentChildren } from 'preact';
import {
  AUDIENCE_NAMES,
  FAMILY_NAMES,
  LABELS,
  PAYMENT_NAMES,
} from '../../functions/domain/directory/catalogue-names.ts';
import type { Channel, Offer, Producer } from '../../functions/domain/directory/producer.ts';
import type { ReviewChecks } from '../../functions/domain/directory/review-checks.ts';
import type { FieldError } from '../../functions/domain/shared/outcome.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { LinkButton } from '../components/buttons.tsx';
import { InventedTag, Notice, Tag } from '../components/notices.tsx';
import { href } from '../paths.ts';
import { monthsInWords } from '../registration/months.ts';
import { dayAndYear, list, telephoneInWords } from '../texts/format.ts';
import { pick } from '../texts/text.ts';
import { AgencyFrame, type AgencyProps } from './agency-frame.tsx';
import { Checks } from './checks.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { stateOfOne, texts } from './texts.ts';

/** What just happened, or was in the way. */
export type Outcome = 'approved' | 'rejected' | 'conflict' | 'alreadyDecided';

export interface ReviewProps extends AgencyProps {
  readonly producer: Producer;
  readonly communeName: string;
  readonly checks: ReviewChecks;
  readonly roundsInWords: readonly string[];
  /** The decision she is about to confirm. */
  readonly asking: 'approve' | 'reject' | undefined;
  readonly outcome: Outcome | undefined;
  readonly errors: readonly FieldError[];
  /** What she typed of a reason. */
  readonly reason: { readonly code: string; readonly words: string };
}

/** Everything of one producer, private contacts too, and the decision. */
export const AgencyProducerPage = (props: ReviewProps) => {
  const { lang, producer, asking } = props;
  const { details } = producer;
  const id = { id: producer.id };
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="producers"
      title={details.name}
      path={href('agencyProducer', lang, id)}
      alternatePath={href('agencyProducer', lang === 'fr' ? 'en' : 'fr', id)}
    >
      <p>
        <a href={href('agencyHome', lang)}>{pick(texts.back, lang)}</a>
      </p>
      <OutcomeNotice {...props} />
      <p class="kicker">
        {props.communeName} · <Tag look="line">{pick(stateOfOne[producer.state], lang)}</Tag>{' '}
        {producer.invented ? <InventedTag lang={lang} /> : null}
      </p>
      <h1>{details.name}</h1>
      {producer.state === 'pending' ? (
        asking === undefined ? (
          <Choose {...props} />
        ) : (
          <DecisionPanel {...props} asking={asking} />
        )
      ) : null}
      {producer.rejection === null ? null : (
        <Notice title={pick(texts.rejectionReason, lang)}>
          <p class="told">{producer.rejection.reason}</p>
          <p class="small soft">
            {producer.rejection.by}, {dayAndYear(producer.rejection.at, lang)}
          </p>
        </Notice>
      )}
      <Everything {...props} />
    </AgencyFrame>
  );
};

const OutcomeNotice = ({ outcome, producer, lang }: ReviewProps) => {
  const name = { name: producer.details.name };
  switch (outcome) {
    case undefined:
      return null;
    case 'approved':
      return (
        <Notice kind="good" live title={pick(texts.approved, lang, name)}>
          <p>{pick(texts.approvedText, lang)}</p>
          <div class="actions">
            <LinkButton href={href('agencyHome', lang)}>{pick(texts.next, lang)}</LinkButton>
            <LinkButton href={href('producer', lang, { id: producer.id })} look="quiet">
              {pick(texts.seePublic, lang)}
            </LinkButton>
          </div>
        </Notice>
      );
    case 'rejected':
      return (
        <Notice kind="good" live title={pick(texts.rejected, lang, name)}>
          <p>{pick(texts.rejectedText, lang)}</p>
          <div class="actions">
            <LinkButton href={href('agencyHome', lang)}>{pick(texts.next, lang)}</LinkButton>
          </div>
        </Notice>
      );
    case 'conflict':
      return (
        <Notice kind="bad" live title={pick(texts.conflictTitle, lang)}>
          <p>{pick(texts.conflictText, lang)}</p>
        </Notice>
      );
    case 'alreadyDecided':
      return (
        <Notice kind="bad" live title={pick(texts.alreadyTitle, lang)}>
          <p>{pick(texts.alreadyText, lang)}</p>
        </Notice>
      );
  }
};

const Choose = ({ producer, lang }: ReviewProps) => (
  <div class="actions">
    <LinkButton href={href('agencyProducer', lang, { id: producer.id }, { decision: 'approve' })}>
      {pick(texts.approve, lang)}
    </LinkButton>
    <LinkButton href={href('agencyProducer', lang, { id: producer.id }, { decision: 'reject' })} look="quiet">
      {pick(texts.reject, lang)}
    </LinkButton>
  </div>
);

const Everything = (props: ReviewProps) => {
  const { lang, producer, communeName } = props;
  const { details } = producer;
  return (
    <>
      <section class="panel">
        <h2>{pick(texts.checks, lang)}</h2>
        <Checks checks={props.checks} lang={lang} />
        <dl class="facts">
          <Fact label={pick(texts.siret, lang)}>
            {details.siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4')}
          </Fact>
          <Fact label={pick(texts.place, lang)}>
            {[details.address, communeName].filter((part) => part !== '').join(', ')}
          </Fact>
          <Fact label={pick(texts.registered, lang)}>{dayAndYear(producer.registeredAt, lang)}</Fact>
          {producer.publishedAt === null ? null : (
            <Fact label={pick(texts.published, lang)}>{dayAndYear(producer.publishedAt, lang)}</Fact>
          )}
        </dl>
      </section>
      <section class="panel">
        <h2>{pick(texts.whoHeading, lang)}</h2>
        <dl class="facts">
          <Fact label={pick(texts.contact, lang)}>{details.contactName}</Fact>
          <Fact label={pick(texts.channels, lang)}>
            <ChannelList channels={details.channels} />
          </Fact>
          <Fact label={pick(texts.publicContacts, lang)}>{shownContacts(details.publicContacts, lang)}</Fact>
          <Fact label={pick(texts.labels, lang)}>
            {list(
              details.labels.map((label) => pick(LABELS[label].name, lang)),
              lang,
            ) || '—'}
          </Fact>
          <Fact label={pick(texts.payments, lang)}>
            {list(
              details.payments.map((payment) => pick(PAYMENT_NAMES[payment], lang)),
              lang,
            ) || '—'}
          </Fact>
        </dl>
        {details.description === '' ? null : (
          <>
            <h3>{pick(texts.description, lang)}</h3>
            <p class="told">{details.description}</p>
          </>
        )}
      </section>
      <section class="panel">
        <h2>{pick(texts.offers, lang)}</h2>
        <ul class="plain">
          {details.offers.map((offer) => (
            <li key={offer.id}>{offerLine(offer, lang)}</li>
          ))}
        </ul>
      </section>
      <section class="panel">
        <h2>{pick(texts.rounds, lang)}</h2>
        <ul class="plain">
          {details.rounds.map((round, index) => (
            <li key={round.id}>
              {round.name === '' ? null : <strong>{round.name} · </strong>}
              {props.roundsInWords[index]}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);

/** How to reach a producer, in his order; a number is a link that dials. */
export const ChannelList = ({ channels }: { readonly channels: readonly Channel[] }) => (
  <ol class="channels">
    {channels.map((channel) => (
      <li key={`${channel.kind}${channel.address}`}>
        {channel.kind === 'email' ? (
          <a href={`mailto:${channel.address}`}>{channel.address}</a>
        ) : (
          <>
            {channel.kind === 'sms' ? 'SMS ' : 'Tél. '}
            <a href={`tel:${channel.address}`}>{telephoneInWords(channel.address)}</a>
          </>
        )}
      </li>
    ))}
  </ol>
);

const shownContacts = ({ telephone, email, website }: Producer['details']['publicContacts'], lang: Language): string =>
  [telephone === null ? '' : telephoneInWords(telephone), email ?? '', website ?? '']
    .filter((part) => part !== '')
    .join(', ') || pick(texts.nothingShown, lang);

const offerLine = (offer: Offer, lang: Language): string => {
  const terms = offer.professional === null ? [] : Object.values(offer.professional).filter((part) => part !== '');
  return [
    `${offer.name} (${pick(FAMILY_NAMES[offer.family], lang)})`,
    monthsInWords(offer.months, lang),
    offer.price,
    offer.audiences.map((audience) => pick(AUDIENCE_NAMES[audience], lang)).join(', '),
    terms.length === 0 ? '' : pick(texts.professional, lang, { terms: terms.join(', ') }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

import type { ComponentChildren } from 'preact';
import { AUDIENCE_NAMES, FAMILY_NAMES, LABELS, PAYMENT_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { ContactState } from '#domain/contacts/contact-confirmation.ts';
import type { Offer, Producer } from '#domain/producers/producer.ts';
import type { Duplicate } from '#domain/review/duplicates.ts';
import type { Question } from '#domain/review/questions.ts';
import type { ReviewChecks } from '#domain/review/review-checks.ts';
import type { Instant, Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import type { LikelyHimself } from '#domain/unclaimed/likely-same-farm.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { Shortcuts } from '#web/agency/shortcuts.tsx';
import { stateOfOne, texts } from '#web/agency/texts.ts';
import { announcedTexts } from '#web/publications/announced-texts.ts';
import type { ExpectedProps } from '#web/publications/expected.tsx';
import { monthsInWords } from '#web/registration/months.ts';
import { ChannelList } from '#web/review/channel-list.tsx';
import { LinkButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { dayAndYear, list, momentInWords } from '#web/shared/format.ts';
import { InventedTag, Notice, Tag } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { ChangeWaits } from './change-page.tsx';
import { Checks, Duplicates } from './checks.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { ListedElsewhere } from './listed-elsewhere.tsx';
import { AskPanel, QuestionsPanel } from './questions-panel.tsx';
import { reviewTexts } from './review-texts.ts';

/** What just happened, or was in the way. */
export type Outcome =
  | 'approved'
  | 'rejected'
  | 'conflict'
  | 'alreadyDecided'
  | 'asked'
  | 'askedCall'
  | 'answerSaved'
  | 'left'
  | 'leaves'
  | 'notSame';

export interface ReviewProps extends AgencyProps {
  readonly producer: Producer;
  readonly communeName: string;
  readonly checks: ReviewChecks;
  readonly roundsInWords: readonly string[];
  readonly duplicates: readonly Duplicate[];
  /** Farms of lists that may be this producer. */
  readonly listed: readonly LikelyHimself[];
  readonly questions: readonly Question[];
  /** Whether the address that is written to first was shown to be theirs; undefined where nobody was asked. */
  readonly contact: ContactState | undefined;
  /** What requesters say of what was agreed in the last two months. */
  readonly came: { readonly yes: number; readonly no: number };
  /** When the directory opens; undefined where it is open. */
  readonly opensAt: Instant | undefined;
  /** How many people would hear of an approval, and at what cost; undefined where the opening tells them, or nobody asks. */
  readonly expected: ExpectedProps | undefined;
  /** The one to review after this one. */
  readonly next: { readonly id: string; readonly name: string } | undefined;
  /** Whether a change of theirs waits too. */
  readonly changeWaits: boolean;
  /** What they may do: a reader only looks. */
  readonly mayDecide: boolean;
  readonly seesAudit: boolean;
  /** The decision they are about to confirm, or the question they are about to ask. */
  readonly asking: 'approve' | 'reject' | 'question' | undefined;
  readonly outcome: Outcome | undefined;
  readonly errors: readonly FieldError[];
  /** What they typed of a reason. */
  readonly reason: { readonly code: string; readonly words: string };
  /** What they typed of a question, and of answers by the id of their question. */
  readonly question: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Everything of one producer, private contacts too, and the decision. */
export const AgencyProducerPage = (props: ReviewProps) => {
  const { lang, producer } = props;
  const { details } = producer;
  const id = { id: producer.id };
  return (
    <AgencyFrame
      lang={lang}
      site={props.site}
      member={props.member}
      current="producers"
      title={details.name}
      scripts={['review.js']}
      addressIn={(of) => href('agencyProducer', of, id)}
    >
      <p>
        <a href={href('agencyHome', lang)} data-key="u">
          {pick(texts.back, lang)}
        </a>
        {props.next === undefined ? null : (
          <>
            {' · '}
            <a href={href('agencyProducer', lang, { id: props.next.id })} data-key="n">
              {pick(texts.next, lang)} : {props.next.name}
            </a>
          </>
        )}
      </p>
      <OutcomeNotice {...props} />
      <p class="kicker">
        {props.communeName} · <Tag look="line">{pick(stateOfOne[producer.state], lang)}</Tag>{' '}
        {producer.invented ? <InventedTag lang={lang} /> : null}
      </p>
      <h1>{details.name}</h1>
      {props.came.yes + props.came.no === 0 ? null : (
        <p class={props.came.no > 1 ? undefined : 'soft'}>{pick(reviewTexts.came, lang, props.came)}</p>
      )}
      <Asking {...props} />
      {props.changeWaits ? <ChangeWaits producerId={producer.id} lang={lang} /> : null}
      {producer.rejection === null ? null : (
        <Notice title={pick(texts.rejectionReason, lang)}>
          <p class="told">{producer.rejection.reason}</p>
          <p class="small soft">
            {producer.rejection.by}, {dayAndYear(producer.rejection.at, lang)}
          </p>
        </Notice>
      )}
      <QuestionsPanel
        lang={lang}
        questions={props.questions}
        mayAnswer={props.mayDecide}
        errors={props.errors}
        typed={props.answers}
      />
      <Everything {...props} />
    </AgencyFrame>
  );
};

const OutcomeNotice = ({ outcome, producer, next, opensAt, lang }: ReviewProps) => {
  const name = { name: producer.details.name };
  switch (outcome) {
    case undefined:
      return null;
    case 'approved':
      return (
        <Notice kind="good" live title={pick(texts.approved, lang, name)}>
          <p>
            {opensAt === undefined
              ? pick(texts.approvedText, lang)
              : pick(texts.approvedTextBefore, lang, { when: momentInWords(opensAt, lang) })}
          </p>
          <div class="actions">
            <NextButton next={next} lang={lang} />
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
            <NextButton next={next} lang={lang} />
          </div>
        </Notice>
      );
    case 'asked':
      return (
        <Notice kind="good" live title={pick(reviewTexts.asked, lang)}>
          <p>{pick(reviewTexts.askedText, lang)}</p>
        </Notice>
      );
    case 'askedCall':
    case 'answerSaved':
    case 'left':
    case 'leaves':
      return <Notice kind="good" live title={pick(reviewTexts[outcome], lang)} />;
    case 'notSame':
      return <Notice live title={pick(reviewTexts.notSame, lang)} />;
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

/** On to the next that waits; to the list where nobody does. */
const NextButton = ({ next, lang }: Pick<ReviewProps, 'next' | 'lang'>) => (
  <LinkButton href={next === undefined ? href('agencyHome', lang) : href('agencyProducer', lang, { id: next.id })}>
    {pick(next === undefined ? texts.back : texts.next, lang)}
  </LinkButton>
);

/** What can be done about them, or the form of what they chose to do. */
const Asking = (props: ReviewProps) => {
  const { producer, lang, asking, mayDecide } = props;
  const isPending = producer.state === 'pending';
  if (!mayDecide) return null;
  if (asking === 'question')
    return (
      <AskPanel
        lang={lang}
        producerId={producer.id}
        name={producer.details.name}
        typed={props.question}
        errors={props.errors.filter(({ field }) => field === 'question')}
      />
    );
  if (asking !== undefined && isPending) return <DecisionPanel {...props} asking={asking} />;
  const to = (decision: string) => `${href('agencyProducer', lang, { id: producer.id }, { decision })}#decision`;
  return (
    <>
      <div class="actions">
        {isPending ? (
          <>
            <LinkButton href={to('approve')} shortcut="a">
              {pick(texts.approve, lang)}
            </LinkButton>
            <LinkButton href={to('reject')} look="quiet" shortcut="r">
              {pick(texts.reject, lang)}
            </LinkButton>
          </>
        ) : null}
        <LinkButton href={to('question')} look="quiet" shortcut="q">
          {pick(reviewTexts.ask, lang)}
        </LinkButton>
      </div>
      {isPending ? <Shortcuts lang={lang} keys={reviewTexts.keysOne} /> : null}
    </>
  );
};

const Everything = (props: ReviewProps) => {
  const { lang, producer, communeName } = props;
  const { details } = producer;
  return (
    <>
      <section class="panel">
        <h2>{pick(texts.checks, lang)}</h2>
        <Checks checks={props.checks} lang={lang} />
        <Duplicates duplicates={props.duplicates} lang={lang} />
        <ListedElsewhere producerId={producer.id} listed={props.listed} mayDecide={props.mayDecide} lang={lang} />
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
        <p>
          {producer.publishedAt === null ? null : (
            <a href={href('agencyMessages', lang, {}, { producer: producer.id })}>
              {pick(announcedTexts.ofProducer, lang)}
            </a>
          )}
          {producer.publishedAt !== null && props.seesAudit ? ' · ' : null}
          {props.seesAudit ? (
            <a href={href('agencyAudit', lang, {}, { producer: producer.id })}>{pick(reviewTexts.done, lang)}</a>
          ) : null}
        </p>
      </section>
      <section class="panel">
        <h2>{pick(texts.whoHeading, lang)}</h2>
        <dl class="facts">
          <Fact label={pick(texts.contact, lang)}>{details.contactName}</Fact>
          <Fact label={pick(texts.channels, lang)}>
            <ChannelList channels={details.channels} />
            {props.contact === undefined ? null : <ContactConfirmed {...props.contact} {...{ lang, producer }} />}
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

const ContactConfirmed = ({
  address,
  confirmedAt,
  endsAt,
  lang,
  producer,
}: ContactState & Pick<ReviewProps, 'lang' | 'producer'>) => {
  const shown = contactInWords(address, lang);
  if (confirmedAt !== null)
    return (
      <p class="small">
        {pick(reviewTexts.contactConfirmed, lang, { address: shown, when: dayAndYear(confirmedAt, lang) })}
      </p>
    );
  return (
    <p class="small">
      <Tag look="part">{pick(reviewTexts.contactOpen, lang)}</Tag>{' '}
      {pick(reviewTexts[producer.state === 'pending' ? 'contactOpenText' : 'contactOpenDecided'], lang, {
        address: shown,
        when: dayAndYear(endsAt, lang),
      })}
    </p>
  );
};

const shownContacts = ({ telephone, email, website }: Producer['details']['publicContacts'], lang: Language): string =>
  [contactInWords(telephone ?? '', lang), contactInWords(email ?? '', lang), website ?? '']
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

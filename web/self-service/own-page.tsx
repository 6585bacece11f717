import type { ComponentChildren } from 'preact';
import type { Producer, ProducerDetails } from '#domain/producers/producer.ts';
import type { Proposal } from '#domain/producers/proposal.ts';
import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { OnePassage, type OwnPassage } from '#web/passages/own-passages-page.tsx';
import { texts as passagesTexts } from '#web/passages/passages-texts.ts';
import { channelsInWords } from '#web/registration/check-step.tsx';
import { monthsInWords } from '#web/registration/months.ts';
import { type DayPassage, MyDay } from '#web/requests/my-day.tsx';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { dateInWords, dayAndYear, list } from '#web/shared/format.ts';
import { Hidden } from '#web/shared/forms.tsx';
import { InventedTag, Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { OwnFrame, type OwnProps } from './own-frame.tsx';
import { PART_TITLES, partAddress } from './parts.ts';
import { LeavePanel, PausePanel } from './pause-panel.tsx';
import { StockPanel } from './stock-panel.tsx';
import { texts, type WaitingPart, waitingParts } from './texts.ts';

/** What was just done. */
export type OwnDone =
  | 'confirmed'
  | 'now'
  | 'quiet'
  | 'waits'
  | 'paused'
  | 'resumed'
  | 'channels'
  | 'answered'
  | 'ticked';

export interface OwnPageProps extends OwnProps {
  readonly producer: Producer;
  /** What they last said: published, and over it what waits. */
  readonly said: ProducerDetails;
  readonly proposal: Proposal | undefined;
  /** What of the proposal is not published yet. */
  readonly waiting: readonly WaitingPart[];
  readonly communeName: string;
  readonly roundsInWords: readonly string[];
  /** New channels whose codes are awaited. */
  readonly codesWait: boolean;
  /** Of each webhook, by which its calls are signed. */
  readonly secrets: readonly { readonly address: string; readonly secret: string }[];
  /** Those of the next two weeks. */
  readonly passages: readonly OwnPassage[];
  readonly today: string;
  /** What they are asked for, by passage. */
  readonly day: readonly DayPassage[];
  /** A season has gone by: they are asked whether it is still right. */
  readonly toConfirm: boolean;
  readonly done: OwnDone | undefined;
  readonly errors: readonly FieldError[];
}

/** Behind their link: what their page says, what there is, and whether they are there. */
export const OwnPage = (props: OwnPageProps) => {
  const { lang, site, token, producer } = props;
  const isThere = producer.state === 'published' || producer.state === 'paused' || producer.state === 'pending';
  return (
    <OwnFrame
      lang={lang}
      site={site}
      title={pick(texts.title, lang)}
      addressIn={(to) => href('ownPage', to, { token })}
    >
      <Done {...props} />
      <p class="kicker">
        {pick(texts.title, lang)} {producer.invented ? <InventedTag lang={lang} /> : null}
      </p>
      <h1>{producer.details.name}</h1>
      <MyDay lang={lang} token={token} today={props.today} passages={props.day} />
      <State {...props} />
      {isThere ? (
        <>
          <StillRight {...props} />
          <Waiting {...props} />
          {producer.state === 'published' ? <PassagesPanel {...props} /> : null}
          {producer.state === 'pending' ? null : <StockPanel {...props} />}
          <Says {...props} />
          {producer.state === 'pending' ? null : <PausePanel {...props} />}
          {producer.state === 'pending' ? null : <NotePanel {...props} />}
          <LeavePanel lang={lang} token={token} />
        </>
      ) : null}
    </OwnFrame>
  );
};

/** The note of the month: wanted or not, by one press. Only who is reached by mail gets it. */
const NotePanel = ({ producer, lang, token }: OwnPageProps) =>
  producer.details.channels.some(({ kind }) => kind === 'email') ? (
    <form method="post" action={href('ownPage', lang, { token })}>
      <Hidden values={{ version: String(producer.version) }} />
      <p>{pick(producer.noteOff === true ? texts.noteIsOff : texts.noteIsOn, lang)}</p>
      <Button look="quiet" name="action" value={producer.noteOff === true ? 'noteOn' : 'noteOff'}>
        {pick(producer.noteOff === true ? texts.noteOn : texts.noteOff, lang)}
      </Button>
    </form>
  ) : null;

/** One press; what is not right is corrected below, which says the same. */
const StillRight = ({ producer, toConfirm, lang, token }: OwnPageProps) => {
  if (producer.state !== 'published' && producer.state !== 'paused') return null;
  const { confirmedAt } = producer;
  if (!toConfirm)
    return confirmedAt === undefined ? null : (
      <p class="hint">{pick(texts.confirmedOn, lang, { date: dayAndYear(confirmedAt, lang) })}</p>
    );
  return (
    <section class="panel" aria-labelledby="right">
      <h2 id="right">{pick(texts.stillRight, lang)}</h2>
      <p>{pick(producer.rests === true ? texts.restsText : texts.stillRightText, lang)}</p>
      <form method="post" action={href('ownPage', lang, { token })}>
        <Hidden values={{ version: String(producer.version) }} />
        <Button name="action" value="confirm">
          {pick(texts.allRight, lang)}
        </Button>
      </form>
    </section>
  );
};

/** How many of them their page shows; the others one page further. */
const MAX_PASSAGES = 4;

const PassagesPanel = ({ passages, lang, token }: OwnPageProps) => (
  <section class="panel" aria-labelledby="passages">
    <h2 id="passages">{pick(passagesTexts.title, lang)}</h2>
    <p>{pick(passages.length === 0 ? passagesTexts.none : passagesTexts.panelLead, lang)}</p>
    <ol class="passages">
      {passages.slice(0, MAX_PASSAGES).map((own) => (
        <OnePassage key={`${own.round.id} ${own.passage.day}`} own={own} lang={lang} token={token} />
      ))}
    </ol>
    <p>
      <a href={partAddress(token, 'passages', lang)}>{pick(passagesTexts.all, lang)}</a>
    </p>
  </section>
);

const DONE: Readonly<Record<OwnDone, keyof typeof texts>> = {
  confirmed: 'confirmed',
  now: 'savedNow',
  quiet: 'savedQuietly',
  waits: 'savedWaits',
  paused: 'pauseSaved',
  resumed: 'resumed',
  channels: 'channelsSaved',
  answered: 'dayAnswered',
  ticked: 'dayTicked',
};

const Done = ({ done, lang }: OwnPageProps) =>
  done === undefined ? null : (
    <Notice kind="good" live>
      <p>{pick(texts[DONE[done]], lang)}</p>
    </Notice>
  );

const State = ({ producer, lang, token }: OwnPageProps) => {
  const preview = (
    <p>
      <LinkButton href={partAddress(token, 'preview', lang)} look="quiet">
        {pick(texts.see, lang)}
      </LinkButton>
    </p>
  );
  switch (producer.state) {
    case 'published':
      return (
        <>
          <p class="lead">
            <strong>{pick(texts.published, lang)}.</strong> {pick(texts.publishedText, lang)}
          </p>
          {preview}
        </>
      );
    case 'paused': {
      const until = producer.pause?.until ?? null;
      return (
        <>
          <p class="lead">
            <strong>{pick(texts.paused, lang)}.</strong>{' '}
            {until === null
              ? pick(texts.pausedOpen, lang)
              : pick(texts.pausedUntil, lang, { date: dateInWords(until, lang) })}
          </p>
          {preview}
        </>
      );
    }
    case 'pending':
      return (
        <>
          <p class="lead">
            <strong>{pick(texts.pending, lang)}.</strong> {pick(texts.pendingText, lang)}
          </p>
          {preview}
        </>
      );
    case 'withdrawn':
      return (
        <>
          <p class="lead">
            <strong>{pick(texts.withdrawn, lang)}.</strong> {pick(texts.withdrawnText, lang)}
          </p>
          <LinkButton href={href('register', lang)} look="quiet">
            {pick(texts.register, lang)}
          </LinkButton>
        </>
      );
    case 'rejected':
      return (
        <>
          <Notice kind="bad" title={pick(texts.rejected, lang)}>
            <p>{pick(texts.rejectedWhy, lang)}</p>
            <p class="told">{producer.rejection?.reason}</p>
          </Notice>
          <LinkButton href={href('register', lang)}>{pick(texts.register, lang)}</LinkButton>
        </>
      );
    default:
      return null;
  }
};

const Waiting = ({ proposal, waiting, codesWait, lang, token }: OwnPageProps) => (
  <>
    {codesWait ? (
      <Notice title={pick(texts.codesWait, lang)}>
        <p>{pick(texts.codesWaitText, lang)}</p>
        <LinkButton href={partAddress(token, 'codes', lang)} look="quiet">
          {pick(texts.typeCode, lang)}
        </LinkButton>
      </Notice>
    ) : null}
    {proposal === undefined ? null : proposal.rejection === null ? (
      <Notice title={pick(texts.waits, lang)}>
        <p>
          {pick(texts.waitsText, lang, {
            date: dayAndYear(proposal.proposedAt, lang),
            what: list(
              waiting.map((part) => pick(waitingParts[part], lang)),
              lang,
            ),
          })}
        </p>
      </Notice>
    ) : (
      <Notice kind="bad" title={pick(texts.refused, lang)}>
        <p>{pick(texts.refusedText, lang)}</p>
        <p class="told">{proposal.rejection.reason}</p>
      </Notice>
    )}
  </>
);

const Says = (props: OwnPageProps) => {
  const { lang, said, communeName, roundsInWords } = props;
  return (
    <section aria-labelledby="says">
      <h2 id="says">{pick(texts.sayTitle, lang)}</h2>
      <Part {...props} part="who">
        <p>
          {said.name}, {said.contactName}
        </p>
        {said.description === '' ? null : <p class="told">{said.description}</p>}
      </Part>
      <Part {...props} part="where">
        <p>{[said.address, communeName].filter((line) => line !== '').join(', ')}</p>
        {said.farmHours === '' ? null : <p class="told">{pick(texts.farmHours, lang, { hours: said.farmHours })}</p>}
      </Part>
      <Part {...props} part="offers">
        <ul class="plain">
          {said.offers.map((offer) => (
            <li key={offer.id}>
              <strong>{offer.name}</strong>, {monthsInWords(offer.months, lang)}
              {offer.price === '' ? null : `, ${offer.price}`}
            </li>
          ))}
        </ul>
      </Part>
      <Part {...props} part="rounds">
        <ul class="plain">
          {roundsInWords.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Part>
      <Part {...props} part="terms">
        <p>
          {pick(texts.requestsBy, lang)} {channelsInWords(said.channels, lang)}
        </p>
        {props.secrets.map(({ address, secret }) => (
          <details key={address}>
            <summary>{pick(texts.secret, lang, { host: new URL(address).hostname })}</summary>
            <p>
              <code class="secret">{secret}</code>
            </p>
            <p class="hint">{pick(texts.secretText, lang)}</p>
          </details>
        ))}
      </Part>
    </section>
  );
};

interface PartProps {
  readonly part: DraftStep;
  readonly lang: Language;
  readonly token: string;
  readonly children: ComponentChildren;
}

const Part = ({ part, lang, token, children }: PartProps) => {
  const title = pick(PART_TITLES[part], lang);
  return (
    <div class="panel checked">
      <div class="checked-head">
        <h3>{title}</h3>
        <a href={partAddress(token, part, lang)} aria-label={pick(texts.changeThis, lang, { part: title })}>
          {pick(texts.change, lang)}
        </a>
      </div>
      {children}
    </div>
  );
};

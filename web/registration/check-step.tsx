import type { ComponentChildren } from 'preact';
import { AUDIENCE_NAMES, LABELS, PAYMENT_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Channel } from '#domain/producers/producer.ts';
import { DRAFT_STEPS, type DraftReading, type DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { list } from '#web/shared/format.ts';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick } from '#web/shared/text.ts';
import { monthsInWords } from './months.ts';
import { Progress } from './step-frame.tsx';
import { STEP_TITLES, stepAddress } from './steps.ts';
import { texts } from './texts.ts';

export interface CheckStepProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly reading: DraftReading;
  readonly communeName: string;
  /** Each round in words with its reach. */
  readonly roundsInWords: readonly string[];
  /** Sent too early: says so. */
  readonly incomplete: boolean;
}

/** The last step: everything as it will be read, and the button that sends it. */
export const CheckStep = (props: CheckStepProps) => {
  const { lang, site, token, reading, incomplete } = props;
  const title = pick(STEP_TITLES.check, lang);
  return (
    <Page
      lang={lang}
      site={site}
      title={`${title} · ${pick(texts.title, lang)}`}
      addressIn={(of) => stepAddress(token, 'check', of)}
      current="register"
      narrow
      noIndex
      noReferrer
    >
      <Progress step="check" lang={lang} />
      <h1>{title}</h1>
      {incomplete ? (
        <Notice kind="bad" live title={pick(texts.incomplete, lang)} />
      ) : (
        <p>{pick(texts.checkLead, lang)}</p>
      )}
      {DRAFT_STEPS.map((step) => (
        <Section key={step} step={step} {...props} />
      ))}
      <form method="post" action={stepAddress(token, 'check', lang)}>
        <p class="small">
          {pick(texts.consent, lang)} <a href={href('privacy', lang)}>{pick(texts.privacy, lang)}</a>
        </p>
        <div class="actions">{reading.details === undefined ? null : <Button>{pick(texts.send, lang)}</Button>}</div>
      </form>
    </Page>
  );
};

const Section = (props: CheckStepProps & { readonly step: DraftStep }) => {
  const { step, lang, token, reading } = props;
  const title = pick(STEP_TITLES[step], lang);
  const wrong = reading.steps[step].errors;
  if (wrong.length > 0) {
    return (
      <Notice kind="bad" title={title}>
        <p>{pick(texts.missing, lang)}</p>
        <ul>
          {wrong.slice(0, 5).map((error) => (
            <li key={error.field}>{reasonText(error, lang)}</li>
          ))}
        </ul>
        <LinkButton
          href={stepAddress(token, step, lang, { check: 1 })}
          look="quiet"
          label={`${pick(texts.complete, lang)} : ${title}`}
        >
          {pick(texts.complete, lang)}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <section class="panel checked">
      <div class="checked-head">
        <h2>{title}</h2>
        <a href={stepAddress(token, step, lang)} aria-label={pick(texts.changeStep, lang, { step: title })}>
          {pick(texts.change, lang)}
        </a>
      </div>
      {SUMMARIES[step](props)}
    </section>
  );
};

const Facts = ({ of }: { readonly of: readonly (readonly [label: string, value: ComponentChildren])[] }) => (
  <dl class="facts">
    {of
      .filter(([, value]) => value !== '' && value !== null && value !== undefined)
      .map(([label, value]) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
  </dl>
);

const SUMMARIES: Readonly<Record<DraftStep, (props: CheckStepProps) => ComponentChildren>> = {
  who: (props) => {
    const { name, siret, contactName, description } = props.reading.steps.who.value ?? {};
    const { lang } = props;
    return (
      <Facts
        of={[
          [pick(texts.name, lang), name],
          [pick(texts.siret, lang), siret],
          [pick(texts.contactName, lang), contactName],
          [pick(texts.farmDescription, lang), description],
        ]}
      />
    );
  },
  where: (props) => {
    const { address, farmHours, positionApproximate } = props.reading.steps.where.value ?? {};
    const { lang, communeName } = props;
    const centre = positionApproximate ? ` (${pick(texts.positionCentre, lang)})` : '';
    return (
      <Facts
        of={[
          [pick(texts.commune, lang), `${communeName}${centre}`],
          [pick(texts.farmAddress, lang), address],
          [pick(texts.farmHours, lang), farmHours],
        ]}
      />
    );
  },
  offers: (props) => (
    <ul class="plain">
      {(props.reading.steps.offers.value?.offers ?? []).map((offer) => (
        <li key={offer.id}>
          <strong>{offer.name}</strong>, {monthsInWords(offer.months, props.lang)}
          {offer.price === '' ? null : `, ${offer.price}`}
          <span class="soft">
            {' '}
            ({offer.audiences.map((audience) => pick(AUDIENCE_NAMES[audience], props.lang).toLowerCase()).join(', ')})
          </span>
        </li>
      ))}
    </ul>
  ),
  rounds: ({ roundsInWords }) => (
    <ul class="plain">
      {roundsInWords.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  ),
  terms: (props) => {
    const { channels = [], publicContacts, labels = [], payments = [] } = props.reading.steps.terms.value ?? {};
    const { lang } = props;
    const shown = [
      contactInWords(publicContacts?.telephone ?? '', lang),
      contactInWords(publicContacts?.email ?? '', lang),
      publicContacts?.website ?? '',
    ].filter((part) => part !== '');
    return (
      <Facts
        of={[
          [pick(texts.private, lang), channelsInWords(channels, lang)],
          [pick(texts.publicTitle, lang), shown.length === 0 ? pick(texts.nobodySees, lang) : shown.join(', ')],
          [
            pick(texts.labels, lang),
            list(
              labels.map((label) => pick(LABELS[label].name, lang)),
              lang,
            ),
          ],
          [
            pick(texts.payments, lang),
            list(
              payments.map((payment) => pick(PAYMENT_NAMES[payment], lang)),
              lang,
            ),
          ],
        ]}
      />
    );
  },
};

/** "SMS 06 12 34 56 78". */
const channelInWords = (channel: Channel, lang: Language): string => {
  const kind = { email: texts.byEmail, sms: texts.bySms, call: texts.byCall, webhook: texts.byWebhook }[channel.kind];
  return `${pick(kind, lang)} ${contactInWords(channel.address, lang)}`;
};

/** "par SMS au …, et en même temps par SMS au …, puis par e-mail à …". */
export const channelsInWords = (channels: readonly Channel[], lang: Language): string =>
  channels
    .map((channel, index) => {
      const words = channelInWords(channel, lang);
      if (index === 0) return words;
      return `${pick(channel.together ? texts.channelAtOnce : texts.followedBy, lang)} ${words}`;
    })
    .join(', ');

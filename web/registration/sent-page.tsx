import type { Channel, Producer } from '#domain/producers/producer.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { Button, LinkButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { ErrorSummary, Field } from '#web/shared/forms.tsx';
import { Page, type SiteFacts } from '#web/shared/layout.tsx';
import { Notice } from '#web/shared/notices.tsx';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { stepAddress } from './steps.ts';
import { texts } from './texts.ts';

interface SentProps {
  readonly lang: Language;
  readonly site: SiteFacts;
  readonly token: string;
  readonly producer: Producer;
  /** Whether the address that is written to first was shown to be theirs; undefined where there is nothing to show. */
  readonly address?: SentAddress | undefined;
  readonly error?: FieldError | undefined;
}

export interface SentAddress {
  readonly address: string;
  readonly isEmail: boolean;
  /** `button`: the link of the message was opened, which is as good as the code. */
  readonly state: 'confirmed' | 'code' | 'button';
}

/** What became of a registration: where the link in the producer's message leads. */
export const SentPage = ({ lang, site, token, producer, address, error }: SentProps) => (
  <Page
    lang={lang}
    site={site}
    title={pick(titleOf(producer), lang)}
    addressIn={(of) => stepAddress(token, 'sent', of)}
    current="register"
    narrow
    noIndex
    noReferrer
  >
    <p class="kicker">{producer.details.name}</p>
    <h1>{pick(titleOf(producer), lang)}</h1>
    {error === undefined ? null : <ErrorSummary errors={[error]} lang={lang} />}
    {address === undefined ? null : <Confirmation lang={lang} token={token} {...address} error={error} />}
    <State lang={lang} site={site} producer={producer} />
  </Page>
);

const titleOf = ({ state }: Producer) => {
  switch (state) {
    case 'pending':
      return texts.sentTitle;
    case 'published':
      return texts.publishedTitle;
    case 'rejected':
      return texts.rejectedTitle;
    default:
      return texts.otherStateTitle;
  }
};

const CHANNELS: Readonly<Record<Channel['kind'], { readonly fr: string; readonly en: string }>> = {
  email: texts.channelEmail,
  sms: texts.channelSms,
  call: texts.channelCall,
  webhook: texts.byWebhook,
};

const Confirmation = ({
  lang,
  token,
  address,

  state,
  error,
}: SentAddress & Pick<SentProps, 'lang' | 'token' | 'error'>) => {
  const shown = contactInWords(address, lang);
  if (state === 'confirmed') return <p>{pick(texts.addressConfirmed, lang, { address: shown })}</p>;
  return (
    <form method="post" action={stepAddress(token, 'sent', lang)}>
      <p class="lead">{pick(state === 'code' ? texts.addressCode : texts.addressButton, lang, { address: shown })}</p>
      {state === 'code' ? (
        <Field
          name="code"
          label={pick(texts.addressCodeLabel, lang)}
          lang={lang}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          {...(error === undefined ? {} : { error })}
        />
      ) : null}
      <Button>{pick(texts.addressConfirm, lang)}</Button>
    </form>
  );
};

const State = ({ lang, site, producer }: Omit<SentProps, 'token'>) => {
  const number = telephoneInWords(site.agency.telephone);
  switch (producer.state) {
    case 'pending': {
      const { channels } = producer.details;
      const kind = (channels.find((channel) => channel.kind !== 'call') ?? channels[0])?.kind ?? 'call';
      return (
        <>
          <p class="lead">{pick(texts.sentNext, lang, { channel: pick(CHANNELS[kind], lang) })}</p>
          <p>{pick(texts.sentPublishes, lang)}</p>
        </>
      );
    }
    case 'published':
      return (
        <>
          <p class="lead">{pick(texts.publishedText, lang)}</p>
          <LinkButton href={href('producer', lang, { id: producer.id })}>{pick(texts.seePage, lang)}</LinkButton>
        </>
      );
    case 'rejected':
      return (
        <>
          <Notice kind="bad" title={pick(texts.rejectedWhy, lang)}>
            <p class="told">{producer.rejection?.reason}</p>
          </Notice>
          <p>{pick(texts.rejectedNext, lang, { number })}</p>
          <LinkButton href={href('register', lang)}>{pick(texts.registerAgain, lang)}</LinkButton>
        </>
      );
    default:
      return <p>{pick(texts.rejectedNext, lang, { number })}</p>;
  }
};

/** Another registration has the SIRET: says who to ask, and nothing of the other. */
export const TakenPage = ({ lang, site, token }: Omit<SentProps, 'producer'>) => (
  <Page
    lang={lang}
    site={site}
    title={pick(texts.takenTitle, lang)}
    addressIn={(of) => stepAddress(token, 'check', of)}
    current="register"
    narrow
    noIndex
    noReferrer
  >
    <h1>{pick(texts.takenTitle, lang)}</h1>
    <p class="lead">
      {pick(texts.taken, lang, { number: telephoneInWords(site.agency.telephone), email: site.agency.email })}
    </p>
    <LinkButton href={stepAddress(token, 'who', lang)} look="quiet">
      {pick(texts.changeStep, lang, { step: pick(texts.siret, lang) })}
    </LinkButton>
  </Page>
);

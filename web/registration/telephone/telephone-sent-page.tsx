import type { Producer } from '#domain/producers/producer.ts';
import { writtenChannel } from '#domain/producers/written-channel.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { AgencyFrame, type AgencyProps } from '#web/agency/agency-frame.tsx';
import { LinkButton } from '#web/shared/buttons.tsx';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { telephoneAddress } from './telephone-address.ts';
import { telephoneTexts as texts } from './telephone-texts.ts';

interface Props extends AgencyProps {
  readonly producer: Producer;
}

/** What became of it, to be said before hanging up. */
export const TelephoneSentPage = ({ lang, site, member, producer }: Props) => {
  const { name, channels } = producer.details;
  const isPublished = producer.state === 'published';
  return (
    <AgencyFrame
      lang={lang}
      site={site}
      member={member}
      current="telephone"
      title={name}
      addressIn={(of) => telephoneAddress(producer.id, 'sent', of)}
    >
      <h1>{pick(isPublished ? texts.sentPublished : texts.sentTitle, lang, { name })}</h1>
      <p class="lead">{messageInWords(channels, lang)}</p>
      {isPublished ? null : <p>{pick(texts.sentPending, lang)}</p>}
      <div class="actions">
        <LinkButton href={href('agencyTelephoneNew', lang)}>{pick(texts.another, lang)}</LinkButton>
        <LinkButton href={href('agencyProducer', lang, { id: producer.id })} look="quiet">
          {pick(texts.seeProducer, lang)}
        </LinkButton>
      </div>
    </AgencyFrame>
  );
};

const messageInWords = (channels: Producer['details']['channels'], lang: Language): string => {
  const way = writtenChannel(channels);
  if (way === undefined) return pick(texts.sentCall, lang);
  return way.channel === 'email'
    ? pick(texts.sentMail, lang, { address: contactInWords(way.to, lang) })
    : pick(texts.sentSms, lang, { number: contactInWords(way.to, lang) });
};

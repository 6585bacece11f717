import type { Producer } from '../../functions/domain/directory/producer.ts';
import { writtenChannel } from '../../functions/domain/directory/registration.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { LinkButton } from '../components/buttons.tsx';
import { href } from '../paths.ts';
import { telephoneInWords } from '../texts/format.ts';
import { pick } from '../texts/text.ts';
import { AgencyFrame, type AgencyProps } from './agency-frame.tsx';
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
      path={telephoneAddress(producer.id, 'sent', lang)}
      alternatePath={telephoneAddress(producer.id, 'sent', lang === 'fr' ? 'en' : 'fr')}
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
    ? pick(texts.sentMail, lang, { address: way.to })
    : pick(texts.sentSms, lang, { number: telephoneInWords(way.to) });
};

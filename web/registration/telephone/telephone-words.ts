import { AUDIENCE_NAMES, LABELS, PAYMENT_NAMES } from '#domain/catalogue/catalogue-names.ts';
import type { Channel, Offer, ProducerDetails } from '#domain/producers/producer.ts';
import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { contactInWords } from '#web/shared/contact-in-words.ts';
import { list } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { monthsInWords } from '../months.ts';
import { telephoneTexts as texts } from './telephone-texts.ts';

/** A registration as it is read back over the telephone: sentences to the producer, each with the step that corrects it. */
export interface Spoken {
  readonly step: DraftStep;
  readonly sentence: string;
  /** Read after it, one by one. */
  readonly items: readonly string[];
}

export interface SpokenPlaces {
  readonly communeName: string;
  /** Each round in words with its reach. */
  readonly roundsInWords: readonly string[];
}

export const spoken = (details: ProducerDetails, places: SpokenPlaces, lang: Language): Spoken[] => {
  const says = (step: DraftStep, sentence: string, items: readonly string[] = []): Spoken => ({
    step,
    sentence,
    items,
  });
  const { name, contactName, siret, description, address, labels, payments, channels } = details;
  const { communeName: commune } = places;
  const [first, ...next] = channels;
  const shown = shownOf(details, lang);
  return [
    says('who', pick(texts.saysWho, lang, { name, contact: contactName })),
    says('who', pick(texts.saysSiret, lang, { siret: siretInWords(siret) })),
    ...(description === '' ? [] : [says('who', pick(texts.saysDescription, lang, { description }))]),
    says(
      'where',
      address === '' ? pick(texts.saysWhere, lang, { commune }) : pick(texts.saysAddress, lang, { address, commune }),
    ),
    says(
      'offers',
      pick(texts.saysOffers, lang),
      details.offers.map((offer) => offerInWords(offer, lang)),
    ),
    says('rounds', pick(texts.saysRounds, lang), places.roundsInWords),
    ...(first === undefined
      ? []
      : [says('terms', pick(texts.saysChannel, lang, { first: channelSpoken(first, lang) }))]),
    ...next.map((channel) => says('terms', pick(texts.saysNext, lang, { next: channelSpoken(channel, lang) }))),
    says('terms', shown === '' ? pick(texts.saysNothingShown, lang) : pick(texts.saysShown, lang, { shown })),
    ...(labels.length === 0
      ? []
      : [
          says(
            'terms',
            pick(texts.saysLabels, lang, {
              labels: list(
                labels.map((label) => pick(LABELS[label].name, lang)),
                lang,
              ),
            }),
          ),
        ]),
    ...(payments.length === 0
      ? []
      : [
          says(
            'terms',
            pick(texts.saysPayments, lang, {
              payments: list(
                payments.map((payment) => pick(PAYMENT_NAMES[payment], lang).toLowerCase()),
                lang,
              ),
            }),
          ),
        ]),
  ];
};

const offerInWords = ({ name, months, price, audiences }: Offer, lang: Language): string =>
  pick(texts.saysOffer, lang, {
    name,
    months: monthsInWords(months, lang),
    price: price === '' ? '' : `, ${price}`,
    audiences: pick(texts.saysFor, lang, {
      audiences: list(
        audiences.map((audience) => pick(AUDIENCE_NAMES[audience], lang).toLowerCase()),
        lang,
      ),
    }),
  });

/** In the groups in which it is read: three threes and a five. */
export const siretInWords = (siret: string): string => siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4');

/** "SMS, au 06 12 34 56 78". */
const channelSpoken = ({ kind, address }: Channel, lang: Language): string =>
  kind === 'webhook'
    ? address
    : kind === 'email'
      ? pick(texts.byEmail, lang, { address: contactInWords(address, lang) })
      : pick(kind === 'sms' ? texts.bySms : texts.byCall, lang, { number: contactInWords(address, lang) });

const shownOf = ({ publicContacts: { telephone, email, website } }: ProducerDetails, lang: Language): string =>
  [contactInWords(telephone ?? '', lang), contactInWords(email ?? '', lang), website ?? '']
    .filter((part) => part !== '')
    .join(', ');

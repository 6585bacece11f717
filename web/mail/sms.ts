import type { Content } from '../../functions/domain/deliveries/content.ts';
import type { Language } from '../../functions/domain/shared/primitives.ts';
import { href } from '../paths.ts';
import { telephoneInWords } from '../texts/format.ts';
import { placeName } from './alert-mail.tsx';
import type { MailFacts } from './mail-parts.ts';
import { firstName, weekdayOf, whatInShort } from './request-mail.tsx';

/** One SMS is 160 characters of the GSM 7-bit alphabet (3GPP TS 23.038); one character outside it makes it 70, and two SMS of one. */
export const MOST_SMS = 160;

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const REPLACED: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  œ: 'oe',
  Œ: 'Oe',
  '€': 'EUR',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** The text in that alphabet: what it lacks is written without its accent, or left out. */
export const inGsm = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      if (GSM.includes(letter)) return letter;
      const replaced = REPLACED[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
      return [...replaced].every((plain) => GSM.includes(plain)) ? replaced : '';
    })
    .join('');

type Sms = Extract<Content, { kind: 'registrationReceived' | 'decision' | 'request' }>;

/** To a producer, by his telephone. Fits one SMS: what is long in the middle is cut, the link never. */
export const smsText = (content: Sms, facts: MailFacts): string => {
  switch (content.kind) {
    case 'registrationReceived':
      return fitted(facts, content.producer.details.name, received(facts.lang), '');
    case 'decision':
      return decision(content, facts);
    case 'request':
      return request(content, facts);
  }
};

const received = (lang: Language): string =>
  lang === 'fr'
    ? ' : inscription bien arrivée. Une personne la relit, réponse par SMS. Rien d’autre à faire.'
    : ': your registration has arrived. A person reads it, answer by SMS. Nothing else to do.';

const decision = ({ producer, approved }: Extract<Sms, { kind: 'decision' }>, facts: MailFacts): string => {
  const { lang, origin, site } = facts;
  const { name } = producer.details;
  if (approved) {
    const words = lang === 'fr' ? ' est dans l’annuaire : ' : ' is in the directory: ';
    return fitted(facts, name, words, origin + href('producer', lang, { id: producer.id }));
  }
  const number = telephoneInWords(site.agency.telephone);
  const words =
    lang === 'fr' ? ` : fiche non publiée. Parlons-en : ${number}. ` : `: not published. Call us: ${number}. `;
  return fitted(facts, name, words, shortened(inGsm(producer.rejection?.reason ?? ''), 60));
};

/** "Alaronde : Marie (Gaas) demande 2 kg de carottes, jeudi. Répondre : <lien>". */
const request = ({ request: asked, part }: Extract<Sms, { kind: 'request' }>, facts: MailFacts): string => {
  const { lang, origin, keys } = facts;
  const who = `${firstName(asked.requester.name)} (${placeName(asked.place.label)})`;
  const day = weekdayOf(part.weekday, lang);
  const wish = [whatInShort(asked), asked.lines[0]?.quantity, day].filter(Boolean).join(', ');
  const words = lang === 'fr' ? `${who} demande ${wish}` : `${who} asks for ${wish}`;
  const answer = lang === 'fr' ? '. Répondre : ' : '. Answer: ';
  return fitted(facts, words, answer, origin + href('answer', lang, { token: keys.token }));
};

/** `<site> : <cuttable><words><end>`, the cuttable part as long as it may be. */
const fitted = ({ site, lang }: MailFacts, cuttable: string, words: string, end: string): string => {
  const start = inGsm(`${site.siteName}${lang === 'fr' ? ' : ' : ': '}`);
  const rest = inGsm(words) + end;
  return start + shortened(inGsm(cuttable), Math.max(20, MOST_SMS - start.length - rest.length)) + rest;
};

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).trimEnd()}...`;

import { placeName } from '#domain/areas/place.ts';
import type { Content } from '#domain/messages/content.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { askedDay } from '#web/requests/asked-day.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import type { MailFacts } from './mail-parts.ts';
import { wishesInWords } from './wishes.ts';

/** One SMS is 160 characters of the GSM 7-bit alphabet (3GPP TS 23.038); one character outside it makes it 70, and two SMS of one. */
export const MAX_SMS = 160;

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

/** Which messages are also written as text messages; the rest are mails only. */
const FOR_TELEPHONES = {
  news: false,
  opening: false,
  stillWatching: false,
  season: false,
  personLink: false,
  addressChange: false,
  subscriptionConfirmation: false,
  registrationReceived: true,
  decision: true,
  producerLink: true,
  producerNews: true,
  channelCode: true,
  requestConfirmation: false,
  request: true,
  requestNews: false,
  passageNews: false,
  question: true,
  invitation: true,
  memberInvitation: false,
} as const satisfies Record<Content['kind'], boolean>;
type Kinds = typeof FOR_TELEPHONES;
type Sms = Extract<Content, { kind: { [Kind in keyof Kinds]: Kinds[Kind] extends true ? Kind : never }[keyof Kinds] }>;

/** Whether this is also written as a text message. */
export const isForTelephones = (content: Content): content is Sms => FOR_TELEPHONES[content.kind];

/** To a producer, by their telephone. Fits one SMS: what is long in the middle is cut, the link never. */
export const smsText = (content: Sms, facts: MailFacts): string => {
  switch (content.kind) {
    case 'registrationReceived':
      return fitted(facts, {
        cut: received(facts),
        link: facts.origin + stepAddress(facts.keys.token, 'sent', facts.lang),
      });
    case 'decision':
      return content.approved ? approved(content.producer, facts) : rejected(content.producer, facts);
    case 'producerLink':
      return fitted(facts, {
        before: facts.lang === 'fr' ? 'votre fiche' : 'your page',
        cut: nameOnceRead(content.producer),
        ...hisLink(facts),
      });
    case 'producerNews':
      return fitted(facts, newsPieces(content, facts));
    case 'channelCode':
      return fitted(facts, {
        before:
          facts.lang === 'fr'
            ? `code ${facts.keys.code} pour vérifier ce numéro`
            : `code ${facts.keys.code} to verify this number`,
        cut: nameOnceRead(content.producer),
      });
    case 'question':
      return fitted(facts, {
        before: facts.lang === 'fr' ? 'l’agence vous demande : ' : 'the agency asks: ',
        cut: content.question.text,
        after: facts.lang === 'fr' ? '\nRépondre : ' : '\nAnswer: ',
        link: facts.origin + href('question', facts.lang, { token: facts.keys.token }),
      });
    case 'invitation':
      return fitted(facts, {
        cut: content.producer.details.name,
        after:
          facts.lang === 'fr'
            ? ' est dans l’annuaire. Source, page, retrait : '
            : ' is in the directory. Source, page, removal: ',
        link: facts.origin + href('invited', facts.lang, { token: facts.keys.token }),
      });
    case 'request':
      return asked(content, facts);
  }
};

/** Of a farm that the agency has published; what a stranger wrote goes into no text message before somebody has read it. */
const nameOnceRead = ({ publishedAt, details }: Producer): string => (publishedAt === null ? '' : `, ${details.name}`);

const hisLink = ({ lang, origin, keys }: MailFacts): Pick<Pieces, 'after' | 'link'> => ({
  after: lang === 'fr' ? ' : ' : ': ',
  link: origin + href('ownPage', lang, { token: keys.token }),
});

const newsPieces = ({ news, producer, reason }: Extract<Sms, { kind: 'producerNews' }>, facts: MailFacts): Pieces => {
  const isFrench = facts.lang === 'fr';
  switch (news) {
    case 'changeApproved':
      return {
        before: isFrench ? 'modification publiée, ' : 'change published, ',
        cut: producer.details.name,
        ...hisLink(facts),
      };
    case 'changeRejected':
      return {
        before: isFrench ? 'modification non publiée. Raison : ' : 'change not published. Reason: ',
        cut: reason,
        ...hisLink(facts),
      };
    case 'channelsChanged': {
      const number = telephoneInWords(facts.site.agency.telephone);
      return {
        before: isFrench ? 'ce numéro n’est plus celui de ' : 'this is no longer the number of ',
        cut: producer.details.name,
        after: isFrench ? `. Ce n’était pas vous ? ${number}` : `. It was not you? ${number}`,
      };
    }
    case 'withdrawn':
      return {
        cut: producer.details.name,
        after: isFrench
          ? ' n’est plus dans l’annuaire. Vos coordonnées seront effacées sous une semaine.'
          : ' has left the directory. Your contacts will be erased within a week.',
      };
  }
};

/** Not a word of what was typed: whoever typed it may have given somebody else's number. */
const received = ({ lang, keys }: MailFacts): string =>
  lang === 'fr'
    ? `code ${keys.code} pour confirmer votre inscription, ou ici :\n`
    : `code ${keys.code} to confirm your registration, or here:\n`;

const approved = ({ details }: Producer, facts: MailFacts): string =>
  fitted(facts, {
    cut: details.name,
    after: facts.lang === 'fr' ? ' est dans l’annuaire. La changer : ' : ' is in the directory. To change it: ',
    link: facts.origin + href('ownPage', facts.lang, { token: facts.keys.token }),
  });

/** "Alaronde : votre fiche n'est pas publiée. Parlons-en : 05… Raison : …". */
const rejected = ({ rejection }: Producer, facts: MailFacts): string => {
  const number = telephoneInWords(facts.site.agency.telephone);
  return fitted(facts, {
    before:
      facts.lang === 'fr'
        ? `votre fiche n’est pas publiée. Parlons-en : ${number}. Raison : `
        : `your page is not published. Call us: ${number}. Reason: `,
    cut: rejection?.reason ?? '',
  });
};

/** "Alaronde : demande de Gaas, jeudi : carottes 2 kg", and on its own line the link to answer. Nothing in it is the asker's own words. */
const asked = ({ request, part }: Extract<Sms, { kind: 'request' }>, facts: MailFacts): string => {
  const { lang, origin, keys } = facts;
  const from = `${lang === 'fr' ? 'demande de' : 'request from'} ${placeName(request.place)}`;
  const colon = lang === 'fr' ? ' : ' : ': ';
  return fitted(facts, {
    before: [shortened(inGsm(from), 40), askedDay(part, lang)].filter(Boolean).join(', ') + colon,
    cut: wishesInWords(request.lines, lang),
    after: lang === 'fr' ? '\nRépondre : ' : '\nAnswer: ',
    link: origin + href('answer', lang, { token: keys.token }),
  });
};

interface Pieces {
  readonly before?: string;
  /** As long as the rest allows. */
  readonly cut: string;
  readonly after?: string;
  readonly link?: string;
}

/** Room for what is cut, even beside the longest link: an SMS of two parts rather than one that says nothing. */
const LEAST_CUT = 20;

const fitted = ({ site, lang }: MailFacts, { before = '', cut, after = '', link = '' }: Pieces): string => {
  const start = inGsm(`${site.siteName}${lang === 'fr' ? ' : ' : ': '}${before}`);
  const end = inGsm(after) + link;
  return start + shortened(inGsm(cut), Math.max(LEAST_CUT, MAX_SMS - start.length - end.length)) + end;
};

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 3).trimEnd()}...`;

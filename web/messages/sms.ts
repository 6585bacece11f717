import { placeName } from '#domain/areas/place.ts';
import type { Content } from '#domain/messages/content.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { QUESTIONS } from '#domain/producers/still-right.ts';
import { linesFor } from '#domain/requests/request.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { askedDay, daysIn } from '#web/requests/asked-day.ts';
import { counted } from '#web/requests/day-texts.ts';
import { replyNews, replyWords } from '#web/requests/reply-words.ts';
import { countOf } from '#web/requests/sheet-in-words.ts';
import { partAddress } from '#web/self-service/parts.ts';
import { dateInWords, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { MAX_PARTS, smsLetters, smsParts } from './gsm.ts';
import type { MailFacts } from './mail-parts.ts';
import { fewerWishes } from './wishes.ts';

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
  stillRight: true,
  monthlyNote: false,
  producerNews: true,
  channelCode: true,
  requestConfirmation: false,
  requestReceipt: false,
  request: true,
  requestReply: true,
  requestDigest: true,
  requestNews: false,
  passageNews: false,
  passageSheet: true,
  passageReminder: false,
  didItCome: false,
  question: true,
  invitation: true,
  memberInvitation: false,
} as const satisfies Record<Content['kind'], boolean>;
type Kinds = typeof FOR_TELEPHONES;
export type Sms = Extract<
  Content,
  { kind: { [Kind in keyof Kinds]: Kinds[Kind] extends true ? Kind : never }[keyof Kinds] }
>;

/** Whether this is also written as a text message. */
export const isForTelephones = (content: Content): content is Sms => FOR_TELEPHONES[content.kind];

/** The address of the page behind the link, with its token; undefined where there is none. */
export const smsPage = (content: Sms, lang: Language): ((token: string) => string) | undefined => {
  switch (content.kind) {
    case 'registrationReceived':
      return (token) => stepAddress(token, 'sent', lang);
    case 'decision':
    case 'producerLink':
    case 'requestDigest':
    case 'stillRight':
      return (token) => href('ownPage', lang, { token });
    case 'producerNews':
      return content.news === 'channelsChanged' || content.news === 'withdrawn'
        ? undefined
        : (token) => href('ownPage', lang, { token });
    case 'channelCode':
      return undefined;
    case 'question':
      return (token) => href('question', lang, { token });
    case 'invitation':
      return (token) => href('invited', lang, { token });
    case 'passageSheet':
      return (token) => partAddress(token, 'sheet', lang, { tournee: content.sheet.roundId, jour: content.sheet.day });
    case 'request':
    case 'requestReply':
      return (token) => href('answer', lang, { token });
  }
};

/** What a text message is written with: `link` is the whole address, short, of its page. */
interface SmsFacts extends MailFacts {
  readonly link: string;
}

/**
 * To a producer, by their telephone: at most two parts, and one where nothing of ours is lost by it. Nothing is cut within a text: where a name, a reason
 * or a question is too long, it is left to the page behind the link, and the message says so.
 */
export const smsText = (content: Sms, facts: MailFacts, link: string): string => {
  const opening = `${facts.site.siteName}${facts.lang === 'fr' ? ' : ' : ': '}`;
  const written = sayings(content, { ...facts, link }).map((saying) => smsLetters(opening + saying));
  const most = SHORTENED.has(content.kind) ? [1, MAX_PARTS] : [MAX_PARTS];
  const fitting = most.flatMap((parts) => written.find((text) => smsParts(text) <= parts) ?? []);
  return fitting[0] ?? (written.at(-1) as string);
};

/** Of these the page says the rest, and they come by the dozen: one part is worth more than one more product. */
const SHORTENED: ReadonlySet<Sms['kind']> = new Set(['request', 'requestReply', 'requestDigest']);

/** The ways to say it, the fullest first. In the last nothing is of any length but what we wrote. */
const sayings = (content: Sms, facts: SmsFacts): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  switch (content.kind) {
    case 'registrationReceived':
      return [received(facts)];
    case 'decision':
      return content.approved ? approved(content, facts) : rejected(content.producer, facts);
    case 'producerLink':
      return oncePublished(content.producer, facts, {
        named: (name) => (isFrench ? `la page de ${name}` : `the page of ${name}`),
        unnamed: isFrench ? 'votre page' : 'your page',
      }).map((page) =>
        isFrench
          ? `le lien que vous avez demandé, vers ${page}. Ne le donnez à personne.\n${facts.link}`
          : `the link that you asked for, to ${page}. Give it to nobody.\n${facts.link}`,
      );
    case 'stillRight':
      return stillRight(content, facts);
    case 'producerNews':
      return news(content, facts);
    case 'channelCode':
      return oncePublished(content.producer, facts, {
        named: (name) => (isFrench ? ` de ${name}` : ` of ${name}`),
        unnamed: '',
      }).map((of) =>
        isFrench
          ? `code ${facts.keys.code} pour vérifier ce numéro. Tapez-le sur la page${of} où vous l’avez demandé ; il vaut 24 heures.`
          : `code ${facts.keys.code} to verify this number. Type it on the page${of} where you asked for it; it is good for 24 hours.`,
      );
    case 'question': {
      const { link } = facts;
      return isFrench
        ? [
            `une question de l’agence sur votre page. ${content.question.text}\nPour répondre : ${link}`,
            `l’agence a une question sur votre page. La lire et répondre : ${link}`,
          ]
        : [
            `a question of the agency about your page. ${content.question.text}\nTo answer: ${link}`,
            `the agency has a question about your page. Read and answer: ${link}`,
          ];
    }
    case 'invitation': {
      const { link } = facts;
      const say = (name: string) =>
        isFrench
          ? `l’annuaire des producteurs cite ${name}. C’est à vous ? Inscrivez-vous, ou retirez-vous : ${link}`
          : `the directory of producers names ${name}. Is it yours? Register, or be taken out: ${link}`;
      return [say(quoted(content.producer.details.name, facts)), say(isFrench ? 'votre ferme' : 'your farm')];
    }
    case 'passageSheet':
      return sheet(content, facts);
    case 'requestDigest':
      return digest(content, facts);
    case 'request':
      return asked(content, facts);
    case 'requestReply':
      return replied(content, facts);
  }
};

const quoted = (name: string, { lang }: MailFacts): string => (lang === 'fr' ? `« ${name} »` : `“${name}”`);

/** Of a farm that the agency has published; what a stranger wrote goes into no text message before somebody has read it. */
const oncePublished = (
  { publishedAt, details }: Producer,
  facts: SmsFacts,
  say: { readonly named: (name: string) => string; readonly unnamed: string },
): readonly string[] => [...(publishedAt === null ? [] : [say.named(quoted(details.name, facts))]), say.unnamed];

const news = (
  { news: what, producer, reason }: Extract<Sms, { kind: 'producerNews' }>,
  facts: SmsFacts,
): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  const page = facts.link;
  const names = [quoted(producer.details.name, facts), isFrench ? 'votre ferme' : 'your farm'];
  switch (what) {
    case 'changeApproved':
      return names.map((name) =>
        isFrench
          ? `votre modification de la page de ${name} est en ligne. Votre page : ${page}`
          : `your change to the page of ${name} is online. Your page: ${page}`,
      );
    case 'changeRejected':
      return isFrench
        ? [
            `votre modification n’est pas publiée. La raison : ${reason}\nVotre page : ${page}`,
            `votre modification n’est pas publiée. La raison est sur votre page : ${page}`,
          ]
        : [
            `your change is not published. The reason: ${reason}\nYour page: ${page}`,
            `your change is not published. The reason is on your page: ${page}`,
          ];
    case 'channelsChanged': {
      const number = telephoneInWords(facts.site.agency.telephone);
      return names.map((name) =>
        isFrench
          ? `les demandes à ${name} n’arrivent plus à ce numéro. Ce n’était pas vous ? Appelez le ${number}.`
          : `requests to ${name} no longer come to this number. Was it not you? Call ${number}.`,
      );
    }
    case 'withdrawn':
      return names.map((name) =>
        isFrench
          ? `${name} n’est plus dans l’annuaire. Vos coordonnées seront effacées sous une semaine.`
          : `${name} has left the directory. Your contacts will be erased within a week.`,
      );
  }
};

/** Not a word of what was typed: whoever typed it may have given somebody else's number. */
const received = ({ lang, keys, link }: SmsFacts): string =>
  lang === 'fr'
    ? `votre inscription est bien arrivée. Code à taper sur sa page sous 48 h : ${keys.code}. Ou confirmez ici :\n${link}`
    : `your registration has arrived. Code to type on its page within 48 hours: ${keys.code}. Or confirm here:\n${link}`;

const approved = ({ producer, opensAt }: Extract<Sms, { kind: 'decision' }>, facts: SmsFacts): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  const day = opensAt === undefined ? undefined : dateInWords(localTime(opensAt).date, facts.lang);
  return [quoted(producer.details.name, facts), isFrench ? 'votre ferme' : 'your farm'].map((name) => {
    if (isFrench)
      return `${name} ${day === undefined ? 'est dans l’annuaire' : `est acceptée ; l’annuaire ouvre ${day}`}. Pour changer votre page : ${facts.link}`;
    return `${name} ${day === undefined ? 'is in the directory' : `is accepted; the directory opens on ${day}`}. To change your page: ${facts.link}`;
  });
};

const stillRight = (
  { producer, number }: Extract<Sms, { kind: 'stillRight' }>,
  { lang, link }: SmsFacts,
): readonly string[] => {
  const { name } = producer.details;
  const rests = number === QUESTIONS;
  const say = (of: string): string =>
    lang === 'fr'
      ? rests
        ? `la page${of} n’est plus montrée, faute de réponse. La remettre :
${link}`
        : `la page${of} est-elle toujours juste ? Le dire ou corriger :
${link}`
      : rests
        ? `the page${of} is no longer shown, since nobody answered. Bring it back:
${link}`
        : `is the page${of} still right? Say so or correct it:
${link}`;
  return [say(lang === 'fr' ? ` de « ${name} »` : ` of “${name}”`), say('')];
};

const rejected = ({ rejection }: Producer, facts: SmsFacts): readonly string[] => {
  const number = telephoneInWords(facts.site.agency.telephone);
  const reason = rejection?.reason ?? '';
  return facts.lang === 'fr'
    ? [
        `votre inscription n’est pas acceptée. La raison : ${reason}\nParlons-en : ${number}`,
        `votre inscription n’est pas acceptée. La raison : ${facts.link}\nParlons-en : ${number}`,
      ]
    : [
        `your registration is not accepted. The reason: ${reason}\nCall us: ${number}`,
        `your registration is not accepted. The reason: ${facts.link}\nCall us: ${number}`,
      ];
};

/** "Alaronde : demande de Gaas pour jeudi 26 novembre : carottes 2 kg, +2 produits", and on its own line the link. Nothing in it is the asker's own words. */
const asked = (content: Extract<Sms, { kind: 'request' }>, facts: SmsFacts): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  const link = `${isFrench ? '\nRépondre : ' : '\nAnswer: '}${facts.link}`;
  const colon = isFrench ? ' : ' : ': ';
  const { from, bare } = heads(content, facts);
  const wishes = fewerWishes(linesFor(content.request, content.part), facts.lang);
  return [...wishes.map((some) => from + colon + some + link), bare + colon + wishes.at(-1) + link];
};

/** What has become of it: said of the request by the same words that it came with, so that it is known again. */
const replied = (content: Extract<Sms, { kind: 'requestReply' }>, facts: SmsFacts): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  const news = pick(replyWords[replyNews(content.part)], facts.lang);
  const { from, bare } = heads(content, facts);
  const end = `${isFrench ? ' : ' : ': '}${news}.\n${isFrench ? 'Voir : ' : 'See: '}${facts.link}`;
  const wishes = fewerWishes(linesFor(content.request, content.part), facts.lang);
  return [...wishes.map((some) => `${from} (${some})${end}`), from + end, bare + end];
};

/** "Alaronde : votre feuille pour jeudi 26 novembre : 8 demandes, dont 2 à répondre.", and its link. */
const sheet = ({ sheet: of }: Extract<Sms, { kind: 'passageSheet' }>, { lang, link }: SmsFacts): readonly string[] => {
  const day = dateInWords(of.day, lang);
  const count = plural(counted.requests, countOf(of), lang);
  const open = of.open.length;
  return lang === 'fr'
    ? [
        `votre feuille pour ${day} : ${count}${open === 0 ? '' : `, dont ${open} sans réponse`}.\nVoir et imprimer : ${link}`,
      ]
    : [`your sheet for ${day}: ${count}${open === 0 ? '' : `, ${open} without an answer`}.\nSee and print: ${link}`];
};

/** "Alaronde : 8 demandes vous attendent : 5 pour jeudi 26 novembre, 3 pour samedi 28 novembre.", and the link of their page. */
const digest = ({ waiting }: Extract<Sms, { kind: 'requestDigest' }>, { lang, link }: SmsFacts): readonly string[] => {
  const isFrench = lang === 'fr';
  const all = isFrench ? `${waiting.length} demandes vous attendent` : `${waiting.length} requests wait for you`;
  const days = daysIn(waiting, lang).join(', ');
  const answer = `\n${isFrench ? 'Répondre : ' : 'Answer: '}${link}`;
  return [`${all}${isFrench ? ' : ' : ': '}${days}.${answer}`, `${all}.${answer}`];
};

/** Of a request, from where and for when; and without the place, whose name may be of any length. */
const heads = (
  { request, part }: Extract<Sms, { kind: 'request' | 'requestReply' }>,
  { lang }: SmsFacts,
): { readonly from: string; readonly bare: string } => {
  const isFrench = lang === 'fr';
  const day = askedDay(part, lang);
  const when = day === '' ? '' : `${isFrench ? ' pour ' : ' for '}${day}`;
  const bare = isFrench ? 'demande' : 'request';
  return { from: `${bare}${isFrench ? ' de ' : ' from '}${placeName(request.place)}${when}`, bare: bare + when };
};

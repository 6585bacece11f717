import { placeName } from '#domain/areas/place.ts';
import type { Content } from '#domain/messages/content.ts';
import type { Producer } from '#domain/producers/producer.ts';
import { linesFor } from '#domain/requests/request.ts';
import { stepAddress } from '#web/registration/steps.ts';
import { askedDay } from '#web/requests/asked-day.ts';
import { replyNews, replyWords } from '#web/requests/reply-words.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
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
  producerNews: true,
  channelCode: true,
  requestConfirmation: false,
  request: true,
  requestReply: true,
  requestNews: false,
  passageNews: false,
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

/**
 * To a producer, by their telephone: at most two parts. Nothing is cut within a text: where a name, a reason or a question is too long, it is left to the page
 * behind the link, and the message says so.
 */
export const smsText = (content: Sms, facts: MailFacts): string => {
  const opening = `${facts.site.siteName}${facts.lang === 'fr' ? ' : ' : ': '}`;
  const written = sayings(content, facts).map((saying) => smsLetters(opening + saying));
  return written.find((text) => smsParts(text) <= MAX_PARTS) ?? (written.at(-1) as string);
};

/** The ways to say it, the fullest first. In the last nothing is of any length but what we wrote. */
const sayings = (content: Sms, facts: MailFacts): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  switch (content.kind) {
    case 'registrationReceived':
      return [received(facts)];
    case 'decision':
      return content.approved ? approved(content.producer, facts) : rejected(content.producer, facts);
    case 'producerLink':
      return oncePublished(content.producer, facts, {
        named: (name) => (isFrench ? `la page de ${name}` : `the page of ${name}`),
        unnamed: isFrench ? 'votre page' : 'your page',
      }).map((page) => `${page}${isFrench ? ', à vous seul :' : ', for you alone:'}\n${ownPage(facts)}`);
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
      const link = facts.origin + href('question', facts.lang, { token: facts.keys.token });
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
      const link = facts.origin + href('invited', facts.lang, { token: facts.keys.token });
      const say = (name: string) =>
        isFrench
          ? `l’annuaire des producteurs cite ${name}. C’est à vous ? Inscrivez-vous, ou retirez-vous : ${link}`
          : `the directory of producers names ${name}. Is it yours? Register, or be taken out: ${link}`;
      return [say(quoted(content.producer.details.name, facts)), say(isFrench ? 'votre ferme' : 'your farm')];
    }
    case 'request':
      return asked(content, facts);
    case 'requestReply': {
      const { request, part } = content;
      const day = askedDay(part, facts.lang);
      const link = facts.origin + href('answer', facts.lang, { token: facts.keys.token });
      const news = pick(replyWords[replyNews(part)], facts.lang);
      const [de, pour, see] = isFrench ? ['demande de', ' pour ', 'Voir : '] : ['request from', ' for ', 'See: '];
      const when = day === '' ? '' : pour + day;
      const say = (place: string) => `${place}${when}${isFrench ? ' : ' : ': '}${news}.\n${see}${link}`;
      return [say(`${de} ${placeName(request.place)}`), say(isFrench ? 'demande' : 'request')];
    }
  }
};

const quoted = (name: string, { lang }: MailFacts): string => (lang === 'fr' ? `« ${name} »` : `“${name}”`);

/** Of a farm that the agency has published; what a stranger wrote goes into no text message before somebody has read it. */
const oncePublished = (
  { publishedAt, details }: Producer,
  facts: MailFacts,
  say: { readonly named: (name: string) => string; readonly unnamed: string },
): readonly string[] => [...(publishedAt === null ? [] : [say.named(quoted(details.name, facts))]), say.unnamed];

const ownPage = ({ lang, origin, keys }: MailFacts): string => origin + href('ownPage', lang, { token: keys.token });

const news = (
  { news: what, producer, reason }: Extract<Sms, { kind: 'producerNews' }>,
  facts: MailFacts,
): readonly string[] => {
  const isFrench = facts.lang === 'fr';
  const page = ownPage(facts);
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
const received = ({ lang, origin, keys }: MailFacts): string => {
  const link = origin + stepAddress(keys.token, 'sent', lang);
  return lang === 'fr'
    ? `votre inscription est bien arrivée. Code ${keys.code}, à taper sur la page de l’inscription ; il vaut 48 heures. Ou confirmez ici :\n${link}`
    : `your registration has arrived. Code ${keys.code}, to type on the page of the registration; it is good for 48 hours. Or confirm here:\n${link}`;
};

const approved = ({ details }: Producer, facts: MailFacts): readonly string[] =>
  [quoted(details.name, facts), facts.lang === 'fr' ? 'votre ferme' : 'your farm'].map((name) =>
    facts.lang === 'fr'
      ? `${name} est dans l’annuaire. Pour changer votre page : ${ownPage(facts)}`
      : `${name} is in the directory. To change your page: ${ownPage(facts)}`,
  );

const rejected = ({ rejection }: Producer, facts: MailFacts): readonly string[] => {
  const number = telephoneInWords(facts.site.agency.telephone);
  const reason = rejection?.reason ?? '';
  return facts.lang === 'fr'
    ? [
        `votre inscription n’est pas acceptée. La raison : ${reason}\nParlons-en : ${number}`,
        `votre inscription n’est pas acceptée. La raison : ${ownPage(facts)}\nParlons-en : ${number}`,
      ]
    : [
        `your registration is not accepted. The reason: ${reason}\nCall us: ${number}`,
        `your registration is not accepted. The reason: ${ownPage(facts)}\nCall us: ${number}`,
      ];
};

/** "Alaronde : demande de Gaas pour jeudi 26 novembre : carottes 2 kg, +2 produits", and on its own line the link. Nothing in it is the asker's own words. */
const asked = ({ request, part }: Extract<Sms, { kind: 'request' }>, facts: MailFacts): readonly string[] => {
  const { lang, origin, keys } = facts;
  const isFrench = lang === 'fr';
  const day = askedDay(part, lang);
  const link = `${isFrench ? '\nVoir et répondre : ' : '\nSee and answer: '}${origin}${href('answer', lang, { token: keys.token })}`;
  const head = (from: string) =>
    `${isFrench ? 'demande' : 'request'}${from}${day === '' ? '' : `${isFrench ? ' pour ' : ' for '}${day}`}${isFrench ? ' : ' : ': '}`;
  const from = `${isFrench ? ' de ' : ' from '}${placeName(request.place)}`;
  const wishes = fewerWishes(linesFor(request, part), lang);
  return [...wishes.map((some) => head(from) + some + link), head('') + wishes.at(-1) + link];
};

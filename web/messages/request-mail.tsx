import { distanceKm } from '#domain/areas/geometry.ts';
import { knownKm, placeName } from '#domain/areas/place.ts';
import type { Content } from '#domain/messages/content.ts';
import { linesFor, type ProducerRequest, type RequestLine, type RequestPart } from '#domain/requests/request.ts';
import { mayReach, othersAsked } from '#domain/requests/settle-request.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { passageFile } from '#web/passages/passage-file.ts';
import { askedDay } from '#web/requests/asked-day.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { proposalInWords } from '#web/requests/proposal-in-words.ts';
import { addressOf } from '#web/requests/requester-contact.ts';
import { counts } from '#web/requests/texts.ts';
import { distance, list, momentInFull, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { Code, codeInWords, Lines, MailButton, MailLink, Part, Quote, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';
import { wishesInWords } from './wishes.ts';

const texts = {
  confirmSubject: { fr: '{code} : votre code pour envoyer la demande', en: '{code}: your code to send the request' },
  confirmTitle: { fr: 'Votre demande attend votre accord', en: 'Your request waits for your word' },
  confirmLead: {
    fr: 'Votre demande à {producers} n’est pas encore partie. Confirmez-la : la prochaine fois, ce ne sera plus nécessaire sur cet appareil.',
    en: 'Your request to {producers} has not left yet. Please confirm it: next time, on this device, you will not need to.',
  },
  confirmNotYet: {
    fr: '{producers} : pas encore inscrit. Nous ne savons pas s’il livre ; une personne de l’agence l’appellera et vous dira ce qu’il en est.',
    en: '{producers}: not yet with us. We do not know whether they deliver; a person of the agency will call and tell you.',
  },
  confirm: { fr: 'Envoyer ma demande', en: 'Send my request' },
  confirmCode: {
    fr: 'Ou tapez ce code sur l’écran où vous étiez :',
    en: 'Or type this code on the screen where you were:',
  },
  confirmIgnore: {
    fr: 'Ce n’est pas vous ? Ne faites rien : la demande sera effacée dans deux jours, et aucun producteur ne la verra.',
    en: 'Not you? Do nothing: the request is erased within two days, and no producer will see it.',
  },
  confirmBecause: {
    fr: 'Vous recevez ce message parce que cette adresse a été donnée pour écrire à un producteur.',
    en: 'You get this message because this address was given to write to a producer.',
  },
  askedSubject: { fr: 'Une demande de {place} : {what}', en: 'A request from {place}: {what}' },
  askedTitle: { fr: '{name} voudrait quelque chose', en: '{name} would like something' },
  askedDay: { fr: 'Pour {day}.', en: 'For {day}.' },
  askedFrom: { fr: '{who}, {place}.', en: '{who}, {place}.' },
  askedShop: { fr: 'Une demande de professionnel.', en: 'A request from a professional.' },
  answer: { fr: 'Votre réponse', en: 'Your answer' },
  accept: { fr: 'Oui, c’est possible', en: 'Yes, that works' },
  propose: { fr: 'Proposer autre chose', en: 'Suggest something else' },
  decline: { fr: 'Non, pas cette fois', en: 'No, not this time' },
  answerHelp: {
    fr: 'Pas de compte, pas de mot de passe. Sans réponse de votre part, nous essaierons un autre moyen de vous joindre.',
    en: 'No account, no password. Without an answer, we will try another way to reach you.',
  },
  answerInTime: {
    fr: 'Pas de compte, pas de mot de passe. Sans réponse de votre part, nous essaierons un autre moyen de vous joindre, à temps pour ce jour-là.',
    en: 'No account, no password. Without an answer, we will try another way to reach you, in time for that day.',
  },
  call: { fr: 'Téléphoner à {name} : {number}', en: 'Call {name}: {number}' },
  askedBecause: {
    fr: 'Vous recevez ce message parce que {producer} est dans l’annuaire et que cette adresse est l’un de ses moyens d’être joint.',
    en: 'You get this message because {producer} is in the directory and this address is one of the ways to reach you.',
  },
  acceptedSubject: { fr: '{producer} vous répond : oui', en: '{producer} answers: yes' },
  toChooseSubject: {
    fr: '{producer} vous répond : oui. À vous de choisir',
    en: '{producer} answers: yes. Yours to choose',
  },
  toChooseLead: {
    fr: '{producer} accepte. Vous avez demandé à plusieurs : choisissez celui que vous voulez, les autres seront prévenus.',
    en: '{producer} accepts. You asked several: choose the one you want, the others will be told.',
  },
  chooseUntil: {
    fr: 'Choisissez avant {until} ; après, ce oui ne tient plus.',
    en: 'Choose before {until}; after that, this yes no longer stands.',
  },
  chooseNow: { fr: 'Choisir', en: 'Choose' },
  chosenLead: {
    fr: 'Vous avez choisi {producer}. Il vous reste à convenir du paiement, directement avec lui.',
    en: 'You chose {producer}. What remains is to settle the payment, directly between you.',
  },
  askedDistance: { fr: 'à environ {distance} de chez vous', en: 'about {distance} from you' },
  streetLater: {
    fr: 'La rue et les coordonnées vous sont données dès que vous dites oui.',
    en: 'Street and contacts are given to you as soon as you say yes.',
  },
  declinedSubject: { fr: '{producer} vous répond : pas cette fois', en: '{producer} answers: not this time' },
  proposedSubject: { fr: '{producer} vous propose autre chose', en: '{producer} suggests something else' },
  agencySubject: { fr: '{producer} : nous l’appelons pour vous', en: '{producer}: we are calling for you' },
  acceptedLead: {
    fr: '{producer} accepte votre demande. Il vous reste à convenir du paiement, directement avec lui.',
    en: '{producer} accepts your request. What remains is to settle the payment, directly between you.',
  },
  declinedLead: { fr: '{producer} ne peut pas répondre à cette demande.', en: '{producer} cannot meet this request.' },
  proposedLead: {
    fr: '{producer} ne peut pas tout à fait, mais vous fait une proposition.',
    en: '{producer} cannot quite, but has a suggestion.',
  },
  agencyLead: {
    fr: 'Nos messages n’ont pas eu de réponse de {producer}. Une personne de l’agence l’appelle, et vous saurez ce qu’il en est.',
    en: 'Our messages to {producer} had no answer. A person at the agency is calling, and you will hear how it went.',
  },
  givenUpSubject: { fr: '{producer} : nous n’avons pas pu le joindre', en: '{producer}: we could not reach them' },
  givenUpLead: {
    fr: 'Nous avons essayé de joindre {producer} pour vous, sans y parvenir. Votre demande s’arrête là ; d’autres producteurs livrent peut-être chez vous.',
    en: 'We tried to reach {producer} for you, and could not. Your request ends here; other producers may deliver to you.',
  },
  overSubject: { fr: '{producer} : la proposition est close', en: '{producer}: the proposal is over' },
  overLead: {
    fr: 'Aucune réponse n’est venue à temps : la proposition de {producer} ne tient plus.',
    en: 'No answer came in time: the proposal of {producer} no longer stands.',
  },
  nobodySubject: { fr: '{producer} n’a pas répondu', en: '{producer} has not answered' },
  nobodyLead: {
    fr: 'Nous n’avons pas eu de réponse de {producer} à temps. Votre demande s’arrête là ; d’autres producteurs livrent peut-être chez vous.',
    en: 'We had no answer from {producer} in time. Your request ends here; other producers may deliver to you.',
  },
  replyUntil: {
    fr: 'Acceptez, répondez ou refusez avant {until} ; après, la proposition ne tient plus.',
    en: 'Accept, answer or decline before {until}; after that, the proposal no longer stands.',
  },
  reach: { fr: 'Joindre {producer}', en: 'To reach {producer}' },
  agreedSubject: { fr: '{producer} : c’est convenu', en: '{producer}: it is agreed' },
  agreedLead: {
    fr: 'Vous avez accepté la proposition de {producer}. Il vous reste à convenir du paiement, directement avec lui.',
    en: 'You accepted the proposal of {producer}. What remains is to settle the payment, directly between you.',
  },
  replyNow: { fr: 'Répondre à la proposition', en: 'Answer the proposal' },
  elsewhere: { fr: 'Voir qui d’autre passe chez vous', en: 'See who else comes to you' },
  yours: { fr: 'Votre demande', en: 'Your request' },
  follow: { fr: 'Suivre ma demande', en: 'Follow my request' },
  newsBecause: {
    fr: 'Vous recevez ce message parce que vous avez écrit à {producer}.',
    en: 'You get this message because you wrote to {producer}.',
  },
} as const satisfies Record<string, Text>;

/** To a requester, the first time: button and code. */
export const requestConfirmationMail = (
  { request }: Extract<Content, { kind: 'requestConfirmation' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const address = origin + href('requestConfirm', lang, {}, { token: keys.token });
  const producers = list(
    request.parts.map(({ producerName }) => producerName),
    lang,
  );
  const lead = pick(texts.confirmLead, lang, { producers });
  // It goes to whatever address was typed: nothing in it is the writer's own words.
  const wishes = wishesInWords(request.lines, lang);
  const strangers = request.parts
    .filter(({ unclaimed }) => unclaimed !== undefined)
    .map(({ producerName }) => producerName);
  const truth = strangers.length === 0 ? [] : [pick(texts.confirmNotYet, lang, { producers: list(strangers, lang) })];
  return {
    subject: pick(texts.confirmSubject, lang, { code: codeInWords(keys.code) }),
    preheader: lead,
    because: pick(texts.confirmBecause, lang),
    body: (
      <div>
        <Title>{pick(texts.confirmTitle, lang)}</Title>
        <Words>{lead}</Words>
        {truth.map((words) => (
          <Words key={words}>{words}</Words>
        ))}
        <Words>{wishes}</Words>
        <MailButton href={address}>{pick(texts.confirm, lang)}</MailButton>
        <Words>{pick(texts.confirmCode, lang)}</Words>
        <Code code={keys.code} />
        <Small>{pick(texts.confirmIgnore, lang)}</Small>
      </div>
    ),
    text: [
      lead,
      ...truth,
      wishes,
      `${pick(texts.confirm, lang)}${lang === 'fr' ? '\u202f' : ''}:\n${address}`,
      `${pick(texts.confirmCode, lang)} ${keys.code}`,
      pick(texts.confirmIgnore, lang),
    ],
  };
};

/** To a producer: what, how much, for which day, who; and three answers. */
export const requestMail = (
  { request, part, producer }: Extract<Content, { kind: 'request' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const { requester } = request;
  const lines = linesFor(request, part);
  const place = placeName(request.place);
  const name = firstName(requester.name);
  const who = [requester.name, requester.organisation].filter(Boolean).join(', ');
  const far = pick(texts.askedDistance, lang, {
    distance: distance(knownKm(distanceKm(producer.details.position, request.place), request.place)),
  });
  const others = othersInWords(request, lang);
  const help = pick(askedDay(part, lang) === '' ? texts.answerHelp : texts.answerInTime, lang);
  const day = askedDay(part, lang) === '' ? '' : pick(texts.askedDay, lang, { day: askedDay(part, lang) });
  const from = pick(texts.askedFrom, lang, { who, place: `${place} (${far})` });
  const shop = requester.audience === 'consumer' ? '' : pick(texts.askedShop, lang);
  const answers = (['accept', 'propose', 'decline'] as const).map((kind) => ({
    kind,
    words: pick(texts[kind], lang),
    address: origin + href('answer', lang, { token: keys.token }, { kind }),
  }));
  const reach = mayReach(request, part);
  const later = reach ? [] : [pick(texts.streetLater, lang)];
  const call =
    requester.telephone === null || !reach
      ? undefined
      : pick(texts.call, lang, { name, number: telephoneInWords(requester.telephone) });
  return {
    subject: pick(texts.askedSubject, lang, { place, what: wishesInWords(lines, lang) }),
    preheader: [lines.map(lineInWords).join(', '), day].filter(Boolean).join('. '),
    because: pick(texts.askedBecause, lang, { producer: producer.details.name }),
    body: (
      <div>
        <Title>{pick(texts.askedTitle, lang, { name })}</Title>
        <Lines items={lines.map((line) => <strong key={line.what}>{lineInWords(line)}</strong>)} />
        <Words>{[day, from, shop].filter(Boolean).join(' ')}</Words>
        {request.word === '' ? null : <Quote>{request.word}</Quote>}
        {call === undefined ? null : (
          <Words>
            <MailLink alone href={`tel:${requester.telephone}`}>
              {call}
            </MailLink>
          </Words>
        )}
        {reach && request.street !== '' ? <Words>{addressOf(request.street, place)}</Words> : null}
        {others.map((words) => (
          <Words key={words}>{words}</Words>
        ))}
        <Part>{pick(texts.answer, lang)}</Part>
        {answers.map(({ kind, words, address }) => (
          <MailButton key={kind} href={address} quiet={kind !== 'accept'}>
            {words}
          </MailButton>
        ))}
        {[...later, help].map((words) => (
          <Small key={words}>{words}</Small>
        ))}
      </div>
    ),
    text: [
      linesInText(lines),
      [day, from, shop].filter(Boolean).join(' '),
      ...(request.word === '' ? [] : [`> ${request.word.replaceAll('\n', '\n> ')}`]),
      ...(call === undefined ? [] : [call]),
      ...(reach && request.street !== '' ? [addressOf(request.street, place)] : []),
      ...others,
      [...answers.map(({ words, address }) => `${words}${lang === 'fr' ? '\u202f' : ''}: ${address}`)].join('\n'),
      ...later,
      help,
    ],
  };
};

/** That others were asked for the same. */
const othersInWords = (request: ProducerRequest, lang: Language): string[] => {
  const count = othersAsked(request);
  if (count === 0) return [];
  return [plural(request.chooses ? counts.othersChoose : counts.othersAsked, count, lang)];
};

/** To a requester: the producer's answer, or that a person takes over. */
export const requestNewsMail = (
  { request, part, contact, round }: Extract<Content, { kind: 'requestNews' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const producer = part.producerName;
  const lines = linesFor(request, part);
  const [subject, lead] = NEWS[newsOf(part)];
  const proposed = part.ended === undefined ? proposalInWords(part.answer?.proposal, lang) : [];
  const endsAt = part.ended === undefined && part.reply === undefined ? part.answer?.endsAt : undefined;
  const reach =
    contact === undefined
      ? []
      : [contact.name, contact.telephone && telephoneInWords(contact.telephone), contact.email].filter(
          (one) => one !== undefined,
        );
  const isChoice = part.answer?.toChoose === true;
  const until =
    endsAt === undefined
      ? ''
      : pick(isChoice ? texts.chooseUntil : texts.replyUntil, lang, { until: momentInFull(endsAt, lang) });
  const elsewhere = elsewhereFor(request, part, lang, origin);
  const follow = pick(until === '' ? texts.follow : isChoice ? texts.chooseNow : texts.replyNow, lang);
  const address = origin + href('requestStatus', lang, { token: keys.token });
  const word = part.answer?.word ?? part.givenUp?.word ?? '';
  return {
    subject: pick(subject, lang, { producer }),
    preheader: word === '' ? pick(lead, lang, { producer }) : word,
    because: pick(texts.newsBecause, lang, { producer }),
    replyTo: contact?.email,
    calendar:
      contact === undefined
        ? undefined
        : passageFile(request, part, { lang, origin, of: 'producer', round, url: address }),
    body: (
      <div>
        <Title>{pick(subject, lang, { producer })}</Title>
        <Words>{pick(lead, lang, { producer })}</Words>
        {proposed.length === 0 ? null : <Lines items={proposed} />}
        {word === '' ? null : <Quote>{word}</Quote>}
        {until === '' ? null : <Words>{until}</Words>}
        {reach.length === 0 ? null : (
          <>
            <Part>{pick(texts.reach, lang, { producer })}</Part>
            <Lines items={reach} />
          </>
        )}
        <MailButton href={address}>{follow}</MailButton>
        {elsewhere === undefined ? null : (
          <Words>
            <MailLink alone href={elsewhere.address}>
              {elsewhere.words}
            </MailLink>
          </Words>
        )}
        <Part>{pick(texts.yours, lang)}</Part>
        <Lines items={lines.map(lineInWords)} />
      </div>
    ),
    text: [
      pick(lead, lang, { producer }),
      ...(proposed.length === 0 ? [] : [proposed.map((line) => `- ${line}`).join('\n')]),
      ...(word === '' ? [] : [`> ${word.replaceAll('\n', '\n> ')}`]),
      ...(until === '' ? [] : [until]),
      ...(reach.length === 0
        ? []
        : [`${pick(texts.reach, lang, { producer })}\n${reach.map((one) => `- ${one}`).join('\n')}`]),
      `${pick(texts.yours, lang)}\n${linesInText(lines)}`,
      `${follow}${lang === 'fr' ? '\u202f' : ''}: ${address}`,
      ...(elsewhere === undefined ? [] : [`${elsewhere.words}${lang === 'fr' ? '\u202f' : ''}: ${elsewhere.address}`]),
    ],
  };
};

/** After a no: who else has it and comes there. */
const elsewhereFor = (
  { place, requester }: ProducerRequest,
  part: RequestPart,
  lang: Language,
  origin: string,
): { readonly words: string; readonly address: string } | undefined => {
  const news = newsOf(part);
  if (news !== 'decline' && news !== 'givenUp' && news !== 'nobodyAnswered') return undefined;
  const audience = requester.audience === 'consumer' ? undefined : requester.audience;
  const query = { cell: place.cell, commune: place.commune ?? undefined, audience };
  return { words: pick(texts.elsewhere, lang), address: origin + href('search', lang, {}, query) };
};

const newsOf = ({ answer, givenUp, ended, reply }: RequestPart): News => {
  if (ended !== undefined && ended.why !== 'cancelled' && ended.why !== 'otherChosen') return ended.why;
  if (reply?.kind === 'accept') return answer?.toChoose === true ? 'chosen' : 'agreed';
  if (answer?.toChoose === true) return 'toChoose';
  return answer?.kind ?? (givenUp === undefined ? 'agency' : 'givenUp');
};

type News =
  | 'toChoose'
  | 'chosen'
  | 'accept'
  | 'decline'
  | 'propose'
  | 'agency'
  | 'givenUp'
  | 'proposalOver'
  | 'nobodyAnswered'
  | 'agreed';
const NEWS: Readonly<Record<News, readonly [subject: Text, lead: Text]>> = {
  toChoose: [texts.toChooseSubject, texts.toChooseLead],
  chosen: [texts.agreedSubject, texts.chosenLead],
  accept: [texts.acceptedSubject, texts.acceptedLead],
  decline: [texts.declinedSubject, texts.declinedLead],
  propose: [texts.proposedSubject, texts.proposedLead],
  agency: [texts.agencySubject, texts.agencyLead],
  givenUp: [texts.givenUpSubject, texts.givenUpLead],
  agreed: [texts.agreedSubject, texts.agreedLead],
  proposalOver: [texts.overSubject, texts.overLead],
  nobodyAnswered: [texts.nobodySubject, texts.nobodyLead],
};

const linesInText = (lines: readonly RequestLine[]): string => lines.map((line) => `- ${lineInWords(line)}`).join('\n');

const firstName = (name: string): string => name.split(' ')[0] ?? name;

import { openOf } from '#domain/requests/settle-request.ts';
import type { PartStatus, RequestStatus } from '#domain/requests/status.ts';
import type { Instant, Language, Text } from '#domain/shared/primitives.ts';
import { momentInFull } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { attemptInWords } from './attempt-in-words.ts';
import { stateWords } from './texts.ts';

/** What has happened to a producer's share of a request, and what is still to do and by whom. */

const WORDS = {
  asked: { fr: 'demande envoyée', en: 'request sent' },
  replied: {
    accept: { fr: 'vous avez accepté la proposition', en: 'you accepted the proposal' },
    decline: { fr: 'vous avez refusé la proposition', en: 'you declined the proposal' },
    answerBack: { fr: 'vous avez répondu', en: 'you answered' },
  },
  chosen: { fr: 'vous avez choisi {producer}', en: 'you chose {producer}' },
  answered: {
    accept: { fr: '{producer} accepte', en: '{producer} accepts' },
    decline: { fr: '{producer} ne peut pas', en: '{producer} cannot' },
    propose: { fr: '{producer} propose autre chose', en: '{producer} suggests something else' },
  },
  givenUp: { fr: 'l’agence n’a pas pu joindre {producer}', en: 'the agency could not reach {producer}' },
} as const;

const TO_DO = {
  confirm: {
    fr: 'À vous : confirmez votre demande, par le message reçu.',
    en: 'Your turn: confirm, by the message that you got.',
  },
  theirs: {
    fr: 'Au tour de {producer} : nous attendons sa réponse.',
    en: 'The turn of {producer}: we wait for the answer.',
  },
  agency: { fr: 'L’agence appelle {producer}.', en: 'The agency is calling {producer}.' },
  yours: { fr: 'À vous : répondez à la proposition.', en: 'Your turn: answer the proposal.' },
  choose: {
    fr: 'À vous : {producer} accepte. Choisissez avant {until}.',
    en: 'Your turn: {producer} accepts. Choose before {until}.',
  },
  yoursUntil: {
    fr: 'À vous : répondez à la proposition avant {until}.',
    en: 'Your turn: answer the proposal before {until}.',
  },
  agreed: {
    fr: 'C’est convenu. Le paiement se règle entre vous.',
    en: 'It is agreed. Payment is between the two of you.',
  },
  over: { fr: 'C’est terminé : plus rien à faire.', en: 'It is over: nothing is left to do.' },
} as const satisfies Record<string, Text>;

/** In large letters: what is still to do, and by whom. */
export const toDoInWords = (part: PartStatus, lang: Language): string => {
  const producer = part.producerName;
  if (part.state === 'waiting') return pick(TO_DO.confirm, lang);
  if (part.state === 'withAgency') return pick(TO_DO.agency, lang, { producer });
  if (part.state === 'accept' || part.state === 'proposalAccepted' || part.state === 'chosen')
    return pick(TO_DO.agreed, lang);
  const open = part.state === 'givenUp' ? undefined : openOf(asPart(part));
  if (open === undefined) return pick(TO_DO.over, lang);
  if (open.by === 'producer') return pick(TO_DO.theirs, lang, { producer });
  const until = part.answer?.endsAt;
  if (until === undefined) return pick(TO_DO.yours, lang);
  const words = part.state === 'toChoose' ? TO_DO.choose : TO_DO.yoursUntil;
  return pick(words, lang, { producer, until: momentInFull(until, lang) });
};

/** What the rules ask of the record, of what is shown of it. */
export const asPart = ({ answer, reply, ended, givenUp, state, passage, passageNews }: PartStatus) => ({
  passage,
  passageNews,
  state:
    givenUp !== null && answer === null
      ? ('givenUp' as const)
      : state === 'waiting'
        ? ('waiting' as const)
        : ('asked' as const),
  answer: answer === null ? null : { ...answer, by: '' },
  ...(reply === null ? {} : { reply }),
  ...(ended === null ? {} : { ended }),
});

/** One line an event, in the order in which they came. */
export const eventsInWords = (part: PartStatus, { confirmedAt }: RequestStatus, lang: Language): string[] => {
  const producer = part.producerName;
  const events: (readonly [at: Instant, words: string])[] = [
    ...(confirmedAt === null ? [] : [[confirmedAt, pick(WORDS.asked, lang)] as const]),
    ...part.attempts.map((attempt) => [attempt.at, pick(attemptInWords(attempt), lang)] as const),
    ...(part.givenUp === null ? [] : [[part.givenUp.at, pick(WORDS.givenUp, lang, { producer })] as const]),
    ...(part.answer === null
      ? []
      : [[part.answer.at, pick(WORDS.answered[part.answer.kind], lang, { producer })] as const]),
    ...(part.reply === null
      ? []
      : [
          [
            part.reply.at,
            pick(part.state === 'chosen' ? WORDS.chosen : WORDS.replied[part.reply.kind], lang, { producer }),
          ] as const,
        ]),
    ...(part.ended === null
      ? []
      : [[part.ended.at, pick(stateWords[part.ended.why], lang).toLocaleLowerCase(lang)] as const]),
  ];
  return events
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([at, words]) => `${momentInFull(at, lang)} : ${words}`);
};

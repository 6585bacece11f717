import type { Content } from '#domain/messages/content.ts';
import { linesFor } from '#domain/requests/request.ts';
import { isAgreed } from '#domain/requests/settle-request.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { passageFile } from '#web/passages/passage-file.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { dateInWords, timeInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick } from '#web/shared/text.ts';
import { Lines, MailButton, Part, Quote, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  cancelledSubject: { fr: '{producer} ne passera pas {day}', en: '{producer} will not come on {day}' },
  cancelledLead: {
    fr: 'Le passage de {producer} prévu {day}, pour lequel vous avez fait une demande, est annulé.',
    en: 'The passage of {producer} on {day}, for which you had asked, is cancelled.',
  },
  movedSubject: { fr: '{producer} passera {to}, et non {day}', en: '{producer} will come on {to}, not {day}' },
  movedLead: {
    fr: 'Le passage de {producer} prévu {day} est déplacé : ce sera {to}. Votre demande vaut pour ce jour-là ; s’il ne vous convient pas, dites-le-lui.',
    en: 'The passage of {producer} on {day} is moved to {to}. Your request goes with it; if that day does not suit you, tell them.',
  },
  backSubject: { fr: '{producer} passe finalement {day}', en: '{producer} will come on {day} after all' },
  backLead: {
    fr: 'Le passage de {producer} a finalement lieu {day}. Votre demande est toujours valable.',
    en: 'The passage of {producer} on {day} takes place after all. Your request still stands.',
  },
  next: {
    fr: 'Le passage suivant est {next}.',
    en: 'The next passage is on {next}.',
  },
  nextBefore: {
    fr: 'Le passage suivant est {next} ; commandez avant {deadline}.',
    en: 'The next passage is on {next}; order before {deadline}.',
  },
  noNext: {
    fr: 'Aucun autre passage n’est prévu pour l’instant ; d’autres producteurs livrent peut-être chez vous.',
    en: 'No other passage is planned for now; other producers may deliver to you.',
  },
  askNext: { fr: 'Demander pour {next}', en: 'Ask for {next}' },
  others: { fr: 'Voir qui livre chez moi', en: 'See who delivers to me' },
  yours: { fr: 'Votre demande', en: 'Your request' },
  follow: { fr: 'Suivre ma demande', en: 'Follow my request' },
  because: {
    fr: 'Vous recevez ce message parce que vous avez fait une demande à {producer}.',
    en: 'You get this message because you asked {producer} for something.',
  },
} as const satisfies Record<string, Text>;

type PassageNews = Extract<Content, { kind: 'passageNews' }>;

/** To who asked for a passage: it is cancelled, moved, or takes place after all; and the next one. */
export const passageNewsMail = (content: PassageNews, { lang, origin, keys }: MailFacts): MailParts => {
  const { request, part } = content;
  const { subject, lead } = newsInWords(content, lang);
  const news = part.passageNews;
  const word = news === undefined || news.kind === 'gone' ? '' : news.word;
  const then = news?.kind === 'comes' ? undefined : whatNext(content, lang);
  const status = origin + href('requestStatus', lang, { token: keys.token });
  const follow = pick(texts.follow, lang);
  return {
    subject,
    preheader: lead,
    calendar: isAgreed(part)
      ? passageFile(request, part, { lang, origin, of: 'producer', round: content.round, url: status })
      : undefined,
    because: pick(texts.because, lang, { producer: part.producerName }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        {word === '' ? null : <Quote>{word}</Quote>}
        {then === undefined ? null : (
          <>
            <Words>{then.words}</Words>
            <MailButton href={origin + then.address}>{then.button}</MailButton>
          </>
        )}
        <MailButton quiet={then !== undefined} href={status}>
          {follow}
        </MailButton>
        <Part>{pick(texts.yours, lang)}</Part>
        <Lines items={linesFor(request, part).map(lineInWords)} />
      </div>
    ),
    text: [
      lead,
      ...(word === '' ? [] : [`> ${word.replaceAll('\n', '\n> ')}`]),
      ...(then === undefined ? [] : [`${then.words}\n${then.button}: ${origin}${then.address}`]),
      `${follow}: ${status}`,
    ],
  };
};

const newsInWords = ({ part }: PassageNews, lang: Language): { readonly subject: string; readonly lead: string } => {
  const day = dateInWords(part.passage?.day ?? '', lang);
  const news = part.passageNews;
  const values = { producer: part.producerName, day: lang === 'fr' ? `le ${day}` : day };
  if (news?.kind !== 'comes')
    return { subject: pick(texts.cancelledSubject, lang, values), lead: pick(texts.cancelledLead, lang, values) };
  if (news.day === part.passage?.day)
    return { subject: pick(texts.backSubject, lang, values), lead: pick(texts.backLead, lang, values) };
  const to = dateInWords(news.day, lang);
  const moved = { ...values, to: lang === 'fr' ? `le ${to}` : to };
  return { subject: pick(texts.movedSubject, lang, moved), lead: pick(texts.movedLead, lang, moved) };
};

/** The next passage and the way to it; where there is none, the way to the others. */
const whatNext = (
  { request, part, next }: PassageNews,
  lang: Language,
): { readonly words: string; readonly button: string; readonly address: string } => {
  const place = { cell: request.place.cell, commune: request.place.commune ?? undefined };
  if (next === null)
    return {
      words: pick(texts.noNext, lang),
      button: pick(texts.others, lang),
      address: href('search', lang, {}, place),
    };
  const day = dateInWords(next.day, lang);
  const values = { next: lang === 'fr' ? `le ${day}` : day };
  return {
    words:
      next.deadline === null
        ? pick(texts.next, lang, values)
        : pick(texts.nextBefore, lang, { ...values, deadline: momentOf(next.deadline, lang) }),
    button: pick(texts.askNext, lang, values),
    address: href('request', lang, {}, { producer: part.producerId, ...place }),
  };
};

const momentOf = (instant: string, lang: Language): string => {
  const { date, time } = localTime(instant);
  const day = dateInWords(date, lang);
  return lang === 'fr' ? `le ${day} à ${timeInWords(time, lang)}` : `${day}, ${timeInWords(time, lang)}`;
};

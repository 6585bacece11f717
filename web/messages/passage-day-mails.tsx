import type { Content } from '#domain/messages/content.ts';
import { linesFor } from '#domain/requests/request.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { roundTitle } from '#web/producers/round-in-words.ts';
import { counted, texts as dayTexts } from '#web/requests/day-texts.ts';
import { lineInWords } from '#web/requests/line-in-words.ts';
import { proposalInWords } from '#web/requests/proposal-in-words.ts';
import { countOf, mapOf, sheetInText, totalInWords, whatAt, whoAt } from '#web/requests/sheet-in-words.ts';
import { partAddress } from '#web/self-service/parts.ts';
import { dateInWords, telephoneInWords } from '#web/shared/format.ts';
import { href } from '#web/shared/paths.ts';
import { pick, plural } from '#web/shared/text.ts';
import { Lines, MailButton, MailLink, Part, Small, Title, Words } from './mail-page.tsx';
import type { MailFacts, MailParts } from './mail-parts.ts';

const texts = {
  sheetSubject: { fr: 'Votre feuille pour {day} : {count}', en: 'Your sheet for {day}: {count}' },
  sheetLead: {
    fr: 'Les commandes sont closes. Voici qui vous attend, dans l’ordre du trajet.',
    en: 'Orders are closed. Here is who waits for you, in driving order.',
  },
  sheetOpen: {
    fr: 'Des demandes attendent encore votre réponse : répondez avant de partir.',
    en: 'Some requests still wait for your answer: answer before you leave.',
  },
  sheetButton: { fr: 'La feuille, à imprimer', en: 'The sheet, to print' },
  sheetBecause: {
    fr: 'Vous recevez ce message parce que des personnes ont demandé ce passage de {producer}.',
    en: 'You get this message because people have asked for this passage of {producer}.',
  },
  eveSubject: { fr: 'Demain : {producer}', en: 'Tomorrow: {producer}' },
  eveLead: {
    fr: '{producer} passe {day}, comme convenu. Voici ce que vous avez demandé.',
    en: '{producer} comes on {day}, as agreed. Here is what you asked for.',
  },
  what: { fr: 'Ce qui est prévu', en: 'What is planned' },
  where: { fr: 'Où et quand', en: 'Where and when' },
  reach: { fr: 'Joindre {name}', en: 'To reach {name}' },
  eveCancel: {
    fr: 'Un empêchement ? Appelez, ou dites-le sur la page de la demande : personne ne roulera pour rien.',
    en: 'Something in the way? Call, or say so on the page of the request: nobody will drive for nothing.',
  },
  see: { fr: 'Voir la demande', en: 'See the request' },
  cameSubject: { fr: '{producer} est-il passé ?', en: 'Did {producer} come?' },
  cameLead: {
    fr: 'C’était convenu pour {day}. Un mot suffit : seule l’agence le lit, et elle n’en fait ni note ni étoile.',
    en: 'It was agreed for {day}. One tap is enough: only the agency reads it, and makes no mark and no stars of it.',
  },
  cameYes: { fr: 'Oui, tout est venu', en: 'Yes, it came' },
  cameNo: { fr: 'Non', en: 'No' },
  because: {
    fr: 'Vous recevez ce message parce que vous avez fait une demande à {producer}.',
    en: 'You get this message because you asked {producer} for something.',
  },
} as const satisfies Record<string, Text>;

const colon = (lang: Language): string => (lang === 'fr' ? '\u202f: ' : ': ');
const listed = (title: string, items: readonly string[]): string =>
  `${title}\n${items.map((item) => `- ${item}`).join('\n')}`;

/** To a producer, at the deadline: the whole sheet, to read without opening anything. */
export const passageSheetMail = (
  { producer, round, sheet }: Extract<Content, { kind: 'passageSheet' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const day = dateInWords(sheet.day, lang);
  const count = plural(counted.requests, countOf(sheet), lang);
  const subject = pick(texts.sheetSubject, lang, { day, count });
  const address = origin + partAddress(keys.token, 'sheet', lang, { tournee: sheet.roundId, jour: sheet.day });
  const lead = pick(texts.sheetLead, lang);
  const still = sheet.open.length === 0 ? undefined : pick(texts.sheetOpen, lang);
  return {
    subject,
    preheader: sheet.communes.map(({ name }) => name).join(', '),
    because: pick(texts.sheetBecause, lang, { producer: producer.details.name }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Small>{roundTitle(round, lang)}</Small>
        <Words>{lead}</Words>
        {still === undefined ? null : <Words>{still}</Words>}
        <MailButton href={address}>{pick(texts.sheetButton, lang)}</MailButton>
        {sheet.communes.map(({ name, stops }) => (
          <div key={name}>
            <Part>{name}</Part>
            <Lines
              items={stops.map((stop) => (
                <span key={stop.request.id}>
                  <strong>{whoAt(stop)}</strong>
                  {colon(lang)}
                  {whatAt(stop, lang)}
                  {stop.request.word === '' ? '' : ` « ${stop.request.word} » `}{' '}
                  <MailLink href={mapOf(stop)}>{pick(dayTexts.map, lang)}</MailLink>
                </span>
              ))}
            />
          </div>
        ))}
        {sheet.totals.length === 0 ? null : (
          <div>
            <Part>{pick(dayTexts.load, lang)}</Part>
            <Lines items={sheet.totals.map((total) => totalInWords(total, lang))} />
          </div>
        )}
        {sheet.open.length === 0 ? null : (
          <div>
            <Part>{pick(dayTexts.open, lang)}</Part>
            <Lines
              items={sheet.open.map((stop) => [whoAt(stop), stop.request.place.label, whatAt(stop, lang)].join(' · '))}
            />
          </div>
        )}
      </div>
    ),
    text: [
      lead,
      ...(still === undefined ? [] : [still]),
      ...sheetInText(sheet, lang),
      `${pick(texts.sheetButton, lang)}${colon(lang)}${address}`,
    ],
  };
};

/** To a requester, the day before: what, when, how much, and how to reach them. */
export const passageReminderMail = (
  { request, part, day, contact, round }: Extract<Content, { kind: 'passageReminder' | 'didItCome' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const producer = part.producerName;
  const subject = pick(texts.eveSubject, lang, { producer });
  const lead = pick(texts.eveLead, lang, { producer, day: `${lang === 'fr' ? 'le ' : ''}${dateInWords(day, lang)}` });
  const what = [
    ...linesFor(request, part).map(lineInWords),
    ...(part.reply?.kind === 'accept' ? proposalInWords(part.answer?.proposal, lang) : []),
  ];
  const pickup = round?.pickup ?? null;
  const where = pickup === null ? [] : [pickup.name, pickup.address, pickup.hours].filter((one) => one !== '');
  const reach = [contact.name, contact.telephone && telephoneInWords(contact.telephone), contact.email].filter(
    (one) => one !== undefined,
  );
  const word = part.answer?.word ?? '';
  const address = origin + href('requestStatus', lang, { token: keys.token });
  return {
    subject,
    preheader: what.join(', '),
    replyTo: contact.email,
    because: pick(texts.because, lang, { producer }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        <Part>{pick(texts.what, lang)}</Part>
        <Lines items={what} />
        {word === '' ? null : <Words>« {word} »</Words>}
        {where.length === 0 ? null : (
          <div>
            <Part>{pick(texts.where, lang)}</Part>
            <Lines items={where} />
          </div>
        )}
        <Part>{pick(texts.reach, lang, { name: producer })}</Part>
        <Lines items={reach} />
        <Words>{pick(texts.eveCancel, lang)}</Words>
        <MailButton href={address} quiet>
          {pick(texts.see, lang)}
        </MailButton>
      </div>
    ),
    text: [
      lead,
      listed(pick(texts.what, lang), what),
      ...(word === '' ? [] : [`> ${word.replaceAll('\n', '\n> ')}`]),
      ...(where.length === 0 ? [] : [listed(pick(texts.where, lang), where)]),
      listed(pick(texts.reach, lang, { name: producer }), reach),
      pick(texts.eveCancel, lang),
      `${pick(texts.see, lang)}${colon(lang)}${address}`,
    ],
  };
};

/** To a requester, the day after: did it come? */
export const didItComeMail = (
  { part, day }: Extract<Content, { kind: 'passageReminder' | 'didItCome' }>,
  { lang, origin, keys }: MailFacts,
): MailParts => {
  const producer = part.producerName;
  const subject = pick(texts.cameSubject, lang, { producer });
  const lead = pick(texts.cameLead, lang, { day: `${lang === 'fr' ? 'le ' : ''}${dateInWords(day, lang)}` });
  const answers = (['yes', 'no'] as const).map((came) => ({
    came,
    words: pick(came === 'yes' ? texts.cameYes : texts.cameNo, lang),
    address: origin + href('requestStatus', lang, { token: keys.token }, { venu: came, de: part.producerId }),
  }));
  return {
    subject,
    preheader: lead,
    because: pick(texts.because, lang, { producer }),
    body: (
      <div>
        <Title>{subject}</Title>
        <Words>{lead}</Words>
        {answers.map(({ came, words, address }) => (
          <MailButton key={came} href={address} quiet={came === 'no'}>
            {words}
          </MailButton>
        ))}
      </div>
    ),
    text: [lead, answers.map(({ words, address }) => `${words}${colon(lang)}${address}`).join('\n')],
  };
};

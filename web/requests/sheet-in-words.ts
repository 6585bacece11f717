import type { PassageSheet, SheetStop, SheetTotal } from '#domain/requests/passage-sheet.ts';
import { mayReach } from '#domain/requests/settle-request.ts';
import type { Language } from '#domain/shared/primitives.ts';
import { telephoneInWords } from '#web/shared/format.ts';
import { pick } from '#web/shared/text.ts';
import { texts } from './day-texts.ts';
import { lineInWords } from './line-in-words.ts';
import { proposalInWords } from './proposal-in-words.ts';

/** The sheet of a passage in words: the page, the mail and the table say the same. */

export const totalInWords = ({ what, amounts, others }: SheetTotal, lang: Language): string => {
  const said = [
    ...amounts.map(
      ({ amount, unit }) => `${amount.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB')}${unitOf(unit, amount, lang)}`,
    ),
    ...others.filter((one) => one !== ''),
  ];
  const unsaid = others.filter((one) => one === '').length;
  if (unsaid > 0) said.push(lang === 'fr' ? `${unsaid} sans quantité` : `${unsaid} without a quantity`);
  return `${what}${lang === 'fr' ? '\u202f: ' : ': '}${said.join(' + ')}`;
};

const unitOf = (unit: string, amount: number, lang: Language): string => {
  if (unit === 'piece') return '';
  if (unit === 'kg' || unit === 'l') return `\u00a0${unit}`;
  return ` ${unit}${amount > 1 && lang === 'fr' && !/[sx]$/.test(unit) ? 's' : ''}`;
};

/** Who it is for: name, shop, and, as soon as they may know, where and how to call them. */
export const whoAt = ({ request, part }: SheetStop): string => {
  const { name, organisation, telephone } = request.requester;
  const reach = mayReach(request, part) ? [request.street, telephone === null ? '' : telephoneInWords(telephone)] : [];
  return [name, organisation, ...reach].filter((said) => said !== '').join(', ');
};

/** What to hand over, and what was agreed instead. */
export const whatAt = ({ lines, part }: SheetStop, lang: Language): string => {
  const terms = part.reply?.kind === 'accept' ? proposalInWords(part.answer?.proposal, lang) : [];
  return [
    lines.map(lineInWords).join(' ; '),
    ...(terms.length === 0 ? [] : [pick(texts.instead, lang, { terms: terms.join(', ') })]),
  ].join('. ');
};

/** The place on a map that needs no account. */
export const mapOf = ({ request }: SheetStop): string => {
  const place = request.spot ?? request.place;
  return `https://www.openstreetmap.org/?mlat=${place.lat.toFixed(5)}&mlon=${place.lon.toFixed(5)}#map=15/${place.lat.toFixed(5)}/${place.lon.toFixed(5)}`;
};

/** Commune after commune, for a mail. */
export const sheetInText = ({ communes, open, totals }: PassageSheet, lang: Language): string[] => [
  ...communes.map(
    ({ name, stops }) =>
      `${name}\n${stops
        .map((stop) => [`- ${whoAt(stop)}`, `  ${whatAt(stop, lang)}`, ...wordOf(stop), `  ${mapOf(stop)}`].join('\n'))
        .join('\n')}`,
  ),
  ...(totals.length === 0
    ? []
    : [`${pick(texts.load, lang)}\n${totals.map((total) => `- ${totalInWords(total, lang)}`).join('\n')}`]),
  ...(open.length === 0
    ? []
    : [
        `${pick(texts.open, lang)}\n${open
          .map((stop) => `- ${[whoAt(stop), stop.request.place.label, whatAt(stop, lang)].join(' · ')}`)
          .join('\n')}`,
      ]),
];

const wordOf = ({ request: { word } }: SheetStop): string[] =>
  word === '' ? [] : [`  « ${word.replaceAll('\n', ' ')} »`];

export const countOf = ({ communes, open }: PassageSheet): number =>
  communes.reduce((sum, { stops }) => sum + stops.length, open.length);

/** As a table: a line for each thing that is asked for. */
export const sheetTable = (
  { communes, open }: PassageSheet,
  lang: Language,
): { readonly headings: string[]; readonly rows: (string | number)[][] } => {
  const columns = ['order', 'commune', 'name', 'telephone', 'email', 'product', 'quantity', 'word', 'state'] as const;
  const inOrder = communes.flatMap(({ stops }) => stops);
  const rowsOf = (stop: SheetStop, order: number | '', state: string) =>
    stop.lines.map(({ what, quantity }) => [
      order,
      [order === '' ? '' : stop.request.street, stop.request.place.label].filter(Boolean).join(', '),
      [stop.request.requester.name, stop.request.requester.organisation].filter(Boolean).join(', '),
      mayReach(stop.request, stop.part) ? (stop.request.requester.telephone ?? '') : '',
      order === '' ? '' : stop.request.requester.email,
      what,
      quantity,
      stop.request.word,
      state,
    ]);
  return {
    headings: columns.map((column) => pick(texts[column], lang)),
    rows: [
      ...inOrder.flatMap((stop, index) => rowsOf(stop, index + 1, pick(texts.agreed, lang))),
      ...open.flatMap((stop) => rowsOf(stop, '', pick(texts.open, lang))),
    ],
  };
};

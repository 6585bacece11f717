import type { Language, Text } from '#domain/shared/primitives.ts';
import type { Notice, NoticeKind } from '#domain/upkeep/notice.ts';
import { momentInWords } from '#web/shared/format.ts';
import { Notice as NoticeBox } from '#web/shared/notices.tsx';
import { pick } from '#web/shared/text.ts';

/** What goes wrong by itself, on the agency's home page: what it is, since when, and what to ask of whom. */
export const AgencyNotices = ({ notices, lang }: { readonly notices: readonly Notice[]; readonly lang: Language }) => (
  <>
    {notices.map((notice) => (
      <NoticeBox key={notice.kind} kind="bad" title={pick(WHAT[notice.kind], lang)}>
        <p>{pick(WHAT_TO_DO[notice.kind], lang)}</p>
        <p class="small">{pick(SINCE, lang, { when: momentInWords(notice.since, lang), n: notice.count })}</p>
      </NoticeBox>
    ))}
  </>
);

const SINCE: Text = { fr: 'Depuis {when} ; vu {n} fois.', en: 'Since {when}; seen {n} times.' };

const WHAT: Readonly<Record<NoticeKind, Text>> = {
  identity: {
    fr: 'Aucun e-mail ne part : notre adresse n’est pas encore vérifiée',
    en: 'No e-mail leaves: our address is not verified yet',
  },
  sandbox: {
    fr: 'Les e-mails ne partent pas : le compte d’envoi est encore à l’essai',
    en: 'E-mails do not leave: the sending account is still in its trial',
  },
  paused: { fr: 'Aucun e-mail ne part : les envois sont suspendus', en: 'No e-mail leaves: sending is paused' },
  rights: {
    fr: 'Des messages ne partent pas : il manque une autorisation au site',
    en: 'Messages do not leave: the site lacks a permission',
  },
  smsSandbox: {
    fr: 'Les SMS ne partent pas : le compte d’envoi est encore à l’essai',
    en: 'Text messages do not leave: the sending account is still in its trial',
  },
  smsSpending: {
    fr: 'Les SMS ne partent plus : le plafond de dépense du mois est atteint',
    en: 'Text messages have stopped: the month’s spending limit is reached',
  },
  unreadable: { fr: 'Une fiche n’a pas pu être lue', en: 'A record could not be read' },
  askedSms: {
    fr: 'Les SMS de confirmation de la journée sont épuisés',
    en: 'The day’s confirmation text messages are used up',
  },
  askedMail: {
    fr: 'Les e-mails de confirmation de la journée sont épuisés',
    en: 'The day’s confirmation e-mails are used up',
  },
};

const NOTHING_LOST: Text = {
  fr: 'Rien n’est perdu : ce qui attend repart de soi-même, pendant 14 jours.',
  en: 'Nothing is lost: what waits leaves by itself, for 14 days.',
};
const then = (what: Text): Text => ({ fr: `${what.fr} ${NOTHING_LOST.fr}`, en: `${what.en} ${NOTHING_LOST.en}` });

const ASKED: Text = {
  fr: 'Qui s’inscrit ou s’abonne est prié de revenir le lendemain ; les autres messages partent. Grande affluence ou abus : demandez à la personne qui gère l’hébergement (docs/runbook.md).',
  en: 'Whoever registers or subscribes is asked to come back the next day; other messages leave. A busy day or abuse: ask whoever runs the hosting (docs/runbook.md).',
};

const WHAT_TO_DO: Readonly<Record<NoticeKind, Text>> = {
  identity: then({
    fr: 'Demandez à la personne qui gère l’hébergement de vérifier le domaine dans Amazon SES (docs/runbook.md).',
    en: 'Ask whoever runs the hosting to verify the domain in Amazon SES (docs/runbook.md).',
  }),
  sandbox: then({
    fr: 'Demandez à la personne qui gère l’hébergement de demander à AWS la sortie du bac à sable SES (docs/runbook.md).',
    en: 'Ask whoever runs the hosting to request production access for SES from AWS (docs/runbook.md).',
  }),
  paused: then({
    fr: 'AWS a suspendu les envois, souvent après trop d’adresses fausses ou de plaintes : la personne qui gère l’hébergement a reçu un message d’AWS.',
    en: 'AWS has paused sending, mostly after too many wrong addresses or complaints: whoever runs the hosting has a message from AWS.',
  }),
  rights: then({
    fr: 'Demandez à la personne qui gère l’hébergement de redéployer le site (docs/runbook.md).',
    en: 'Ask whoever runs the hosting to deploy the site again (docs/runbook.md).',
  }),
  smsSandbox: then({
    fr: 'Demandez à la personne qui gère l’hébergement de demander à AWS l’accès en production pour les SMS (docs/runbook.md).',
    en: 'Ask whoever runs the hosting to request production access for SMS from AWS (docs/runbook.md).',
  }),
  smsSpending: then({
    fr: 'Demandez à la personne qui gère l’hébergement de relever le plafond, ou attendez le mois prochain (docs/runbook.md).',
    en: 'Ask whoever runs the hosting to raise the limit, or wait for the next month (docs/runbook.md).',
  }),
  askedSms: ASKED,
  askedMail: ASKED,
  unreadable: {
    fr: 'Elle manque dans les pages et les envois ; toutes les autres y sont. Prévenez la personne qui gère l’hébergement : son nom est dans le journal technique (docs/runbook.md).',
    en: 'It is missing from pages and messages; all others are there. Tell whoever runs the hosting: its key is in the log (docs/runbook.md).',
  },
};

import type { Text } from '#domain/shared/primitives.ts';
import type { CountedText } from '#web/shared/text.ts';

export const openingTexts = {
  title: { fr: 'Ouverture de l’annuaire', en: 'Opening of the directory' },
  preparing: { fr: 'L’annuaire ouvre {when}', en: 'The directory opens {when}' },
  preparingText: {
    fr: 'Jusque-là, producteurs et habitants s’inscrivent ; personne n’est montré, personne n’est annoncé. À l’ouverture, chaque personne inscrite reçoit un seul message, avec tous ceux qui livrent chez elle.',
    en: 'Until then producers and residents register; nobody is shown, nobody is announced. At the opening each subscriber gets one single message, with everybody who delivers to them.',
  },
  strip: {
    fr: 'L’annuaire n’est pas encore ouvert : il ouvre {when}.',
    en: 'The directory is not open yet: it opens {when}.',
  },
  stripLink: { fr: 'L’ouverture', en: 'The opening' },
  published: { fr: 'producteurs prêts', en: 'producers ready' },
  pending: { fr: 'inscriptions à relire', en: 'registrations to review' },
  mails: { fr: 'messages à l’ouverture', en: 'messages at the opening' },
  mailsSent: { fr: 'personnes à prévenir', en: 'people to tell' },
  pendingLeft: {
    fr: 'Ceux qui attendent encore ne seront pas dans ce message : relisez-les avant d’ouvrir.',
    en: 'Those who still wait will not be in that message: review them before opening.',
  },
  nobody: {
    fr: 'Aucun producteur n’est prêt : ouvrir maintenant ne montrerait personne.',
    en: 'No producer is ready: opening now would show nobody.',
  },
  openNow: { fr: 'Ouvrir maintenant', en: 'Open now' },
  askTitle: { fr: 'Ouvrir l’annuaire maintenant ?', en: 'Open the directory now?' },
  askText: {
    fr: 'Les recherches montrent les producteurs d’ici une à deux minutes. Qui n’a encore personne chez lui ne reçoit rien. On ne referme pas l’annuaire, et un message parti ne se rattrape pas.',
    en: 'Searches show the producers within a minute or two. Whoever has nobody delivering yet gets nothing. The directory cannot be closed again, and a message that has left cannot be called back.',
  },
  open: { fr: 'L’annuaire est ouvert', en: 'The directory is open' },
  openSince: { fr: 'Depuis {when}.', en: 'Since {when}.' },
  openedBy: { fr: 'Ouvert {when} par {who}.', en: 'Opened {when} by {who}.' },
  always: {
    fr: 'Il l’a toujours été : aucun jour d’ouverture n’est réglé.',
    en: 'It always was: no opening day is set.',
  },
  telling: {
    fr: 'Les messages se préparent, un par personne. Rechargez cette page dans une minute.',
    en: 'The messages are being prepared, one a person. Reload this page in a minute.',
  },
} as const satisfies Record<string, Text>;

export const openingCounted = {
  willLeave: {
    one: {
      fr: '{n} message partira, au plus : un par personne inscrite.',
      en: '{n} message will leave, at most: one a subscriber.',
    },
    many: {
      fr: '{n} messages partiront, au plus : un par personne inscrite.',
      en: '{n} messages will leave, at most: one a subscriber.',
    },
  },
  openAndSend: {
    one: { fr: 'Oui, ouvrir et envoyer {n} message', en: 'Yes, open and send {n} message' },
    many: { fr: 'Oui, ouvrir et envoyer {n} messages', en: 'Yes, open and send {n} messages' },
  },
  told: {
    one: {
      fr: '{n} personne inscrite est prévenue, en un message, de ceux qui livrent chez elle.',
      en: '{n} subscriber is told, in one message, of those who deliver to them.',
    },
    many: {
      fr: '{n} personnes inscrites sont prévenues, chacune en un message, de ceux qui livrent chez elles.',
      en: '{n} subscribers are told, each in one message, of those who deliver to them.',
    },
  },
} as const satisfies Record<string, CountedText>;

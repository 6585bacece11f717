import type { Language, Text } from '#domain/shared/primitives.ts';
import type { ToDo, ToDoCode } from '#domain/tasks/to-do.ts';
import { pick } from '#web/shared/text.ts';

const texts: Readonly<Record<ToDoCode, Text>> = {
  requestByTelephone: { fr: 'Téléphoner à {name} pour une demande', en: 'Telephone {name} about a request' },
  requestToUnclaimed: {
    fr: 'Appeler {name} ({commune}), pas encore inscrit : quelqu’un lui demande quelque chose',
    en: 'Call {name} ({commune}), not yet registered: somebody asks something of them',
  },
  producerLost: {
    fr: '{name} : introuvable, prévenir le demandeur',
    en: '{name}: no longer here, tell the requester',
  },
  registrationReceived: {
    fr: 'Téléphoner à {contact} ({name}) : son inscription est bien arrivée, elle va être relue',
    en: 'Telephone {contact} ({name}): their registration has arrived and will be reviewed',
  },
  registrationApproved: {
    fr: 'Téléphoner à {contact} ({name}) : sa fiche est publiée',
    en: 'Telephone {contact} ({name}): their page is published',
  },
  registrationRejected: {
    fr: 'Téléphoner à {contact} ({name}) : sa fiche n’est pas publiée, pour cette raison : « {reason} »',
    en: 'Telephone {contact} ({name}): their page is not published, for this reason: “{reason}”',
  },
  changeApproved: {
    fr: 'Téléphoner à {contact} ({name}) : la modification de sa fiche est publiée',
    en: 'Telephone {contact} ({name}): the change of their page is published',
  },
  changeRejected: {
    fr: 'Téléphoner à {contact} ({name}) : la modification de sa fiche n’est pas publiée ; la raison est sur sa fiche',
    en: 'Telephone {contact} ({name}): the change of their page is not published; the reason is on their page',
  },
  withdrawn: {
    fr: 'Téléphoner à {contact} ({name}) : sa fiche est retirée, ses coordonnées vont être effacées',
    en: 'Telephone {contact} ({name}): their page is withdrawn, their contact details will be erased',
  },
  pageRests: {
    fr: 'Téléphoner à {contact} ({name}) : sa fiche n’est plus montrée, faute de réponse à trois messages ; demander ce qui est encore juste',
    en: 'Telephone {contact} ({name}): their page is no longer shown, since three messages had no answer; ask what is still right',
  },
  wantsToChange: {
    fr: 'Téléphoner à {contact} ({name}) : il demande à changer sa fiche ; la changer avec lui au téléphone',
    en: 'Telephone {contact} ({name}): they ask to change their page; change it with them on the telephone',
  },
  question: {
    fr: 'Téléphoner à {contact} ({name}) et noter sa réponse sur sa fiche : « {question} »',
    en: 'Telephone {contact} ({name}) and note the answer on their page: “{question}”',
  },
  didNotCome: {
    fr: 'Téléphoner à {contact} ({name}) : {times} personnes disent que ce qui était convenu n’est pas venu',
    en: 'Telephone {contact} ({name}): {times} people say that what was agreed did not come',
  },
  questionNotReceived: {
    fr: '{name} n’a pas reçu la question de l’agence : la lui poser par téléphone, et noter sa réponse sur sa fiche',
    en: '{name} did not get the agency’s question: ask it on the telephone, and note the answer on their page',
  },
  decisionNotReceived: {
    fr: '{name} n’a pas reçu la décision sur sa fiche : le prévenir autrement',
    en: '{name} did not get the decision on their page: tell them otherwise',
  },
  receiptNotReceived: {
    fr: '{name} n’a pas reçu l’accusé de son inscription : vérifier son adresse avec lui',
    en: '{name} did not get the receipt of their registration: check the address with them',
  },
  linkNotReceived: {
    fr: '{name} n’a pas reçu le lien de sa fiche : vérifier son adresse avec lui',
    en: '{name} did not get the link to their page: check the address with them',
  },
  newsNotReceived: {
    fr: '{name} n’a pas reçu notre message sur sa fiche : le prévenir autrement',
    en: '{name} did not get our message about their page: tell them otherwise',
  },
  invitationNotReceived: {
    fr: 'Appeler {name}, pas encore inscrit : son invitation par {channel} n’est pas arrivée',
    en: 'Call {name}, not yet registered: their invitation by {channel} did not arrive',
  },
};

const CHANNELS: Readonly<Record<'sms' | 'email', Text>> = {
  sms: { fr: 'SMS', en: 'text message' },
  email: { fr: 'courriel', en: 'e-mail' },
};

/** What a task asks to do, in a member's language; without a full stop. */
export const toDoInWords = (toDo: ToDo, lang: Language): string => {
  const { code, ...values } = toDo;
  return pick(
    texts[code],
    lang,
    'channel' in values ? { ...values, channel: pick(CHANNELS[values.channel], lang) } : values,
  );
};

import type { Text } from '#domain/shared/primitives.ts';

export const telephoneTexts = {
  title: { fr: 'Inscrire par téléphone', en: 'Register by telephone' },
  lead: {
    fr: 'Un producteur appelle : remplissez l’inscription avec lui. Les titres sont les questions à lui poser ; à la fin, vous lui relisez le tout, et il reçoit le lien de sa fiche.',
    en: 'A producer calls: fill in the registration with him. The titles are the questions to ask; at the end you read it all back, and he gets the link to his page.',
  },
  begin: { fr: 'Nouvelle inscription', en: 'New registration' },
  resume: { fr: 'À reprendre', en: 'To go on with' },
  resumeLead: {
    fr: 'Vos inscriptions commencées, gardées 14 jours après la dernière saisie.',
    en: 'Registrations that you have begun, kept for 14 days after the last entry.',
  },
  nothing: { fr: 'Rien n’attend d’être repris.', en: 'Nothing waits to be gone on with.' },
  nameless: { fr: 'Sans nom', en: 'Without a name' },
  touched: { fr: 'touchée {when}', en: 'touched {when}' },
  goOn: { fr: 'Reprendre : {step}', en: 'Go on with: {step}' },
  readBack: { fr: 'À relire', en: 'To be read back' },

  readTitle: { fr: 'Relire à voix haute', en: 'Read back aloud' },
  readLead: {
    fr: 'Lisez ces phrases au producteur, et corrigez ce qu’il reprend.',
    en: 'Read these sentences to the producer, and correct what he puts right.',
  },
  missing: { fr: 'Il manque encore', en: 'Still missing' },
  correct: { fr: 'Corriger', en: 'Correct' },
  correctStep: { fr: 'Corriger : {step}', en: 'Correct: {step}' },
  intro: {
    fr: 'Je vous relis ce que j’ai noté. Arrêtez-moi si quelque chose n’est pas juste.',
    en: 'I will read back what I wrote down. Stop me if something is not right.',
  },
  saysWho: {
    fr: 'Votre nom dans l’annuaire : « {name} ». On demandera {contact}.',
    en: 'Your name in the directory: “{name}”. People will ask for {contact}.',
  },
  saysSiret: { fr: 'Votre numéro SIRET : {siret}.', en: 'Your SIRET number: {siret}.' },
  saysDescription: { fr: 'Votre présentation : « {description} »', en: 'Your description: “{description}”' },
  saysWhere: { fr: 'Votre commune : {commune}.', en: 'Your commune: {commune}.' },
  saysAddress: { fr: 'Votre adresse : {address}, {commune}.', en: 'Your address: {address}, {commune}.' },
  saysOffers: { fr: 'Vous vendez :', en: 'You sell:' },
  saysOffer: { fr: '{name}, {months}{price} ; {audiences}', en: '{name}, {months}{price}; {audiences}' },
  saysFor: { fr: 'pour : {audiences}', en: 'for: {audiences}' },
  saysRounds: { fr: 'Vous livrez ainsi :', en: 'You deliver like this:' },
  saysLabels: { fr: 'Vos labels : {labels}.', en: 'Your labels: {labels}.' },
  saysPayments: { fr: 'On vous paie par : {payments}.', en: 'You are paid by: {payments}.' },
  saysChannel: {
    fr: 'Quand quelqu’un vous demande quelque chose, nous vous joignons d’abord par {first}.',
    en: 'When somebody asks you for something, we reach you first by {first}.',
  },
  saysNext: { fr: 'Sans réponse, par {next}.', en: 'Without an answer, by {next}.' },
  saysShown: { fr: 'Sur le site, tout le monde verra : {shown}.', en: 'On the site everybody will see: {shown}.' },
  saysNothingShown: {
    fr: 'Sur le site, personne ne verra ni votre numéro ni votre adresse e-mail.',
    en: 'On the site nobody will see your number or your e-mail address.',
  },
  saysRights: {
    fr: 'Ces renseignements servent à l’annuaire. Vous pourrez les changer ou vous retirer à tout moment, par le lien que vous allez recevoir.',
    en: 'This is used for the directory. You can change it or leave at any time, by the link that you are about to get.',
  },
  asks: {
    fr: 'Est-ce bien cela, et êtes-vous d’accord pour figurer dans l’annuaire ?',
    en: 'Is that right, and do you agree to be in the directory?',
  },
  agreed: { fr: 'Il a dit oui : c’est exact, et il est d’accord.', en: 'He said yes: it is right, and he agrees.' },
  register: { fr: 'Inscrire, à relire ensuite', en: 'Register, to be reviewed' },
  publish: { fr: 'Inscrire et publier', en: 'Register and publish' },
  publishHint: {
    fr: 'Publier rend la fiche visible aussitôt et prévient les abonnés qu’il atteint.',
    en: 'Publishing shows the page at once and tells the subscribers they reach.',
  },
  byEmail: { fr: 'e-mail, à {address}', en: 'e-mail, to {address}' },
  bySms: { fr: 'SMS, au {number}', en: 'text message, to {number}' },
  byCall: { fr: 'téléphone, au {number}', en: 'telephone, on {number}' },

  taken: { fr: 'Ce numéro SIRET est déjà inscrit', en: 'This SIRET number is registered already' },
  takenText: {
    fr: 'Rien n’a été écrit. Vérifiez le numéro avec lui ; s’il est juste, sa fiche existe déjà :',
    en: 'Nothing was written. Check the number with him; if it is right, his page exists already:',
  },
  takenSee: { fr: 'Voir sa fiche', en: 'See his page' },
  sentTitle: { fr: '{name} est inscrit', en: '{name} is registered' },
  sentPublished: { fr: '{name} est inscrit et publié', en: '{name} is registered and published' },
  sentMail: {
    fr: 'Un e-mail part à {address}, avec le lien de sa fiche.',
    en: 'An e-mail goes to {address}, with the link to his page.',
  },
  sentSms: {
    fr: 'Un SMS part au {number}, avec le lien de sa fiche.',
    en: 'A text message goes to {number}, with the link to his page.',
  },
  sentCall: {
    fr: 'Il n’a ni e-mail ni SMS : rien ne part. L’appel pour lui dire la suite est dans la liste des appels.',
    en: 'He has neither e-mail nor text messages: nothing is sent. The call to tell him what follows is in the list of calls.',
  },
  sentPending: { fr: 'Sa fiche attend d’être relue.', en: 'His page waits for review.' },
  seeProducer: { fr: 'Sa fiche', en: 'His page' },
  another: { fr: 'Une autre inscription', en: 'Another registration' },
} as const satisfies Record<string, Text>;

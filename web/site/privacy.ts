import type { Prose } from './prose.tsx';

/** Articles 13 and 14 of the GDPR: purposes, legal bases, retention, rights. The periods are those that the code keeps. */
export const privacy: Prose = {
  title: { fr: 'Vos données personnelles', en: 'Your personal data' },
  lead: {
    fr: 'Le moins possible, pour une seule raison à la fois, et pas plus longtemps que nécessaire.',
    en: 'As little as possible, for one reason at a time, and no longer than needed.',
  },
  sections: [
    {
      heading: { fr: 'Qui en est responsable', en: 'Who is responsible' },
      paragraphs: [
        {
          fr: '{agency}, {address}. Pour toute question : {email} ou {telephone}.',
          en: '{agency}, {address}. For any question: {email} or {telephone}.',
        },
      ],
    },
    {
      heading: { fr: 'Quand vous cherchez', en: 'When you search' },
      paragraphs: [
        {
          fr: 'Votre navigateur nous envoie une commune et un carré sur la carte, jamais votre adresse. Nous n’enregistrons ni l’un ni l’autre. Sans script, la rue que vous tapez nous est envoyée le temps de la situer ; elle n’est ni gardée ni notée. Les suggestions d’adresses viennent de la Base Adresse Nationale, un service de l’État que votre navigateur interroge directement. Ni traceur, ni mesure d’audience, ni cookie.',
          en: 'Your browser sends us a commune and a square on the map, never your address. We record neither. Without a script, the street that you type is sent to us while we locate it; it is neither kept nor noted. Address suggestions come from the Base Adresse Nationale, a State service that your browser asks directly. No trackers, no analytics, no cookies.',
        },
      ],
    },
    {
      heading: { fr: 'Quand vous demandez à être prévenu', en: 'When you ask to be told' },
      points: [
        {
          fr: 'Ce que nous gardons : votre e-mail, le lieu, vos choix, et la preuve de votre accord (son texte, sa date, sa confirmation).',
          en: 'What we keep: your e-mail address, the place, your choices, and the proof of your consent (its wording, date and confirmation).',
        },
        {
          fr: 'Pourquoi : vous écrire quand un producteur vient jusqu’à ce lieu. Base légale : votre consentement.',
          en: 'Why: to write to you when a producer comes to that place. Legal basis: your consent.',
        },
        {
          fr: 'Combien de temps : une demande non confirmée disparaît en 7 jours ; une alerte vit jusqu’à ce que vous l’arrêtiez, ou trois ans après votre dernier clic.',
          en: 'How long: an unconfirmed request goes after 7 days; an alert lives until you stop it, or three years after your last click.',
        },
        {
          fr: 'Arrêter : un clic dans chaque message, sans mot de passe. Nous ne savons pas si vous ouvrez nos messages.',
          en: 'Stopping: one click in every message, no password. We do not know whether you open our messages.',
        },
        {
          fr: 'Votre page (/alertes/ma-page), par un lien envoyé à votre adresse : y lire et emporter tout ce que nous gardons de vous, en changer, et tout effacer tout de suite, vos demandes à des producteurs comprises : il en reste ce qui a été demandé, sans vous. L’adresse d’une alerte arrêtée s’efface 28 jours plus tard.',
          en: 'Your page (/en/alerts/my-page), by a link sent to your address: read and take away everything that we keep about you, change it, and erase everything at once, your requests to producers included: what was asked remains, without you. The address of an alert that was stopped is erased 28 days later.',
        },
      ],
    },
    {
      heading: { fr: 'Quand vous demandez quelque chose à un producteur', en: 'When you ask a producer for something' },
      points: [
        {
          fr: 'Ce que nous gardons : votre nom, votre e-mail, votre téléphone et votre rue si vous les donnez, votre demande et les réponses.',
          en: 'What we keep: your name, e-mail address, telephone number and street if you give them, your request and the answers.',
        },
        {
          fr: 'Qui le voit : les producteurs à qui vous écrivez, et {agency} s’il faut leur téléphoner. Ils voient votre nom et votre commune ; vos coordonnées et votre rue, quand ils disent oui, ou tout de suite si vous le cochez.',
          en: 'Who sees it: the producers you write to, and {agency} if they must be telephoned. They see your name and commune; your contacts and street when they say yes, or at once if you tick so.',
        },
        {
          fr: 'Sur votre appareil : si vous le cochez, votre navigateur retient votre nom, vos coordonnées et votre rue pour la prochaine fois. Nous ne les lisons pas ; un bouton les oublie.',
          en: 'On your device: if you tick it, your browser remembers your name, contacts and street for the next time. We do not read them; a button forgets them.',
        },
        {
          fr: 'Pourquoi : transmettre votre demande. Base légale : les démarches que vous avez voulues avant un achat.',
          en: 'Why: to pass your request on. Legal basis: the steps you asked for before a purchase.',
        },
        {
          fr: 'Combien de temps : un an. Un cookie, posé seulement après votre confirmation, évite pendant 180 jours de vous la redemander.',
          en: 'How long: one year. A cookie, set only after you confirmed, saves you from confirming again for 180 days.',
        },
      ],
    },
    {
      heading: { fr: 'Quand vous êtes producteur', en: 'When you are a producer' },
      points: [
        {
          fr: 'Ce qui est public : votre fiche, et les seuls contacts que vous avez choisi de montrer.',
          en: 'What is public: your listing, and only the contacts you chose to show.',
        },
        {
          fr: 'Ce qui ne l’est pas : votre nom, votre SIRET, et les numéros par lesquels vous recevez les demandes.',
          en: 'What is not: your name, your SIRET, and the numbers by which you receive requests.',
        },
        {
          fr: 'Pourquoi : tenir l’annuaire. Base légale : la mission d’intérêt public de {agency}.',
          en: 'Why: to keep the directory. Legal basis: the public-interest task of {agency}.',
        },
        {
          fr: 'Combien de temps : tant que vous y figurez. Si vous retirez votre fiche, tout cela est effacé dans la semaine ; seul le journal ci-dessous garde la trace des décisions. Une inscription non terminée disparaît en 14 jours ; une inscription dont l’adresse n’a jamais été confirmée, en 30 jours, avec ce qui lui a été écrit ; une inscription refusée, au bout d’un an.',
          en: 'How long: as long as you are listed. If you withdraw your page, all of it is erased within the week; only the journal below keeps a record of the decisions. An unfinished registration goes after 14 days; one whose address was never confirmed after 30 days, with what was written to it; a refused one after a year.',
        },
      ],
    },
    {
      heading: { fr: 'Le journal de {agency}', en: 'The journal of {agency}' },
      points: [
        {
          fr: 'Ce qu’il contient : ce que chaque membre a fait (publier, refuser, inviter, changer une fiche, noter une réponse), quand, et ce qui a changé. Les adresses et numéros privés n’y sont pas lisibles.',
          en: 'What it holds: what each member did (publish, reject, invite, change a page, note an answer), when, and what changed. Private addresses and numbers cannot be read in it.',
        },
        {
          fr: 'Qui le voit : les membres de {agency}, et eux seuls. Personne ne peut le corriger.',
          en: 'Who sees it: the members of {agency}, nobody else. Nobody can edit it.',
        },
        {
          fr: 'Pourquoi : pouvoir répondre d’une décision, et savoir qui l’a prise. Base légale : la mission d’intérêt public de {agency}.',
          en: 'Why: to be able to answer for a decision, and to know who took it. Legal basis: the public-interest task of {agency}.',
        },
        {
          fr: 'Combien de temps : trois ans, puis chaque ligne s’efface d’elle-même, celles d’une fiche retirée comprises.',
          en: 'How long: three years; then each line goes by itself, those about a page that was withdrawn included.',
        },
      ],
    },
    {
      heading: { fr: 'Les messages envoyés', en: 'Messages sent' },
      paragraphs: [
        {
          fr: 'Nous gardons un an la trace de chaque message que nous devons à quelqu’un (à qui, pourquoi, quand, s’il est arrivé), sans son texte ; d’une alerte, sans son adresse. Ils partent par Amazon Web Services, en Union européenne, notre sous-traitant.',
          en: 'For one year we keep a record of each message that we owe to somebody (to whom, why, when, whether it arrived), without its text; of an alert, without its address. They leave through Amazon Web Services, in the European Union, our processor.',
        },
      ],
    },
    {
      heading: { fr: 'Vos droits', en: 'Your rights' },
      paragraphs: [
        {
          fr: 'Vous pouvez lire, corriger, effacer ou emporter ce que nous avons sur vous, vous y opposer ou retirer votre accord : écrivez à {email} ou appelez le {telephone}. Réponse sous un mois. Pas d’accord avec elle ? La CNIL reçoit les réclamations : cnil.fr.',
          en: 'You may read, correct, erase or take away what we hold about you, object to it or withdraw your consent: write to {email} or call {telephone}. You will hear within a month. Not satisfied? The CNIL receives complaints: cnil.fr.',
        },
      ],
    },
  ],
};

import type { Text } from '#domain/shared/primitives.ts';

export const texts = {
  title: { fr: 'Pas encore inscrits, près de {place}', en: 'Not yet with us, near {place}' },
  lead: {
    fr: 'Ces producteurs figurent dans des listes publiques, mais ne se sont pas inscrits ici : nous ne savons ni s’ils livrent, ni où.',
    en: 'These producers are in public lists but have not joined: we know neither whether they deliver, nor where.',
  },
  none: { fr: 'Nous n’en connaissons aucun par ici.', en: 'We know of none around here.' },
  near: { fr: 'aux environs de {commune}', en: 'near {commune}' },
  tag: { fr: 'Pas encore inscrit', en: 'Not yet with us' },
  ask: { fr: 'Lui demander quelque chose', en: 'Ask for something' },
  askTitle: { fr: 'Demander à {name}, pas encore inscrit', en: 'Ask {name}, not yet with us' },
  askLead: {
    fr: '{name} ({commune}) n’est pas inscrit ici et n’a rien demandé : nous ne savons pas s’il livre à {place}. Une personne de l’agence l’appellera pour vous, puis vous dira ce qu’il en est. Cela peut prendre quelques jours.',
    en: '{name} ({commune}) has not joined and has asked for nothing: we do not know whether they deliver to {place}. A person of the agency will call them for you, then tell you. This may take some days.',
  },
  askSend: { fr: 'Demander à l’agence d’appeler', en: 'Ask the agency to call' },
  isYours: { fr: 'C’est votre ferme ? Inscrivez-la.', en: 'Is this your farm? Register it.' },

  invitedTitleMany: { fr: '{name} : ces fermes sont-elles les vôtres ?', en: '{name}: are these your farms?' },
  invitedTitle: { fr: '{name} : est-ce votre ferme ?', en: '{name}: is this your farm?' },
  shown: { fr: 'Ce que l’annuaire montre de vous', en: 'What the directory shows of you' },
  noProducts: { fr: 'aucun produit connu', en: 'no product known' },
  mine: { fr: 'C’est ma ferme', en: 'This is my farm' },
  mineText: {
    fr: 'Ouvrez votre page : ce que nous savons est déjà rempli, il reste à dire où et quand vous livrez. C’est gratuit.',
    en: 'Open your page: what we know is filled in already; it remains to say where and when you deliver. It is free.',
  },
  out: { fr: 'Retirez-moi', en: 'Take me out' },
  outText: {
    fr: 'Votre nom et vos coordonnées sont effacés tout de suite, sans raison à donner. Aucune liste ne vous ramènera.',
    en: 'Your name and contact details are erased at once; no reason needed. No list will bring you back.',
  },
  outTitle: { fr: 'C’est fait : vous ne figurez plus ici', en: 'Done: you are no longer listed here' },
  outDone: {
    fr: 'Tout ce que nous savions de vous est effacé ; le fichier de la liste l’est sous trente jours, et personne d’autre que l’agence ne le voit d’ici là. Nous ne gardons qu’une empreinte illisible de votre nom et de vos identifiants, pour qu’une prochaine liste ne vous ramène pas.',
    en: 'Everything we knew of you is erased; the file of the list is within thirty days, and nobody but the agency sees it until then. We only keep an unreadable fingerprint of your name and identifiers, so that no later list brings you back.',
  },
  why: { fr: 'D’où viennent ces informations ?', en: 'Where does this come from?' },
  goneTitle: { fr: 'Vous ne figurez pas parmi les non-inscrits', en: 'You are not among those not yet with us' },
  gone: {
    fr: 'Vous avez demandé à ne plus figurer, ou vous êtes déjà inscrit. Dans les deux cas il n’y a rien à faire ici.',
    en: 'You have asked not to be listed, or you are registered already. Either way there is nothing to do here.',
  },
} as const satisfies Record<string, Text>;

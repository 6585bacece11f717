import type { Text } from '#domain/shared/primitives.ts';

export const texts = {
  title: { fr: '{site} : les producteurs qui livrent chez vous', en: '{site}: producers who deliver to you' },
  description: {
    fr: 'Quels producteurs passent dans votre commune, quel jour, avec quoi ? En {territory}, sans intermédiaire ni commission.',
    en: 'Which producers come to your commune, on which day, with what? In {territory}, no middleman, no commission.',
  },
  ask: { fr: 'Qui livre chez vous ?', en: 'Who delivers to you?' },
  lead: {
    fr: 'Fermes et artisans ont leurs tournées. Dites où vous êtes : voici qui passe, quel jour, avec quoi.',
    en: 'Farms and makers have their rounds. Say where you are: here is who comes, on which day, with what.',
  },
  opens: { fr: 'L’annuaire ouvre {when}', en: 'The directory opens on {when}' },
  opensMore: {
    fr: 'Cherchez déjà votre commune : ce jour-là, un message vous dira qui livre chez vous.',
    en: 'Look up your commune now: on that day a message will tell you who delivers to you.',
  },
  who: {
    fr: '{agency} tient cet annuaire public et gratuit. Ni commande ni paiement ici : vous parlez au producteur.',
    en: '{agency} keeps this free public directory. No orders or payments here: you talk to the producer.',
  },
  howTitle: { fr: 'Comment ça marche', en: 'How it works' },
  how1: { fr: 'Vous cherchez', en: 'You search' },
  how1More: {
    fr: 'Une commune suffit. Nous ne gardons pas votre adresse.',
    en: 'A commune is enough. We do not keep your address.',
  },
  how2: { fr: 'Vous demandez', en: 'You ask' },
  how2More: {
    fr: 'Par téléphone, ou par un mot que le producteur reçoit comme il en a l’habitude.',
    en: 'By telephone, or by a word that reaches the producer in his usual way.',
  },
  how3: { fr: 'Vous êtes prévenu', en: 'You hear of it' },
  how3More: {
    fr: 'Un e-mail quand un nouveau producteur vient jusque chez vous, et rien d’autre.',
    en: 'An e-mail when a new producer comes to you, and nothing else.',
  },
  seasonTitle: { fr: 'En {month}, c’est la saison', en: 'In season in {month}' },
  seasonTail: { fr: '… et ce qui pousse toute l’année.', en: '… and what grows all year.' },
  recipesTitle: { fr: 'À cuisiner ce mois-ci', en: 'To cook this month' },
  recipesAll: { fr: 'Toutes les recettes', en: 'All recipes' },
  callTitle: { fr: 'Vous produisez, vous livrez ?', en: 'Do you grow, make and deliver?' },
  callText: {
    fr: 'Inscrivez-vous en dix minutes : vos produits, vos tournées, et la façon dont vous aimez qu’on vous joigne. C’est gratuit, et vous gardez la main.',
    en: 'Register in ten minutes: your products, your rounds, and how you like to be reached. It is free, and you stay in charge.',
  },
  callButton: { fr: 'Inscrire ma ferme', en: 'Register my farm' },
  callHelp: { fr: 'Ou par téléphone, avec nous :', en: 'Or by telephone, with us:' },
} as const satisfies Record<string, Text>;

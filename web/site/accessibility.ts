import type { Prose } from './prose.tsx';

/** The declaration that RGAA 4 asks of public bodies (decree 2019-768), honest about what was not audited. */
export const accessibility: Prose = {
  title: { fr: 'Accessibilité : partiellement conforme', en: 'Accessibility: partially compliant' },
  lead: {
    fr: '{agency} s’engage à rendre {site} accessible, conformément à l’article 47 de la loi du 11 février 2005.',
    en: '{agency} undertakes to make {site} accessible, under article 47 of the French law of 11 February 2005.',
  },
  sections: [
    {
      heading: { fr: 'État de conformité', en: 'State of compliance' },
      paragraphs: [
        {
          fr: '{site} est déclaré partiellement conforme au Référentiel général d’amélioration de l’accessibilité, RGAA 4.1. Aucun audit complet par un tiers n’a encore été fait : le taux de conformité n’est pas connu. Les pages sont vérifiées à chaque version par un outil automatique (axe-core), qui ne voit qu’une partie des critères.',
          en: '{site} is declared partially compliant with the French accessibility standard RGAA 4.1 (WCAG 2.1 AA). No full audit by a third party has been made yet: the rate of compliance is unknown. Each version’s pages are checked by an automatic tool (axe-core), which sees only a part of the criteria.',
        },
      ],
    },
    {
      heading: { fr: 'Ce qui a été fait', en: 'What has been done' },
      points: [
        {
          fr: 'Chaque page et chaque formulaire fonctionnent sans JavaScript et au clavier.',
          en: 'Every page and form works without JavaScript and from the keyboard.',
        },
        {
          fr: 'Aucune information ne passe par la couleur seule : une forme ou un mot la double.',
          en: 'Nothing is told by colour alone: a shape or a word doubles it.',
        },
        {
          fr: 'La liste est toujours le premier accès ; une carte n’est jamais le seul.',
          en: 'The list always comes first; a map is never the only way.',
        },
        {
          fr: 'Les pages se lisent à 320 pixels de large et agrandies à 200 %.',
          en: 'Pages can be read at 320 pixels wide and enlarged to 200 %.',
        },
      ],
    },
    {
      heading: { fr: 'Ce qui peut manquer', en: 'What may be missing' },
      points: [
        {
          fr: 'Les textes que les producteurs écrivent eux-mêmes ne sont pas toujours simples à lire.',
          en: 'Texts written by the producers themselves are not always easy to read.',
        },
        {
          fr: 'Les lecteurs d’écran n’ont pas été essayés sur toutes les pages.',
          en: 'Screen readers have not been tried on every page.',
        },
      ],
    },
    {
      heading: { fr: 'Un obstacle ? Dites-le-nous', en: 'Something in your way? Tell us' },
      paragraphs: [
        {
          fr: 'Appelez le {telephone} ou écrivez à {email} : une personne fera la recherche avec vous, et nous corrigerons.',
          en: 'Call {telephone} or write to {email}: a person will search with you, and we will mend it.',
        },
      ],
    },
    {
      heading: { fr: 'Voies de recours', en: 'If we do not answer' },
      paragraphs: [
        {
          fr: 'Si nous ne vous répondons pas, vous pouvez saisir le Défenseur des droits : formulaire.defenseurdesdroits.fr, ou par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07. Téléphone : 09 69 39 00 00.',
          en: 'If we do not answer, you may turn to the Défenseur des droits: formulaire.defenseurdesdroits.fr, or by free post: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07. Telephone: 09 69 39 00 00.',
        },
      ],
    },
  ],
};

import { RANKING_RULE } from '#web/search/ranking-rule.ts';
import type { Prose } from './prose.tsx';

export const ranking: Prose = {
  title: { fr: 'Dans quel ordre les producteurs sont affichés', en: 'In which order producers are shown' },
  lead: RANKING_RULE,
  sections: [
    {
      heading: { fr: 'Le détail', en: 'In detail' },
      points: [
        {
          fr: 'Venir jusqu’à vous : livrer à domicile, ou tenir un point de retrait dont le producteur dit que votre commune y vient. Un colis arrive aussi, mais après.',
          en: 'Coming to you: delivering to the door, or running a pick-up point that the producer says people of your commune come to. A parcel arrives too, but comes after.',
        },
        {
          fr: '« Une partie de votre commune » : la limite de la tournée traverse le lieu que vous avez donné. Une adresse exacte lève le doute.',
          en: '“Part of your commune”: the edge of the round runs through the place you gave. An exact address settles it.',
        },
        {
          fr: 'La distance va de la ferme au milieu du lieu indiqué, à vol d’oiseau. Deux fermes à moins d’un kilomètre près sont à égalité.',
          en: 'The distance is from the farm to the middle of the place, as the crow flies. Two farms within the same kilometre are equals.',
        },
        {
          fr: 'À égalité, un tirage au sort refait chaque jour, le même pour tous les visiteurs.',
          en: 'Between equals, a draw made again every day, the same for every visitor.',
        },
      ],
    },
    {
      heading: { fr: 'Qui figure dans l’annuaire', en: 'Who is in the directory' },
      paragraphs: [
        {
          fr: 'Tout producteur du territoire, ou qui y livre, peut s’inscrire gratuitement. {agency} vérifie chaque inscription avant de la publier. Personne ne paie pour figurer ici ni pour être mieux placé : ni publicité, ni partenariat, ni commission.',
          en: 'Any producer of the territory, or who delivers there, may register for free. {agency} checks each registration before publishing it. Nobody pays to be here or to be better placed: no advertising, no partnership, no commission.',
        },
        {
          fr: 'Un producteur en pause, ou qui s’est retiré, n’apparaît plus.',
          en: 'A producer who takes a break, or has left, no longer appears.',
        },
      ],
    },
    {
      heading: { fr: 'Une erreur ?', en: 'A mistake?' },
      paragraphs: [{ fr: 'Dites-le-nous : {telephone}, ou {email}.', en: 'Tell us: {telephone}, or {email}.' }],
    },
  ],
};

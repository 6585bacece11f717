import type { Text } from '#domain/shared/primitives.ts';

/**
 * GDPR, article 14: who is not asked themselves is told who we are, what we hold, where it comes from, why, how long, and how to object (article 21:
 * without giving a reason). `{agency}`, `{source}` and `{contact}` are filled in by whoever sends it.
 */
export const WHAT_THE_LAW_WANTS_SAID: Text = {
  fr: '{agency} tient cet annuaire pour faire connaître les producteurs (mission d’intérêt public). Votre nom, votre commune et vos produits viennent de : {source}. Vos coordonnées n’y figurent pas : elles ne servent qu’à ce message, et sont effacées si vous demandez à ne pas figurer. Vous pouvez le demander d’un geste, sans raison à donner, à tout moment ; aucune liste ne vous ramènera. Accès, rectification : {contact}. Réclamation : cnil.fr.',
  en: '{agency} keeps this directory to make producers known (a task in the public interest). Your name, commune and products come from: {source}. Your contact details are not shown: they serve for this message only, and are erased if you ask not to be listed. You can ask so in one click, without a reason, at any time; no list will bring you back. Access, correction: {contact}. Complaints: cnil.fr.',
};

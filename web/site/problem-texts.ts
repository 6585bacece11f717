import type { Language, Text } from '#domain/shared/primitives.ts';
import type { ProblemCode } from '#domain/shared/problem-code.ts';
import type { FieldError, WordedError } from '#domain/shared/reasons.ts';
import { reasonText } from '#web/shared/reason-texts.ts';
import { pick } from '#web/shared/text.ts';

interface ProblemText {
  readonly title: Text;
  /** What to do next, where whoever met the problem says nothing of it. `{reference}`: the number under which the log has it. */
  readonly detail?: Text;
}

const texts: Readonly<Record<ProblemCode, ProblemText>> = {
  invalid: { title: { fr: 'Certains champs sont à corriger', en: 'Some fields need correcting' } },
  malformed: {
    title: { fr: 'Cette demande est illisible', en: 'This request cannot be read' },
    detail: {
      fr: 'Ce n’est ni un formulaire du site ni du JSON lisible, ou il y a trop de champs.',
      en: 'This is neither a form of the site nor JSON that can be read, or there are too many fields.',
    },
  },
  'signed-out': { title: { fr: 'Il faut se connecter', en: 'Please sign in' } },
  forbidden: { title: { fr: 'Cette action n’est pas permise', en: 'This is not allowed' } },
  'not-found': { title: { fr: 'Introuvable', en: 'Not found' } },
  'method-not-allowed': {
    title: { fr: 'Cette adresse ne répond pas à cette méthode', en: 'This address does not answer this method' },
  },
  conflict: { title: { fr: 'Quelqu’un l’a changé entre-temps', en: 'Somebody changed it meanwhile' } },
  gone: { title: { fr: 'Ce lien a expiré', en: 'This link has expired' } },
  'link-replaced': { title: { fr: 'Ce lien ne vaut plus', en: 'This link no longer works' } },
  'too-large': {
    title: { fr: 'C’est trop long', en: 'This is too long' },
    detail: {
      fr: 'Un envoi fait au plus 512 ko. Un contour : 2 000 points, simplifiez-le. Une liste : envoyez-la en plusieurs fois.',
      en: 'At most 512 kB are sent at once. An outline has at most 2,000 points: simplify it. A list: send it in parts.',
    },
  },
  'unsupported-type': {
    title: { fr: 'Ce genre de contenu n’est pas lu ici', en: 'This kind of content is not read here' },
    detail: {
      fr: 'Un appel s’envoie en JSON (application/json), une page par son formulaire.',
      en: 'A call is sent as JSON (application/json), a page by its form.',
    },
  },
  'too-many': { title: { fr: 'Trop d’essais pour le moment', en: 'Too many tries for now' } },
  unexpected: {
    title: { fr: 'Quelque chose s’est mal passé de notre côté', en: 'Something went wrong on our side' },
    detail: {
      fr: 'Notre équipe est prévenue (référence {reference}).',
      en: 'Our team has been told (reference {reference}).',
    },
  },
  unavailable: {
    title: { fr: 'Réessayez dans un instant', en: 'Try again in a moment' },
    detail: {
      fr: 'Un de nos services ne répond pas. Rien n’a été perdu ni envoyé : réessayez dans un instant.',
      en: 'One of our services does not answer. Nothing was lost or sent: please try again in a moment.',
    },
  },
};

interface Problem {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly reference?: string;
  readonly errors?: readonly (FieldError | WordedError)[];
}

/** A problem in the reader's language: its title, what to do next, and each field at fault with its code and its reason in words. */
export const problemInWords = ({ code, detail, reference = '', errors }: Problem, lang: Language) => {
  const { title, detail: usual } = texts[code];
  return {
    title: pick(title, lang),
    detail: detail ?? (usual === undefined ? undefined : pick(usual, lang, { reference })),
    errors: errors?.map((error) => ({ field: error.field, code: error.code, reason: reasonText(error, lang) })),
  };
};

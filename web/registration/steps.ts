import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';

/** The pages of a registration, in order: five to fill in, one to check and send, one that says what became of it. */
export const STEP_PAGES = ['who', 'where', 'offers', 'rounds', 'terms', 'check'] as const;
export type StepPage = DraftStep | 'check' | 'sent';

/** The last part of each page's address. */
const SLUGS: Readonly<Record<StepPage, Text>> = {
  who: { fr: 'vous', en: 'you' },
  where: { fr: 'lieu', en: 'place' },
  offers: { fr: 'produits', en: 'products' },
  rounds: { fr: 'tournees', en: 'rounds' },
  terms: { fr: 'contacts', en: 'contacts' },
  check: { fr: 'verification', en: 'check' },
  sent: { fr: 'suivi', en: 'status' },
};

export const STEP_TITLES: Readonly<Record<(typeof STEP_PAGES)[number], Text>> = {
  who: { fr: 'Qui êtes-vous ?', en: 'Who are you?' },
  where: { fr: 'Où êtes-vous ?', en: 'Where are you?' },
  offers: { fr: 'Que vendez-vous ?', en: 'What do you sell?' },
  rounds: { fr: 'Où livrez-vous ?', en: 'Where do you deliver?' },
  terms: { fr: 'Comment vous joindre ?', en: 'How can people reach you?' },
  check: { fr: 'Vérifier et envoyer', en: 'Check and send' },
};

/** As short as a progress bar needs. */
export const STEP_NAMES: Readonly<Record<(typeof STEP_PAGES)[number], Text>> = {
  who: { fr: 'Vous', en: 'You' },
  where: { fr: 'Lieu', en: 'Place' },
  offers: { fr: 'Produits', en: 'Products' },
  rounds: { fr: 'Tournées', en: 'Rounds' },
  terms: { fr: 'Contacts', en: 'Contacts' },
  check: { fr: 'Envoi', en: 'Sending' },
};

export const slugOf = (step: StepPage, lang: Language): string => SLUGS[step][lang];

/** The page that an address names, in either language; undefined where there is none. */
export const stepOfSlug = (slug: string | undefined): StepPage | undefined =>
  (Object.keys(SLUGS) as StepPage[]).find((step) => SLUGS[step].fr === slug || SLUGS[step].en === slug);

/** The address of a page of the registration behind its signed link. */
export const stepAddress = (
  token: string,
  step: StepPage,
  lang: Language,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => href('registerStep', lang, { token, step: SLUGS[step][lang] }, query);

export const nextStep = (step: DraftStep): StepPage => STEP_PAGES[STEP_PAGES.indexOf(step) + 1] ?? 'check';
export const previousStep = (step: DraftStep): DraftStep =>
  (STEP_PAGES[Math.max(0, STEP_PAGES.indexOf(step) - 1)] as DraftStep | undefined) ?? 'who';

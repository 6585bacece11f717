import type { DraftStep } from '#domain/registration/draft-steps.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { href } from '#web/shared/paths.ts';
import { texts } from './texts.ts';

/** The pages behind a producer's own link, beside the one that leads to them. */
export type OwnPart = DraftStep | 'codes' | 'leave' | 'passages' | 'preview' | 'sheet';

const SLUGS: Readonly<Record<OwnPart, Text>> = {
  who: { fr: 'vous', en: 'you' },
  where: { fr: 'lieu', en: 'place' },
  offers: { fr: 'produits', en: 'products' },
  rounds: { fr: 'tournees', en: 'rounds' },
  terms: { fr: 'contacts', en: 'contacts' },
  codes: { fr: 'code', en: 'code' },
  leave: { fr: 'retrait', en: 'leave' },
  passages: { fr: 'passages', en: 'passages' },
  preview: { fr: 'apercu', en: 'preview' },
  sheet: { fr: 'feuille', en: 'sheet' },
};

export const PART_TITLES: Readonly<Record<DraftStep, Text>> = {
  who: texts.who,
  where: texts.where,
  offers: texts.offers,
  rounds: texts.rounds,
  terms: texts.terms,
};

export const PART_LEADS: Readonly<Record<DraftStep, Text>> = {
  who: texts.whoLead,
  where: texts.whereLead,
  offers: texts.offersLead,
  rounds: texts.roundsLead,
  terms: texts.termsLead,
};

export const partOfSlug = (slug: string | undefined): OwnPart | undefined =>
  (Object.keys(SLUGS) as OwnPart[]).find((part) => SLUGS[part].fr === slug || SLUGS[part].en === slug);

export const partAddress = (
  token: string,
  part: OwnPart,
  lang: Language,
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => href('ownPart', lang, { token, part: SLUGS[part][lang] }, query);

import type { Language, Text } from '#domain/shared/primitives.ts';
import type { ReadWording } from '#domain/subscriptions/subscription.ts';

/**
 * What a person reads before they give their address, word for word. A changed wording is a new version: subscriptions keep the version they were
 * given under, and the wording itself, since the law wants consent proven (GDPR, article 7).
 */
const CONSENT_VERSION = '2026-11';

export const CONSENT_WORDING: Text = {
  fr: 'J’accepte de recevoir un e-mail quand un nouveau producteur livre chez moi. Mon adresse ne sert qu’à cela. Je peux arrêter à tout moment, en un clic.',
  en: 'I agree to receive an e-mail when a new producer delivers to my place. My address is used for nothing else. I can stop at any time, with one click.',
};

/** What a person reads before asking for "in season near you": a consent of its own, with its own version. */
const SEASON_VERSION = '2026-11';
export const SEASON_WORDING: Text = {
  fr: 'J’accepte de recevoir aussi, une fois par mois, ce qui est de saison près de chez moi, avec des recettes. Je peux l’arrêter à part.',
  en: 'I agree to get, once a month, what is in season near me, with recipes. I can stop it separately.',
};

/** What was read, as it is kept. */
export const consentIn = (lang: Language): ReadWording => ({
  wording: CONSENT_WORDING[lang],
  wordingVersion: CONSENT_VERSION,
});
export const seasonConsentIn = (lang: Language): ReadWording => ({
  wording: SEASON_WORDING[lang],
  wordingVersion: SEASON_VERSION,
});

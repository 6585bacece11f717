import type { Text } from '#domain/shared/primitives.ts';

/**
 * What a person reads before she gives her address, word for word. A changed wording is a new version: subscriptions keep the version they
 * were given under, and the wording itself (FACTS, law).
 */
export const CONSENT_VERSION = '2026-11';

export const CONSENT_WORDING: Text = {
  fr: 'J’accepte de recevoir un e-mail quand un nouveau producteur livre chez moi. Mon adresse ne sert qu’à cela. Je peux arrêter à tout moment, en un clic.',
  en: 'I agree to receive an e-mail when a new producer delivers to my place. My address is used for nothing else. I can stop at any time, with one click.',
};

/** What a person reads before asking for "in season near you": a consent of its own, with its own version. */
export const SEASON_VERSION = '2026-11';
export const SEASON_WORDING: Text = {
  fr: 'J’accepte de recevoir aussi, une fois par mois, ce qui est de saison près de chez moi, avec des recettes. Je peux l’arrêter à part.',
  en: 'I agree to get, once a month, what is in season near me, with recipes. I can stop it separately.',
};

import type { Language, Text } from '#domain/shared/primitives.ts';
import type { Consent } from '#domain/subscriptions/subscribing.ts';

/**
 * What a person reads before she gives her address, word for word. A changed wording is a new version: subscriptions keep the version they
 * were given under, and the wording itself (FACTS, law).
 */
const CONSENT_VERSION = '2026-11';

export const CONSENT_WORDING: Text = {
  fr: 'J’accepte de recevoir un e-mail quand un nouveau producteur livre chez moi. Mon adresse ne sert qu’à cela. Je peux arrêter à tout moment, en un clic.',
  en: 'I agree to receive an e-mail when a new producer delivers to my place. My address is used for nothing else. I can stop at any time, with one click.',
};

/** The consent as it is read in a language. */
export const consentIn = (lang: Language): Consent => ({
  wording: CONSENT_WORDING[lang],
  wordingVersion: CONSENT_VERSION,
});

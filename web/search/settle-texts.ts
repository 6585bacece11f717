import type { Text } from '#domain/shared/primitives.ts';

export const settleTexts = {
  label: { fr: 'Votre adresse à {place}', en: 'Your address in {place}' },
  example: { fr: '12 rue des Lilas', en: '12 rue des Lilas' },
  check: { fr: 'Vérifier', en: 'Check' },
  privacy: {
    fr: 'Elle sert à répondre, et n’est pas gardée.',
    en: 'It serves to answer you, and is not kept.',
  },
  unknown: {
    fr: 'Nous ne trouvons pas cette adresse dans la commune. Vérifiez le nom de la rue.',
    en: 'We cannot find this address in the commune. Check the name of the street.',
  },
  silent: {
    fr: 'Le service national des adresses ne répond pas. Réessayez plus tard, ou demandez au producteur.',
    en: 'The national address service does not answer. Try again later, or ask the producer.',
  },
  suggestions: { fr: 'Adresses proposées', en: 'Suggested addresses' },
  count: { fr: '{n} adresses proposées', en: '{n} suggestions' },
  here: { fr: 'oui, à votre adresse', en: 'yes, to your address' },
  notHere: { fr: 'pas à votre adresse', en: 'not to your address' },
  yes: { fr: 'Oui, à votre adresse : {names}.', en: 'Yes, to your address: {names}.' },
  no: { fr: 'Pas à votre adresse : {names}.', en: 'Not to your address: {names}.' },
  mixed: {
    fr: '{name} : oui pour « {yes} », non pour « {no} ».',
    en: '{name}: yes for “{yes}”, no for “{no}”.',
  },
  another: { fr: 'Une autre adresse', en: 'Another address' },
  outside: {
    fr: 'Cette adresse est loin de ce lieu : cherchez plutôt autour d’elle.',
    en: 'This address is far from this place: search around it instead.',
  },
  failed: {
    fr: 'Nous n’avons pas pu vérifier. Réessayez, ou demandez au producteur.',
    en: 'We could not check. Try again, or ask the producer.',
  },
} as const satisfies Record<string, Text>;

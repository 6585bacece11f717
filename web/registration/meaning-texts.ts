import type { Meaning } from '#domain/areas/named-places.ts';
import type { Language, Text } from '#domain/shared/primitives.ts';
import { pick } from '#web/shared/text.ts';

type Kind = Meaning['value'] extends `${infer Name}:${string}` ? Name : never;

const texts: Readonly<Record<Kind, Text>> = {
  commune: { fr: '{name}', en: '{name}' },
  epci: { fr: '{name} (intercommunalité, {communes} communes)', en: '{name} (group of {communes} communes)' },
  department: { fr: '{name} (tout le département {code})', en: '{name} (the whole department {code})' },
  region: { fr: '{name} (toute la région)', en: '{name} (the whole region)' },
  overseas: { fr: 'Tous les départements d’outre-mer', en: 'All overseas departments' },
  postcode: { fr: 'Les {communes} communes du code postal {code}', en: 'All {communes} communes of postcode {code}' },
};

/** One of the things that a typed place can mean, to be chosen from. */
export const meaningInWords = ({ value, name, communes = 0 }: Meaning, lang: Language): string => {
  const at = value.indexOf(':');
  return pick(texts[value.slice(0, at) as Kind], lang, { name, communes, code: value.slice(at + 1) });
};

import { type Place, placeName } from '#domain/areas/place.ts';
import type { Language } from '#domain/shared/primitives.ts';

/** At sea or abroad, where no commune is, a place is called by its latitude and longitude. */
const isPosition = (name: string): boolean => /^-?\d+\.\d+, -?\d+\.\d+$/.test(name);

/** Where something happens, as people say it: `à Dax`, `au Mans`, `aux Sables-d’Olonne`, `à La Rochelle`; the name alone in English. */
export const atPlace = (place: Pick<Place, 'label'>, lang: Language): string => {
  const name = placeName(place).replace(/'/g, '’');
  if (isPosition(name)) return lang === 'fr' ? 'ici' : 'here';
  if (lang === 'en') return name;
  if (/^Le /.test(name)) return `au ${name.slice(3)}`;
  if (/^Les /.test(name)) return `aux ${name.slice(4)}`;
  return `à ${name}`;
};

import type { Language } from './primitives.ts';

/**
 * Why a field is refused, in the reader's language. Schemas write their own reasons in English; each has its French here.
 * test/unit/platform/reasons.test.ts walks the schemas: a reason without French fails it.
 */
const FRENCH: Readonly<Record<string, string>> = {
  'time must be HH:MM': 'l’heure s’écrit HH:MM',
  'an INSEE commune code has five characters, such as 40088':
    'un code INSEE de commune a cinq caractères, par exemple 40088',
  'a department code has two characters, three overseas': 'un code de département a deux caractères, trois outre-mer',
  'an EPCI code has nine digits': 'un code d’EPCI a neuf chiffres',
  'a region code has two digits': 'un code de région a deux chiffres',
  'a cell is a geohash of 5 to 9 characters': 'une cellule est un geohash de 5 à 9 caractères',
  'not an identifier': 'cet identifiant n’existe pas',
  'this is not an e-mail address': 'ce n’est pas une adresse e-mail',
  'this is not a telephone number': 'ce n’est pas un numéro de téléphone',
  'control characters are not accepted': 'les caractères de contrôle ne sont pas acceptés',
  'a radius is at least 1 km': 'un rayon est d’au moins 1 km',
  'a radius is at most 300 km; choose departments or the country beyond':
    'un rayon est d’au plus 300 km ; au-delà, choisissez des départements ou la France entière',
  'an area needs at least one shape': 'dites où cette tournée passe',
  'say what it is': 'dites ce que c’est',
  'choose at least one month': 'choisissez au moins un mois',
  'say for whom': 'dites pour qui',
  'choose at least one day': 'choisissez au moins un jour',
  'give the name of the farm or workshop': 'donnez le nom de la ferme ou de l’atelier',
  'give a name to ask for': 'donnez le nom de la personne à demander',
  'say at least one thing that you sell': 'indiquez au moins un produit',
  'describe at least one round': 'décrivez au moins une tournée',
  'give at least one way to reach you': 'donnez au moins un moyen de vous joindre',
  'a SIRET has 14 digits': 'un SIRET a 14 chiffres',
  'the key of this SIRET is wrong: one digit is mistyped': 'la clé de ce SIRET est fausse : un chiffre est mal tapé',
  'say what you would like': 'dites ce que vous souhaitez',
  'give your name': 'donnez votre nom',
  'choose at least one producer': 'choisissez au moins un producteur',
};

export const reasonIn = (lang: Language, english: string): string =>
  lang === 'fr' ? (FRENCH[english] ?? english) : english;

export const hasFrench = (english: string): boolean => english in FRENCH;

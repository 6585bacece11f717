import { z } from 'zod';

/** What a column of a list can hold. */
export const ListField = z.enum([
  'name',
  'legalName',
  'siret',
  'externalId',
  'type',
  'communeCode',
  'commune',
  'postcode',
  'department',
  'address',
  'lat',
  'lon',
  'latLon',
  'telephone',
  'email',
  'website',
  'contactName',
  'products',
  'productMark',
  'organic',
  'deliversTo',
  'deliveryDays',
  'pickUp',
  'hours',
  'description',
]);
export type ListField = z.infer<typeof ListField>;

/** Several columns may hold one of these; of the others there is one. */
export const MANY: ReadonlySet<ListField> = new Set([
  'telephone',
  'email',
  'products',
  'productMark',
  'address',
  'description',
  'contactName',
  'deliversTo',
  'pickUp',
]);

/**
 * Headings that lists use, folded (accents, capitals, punctuation aside). The first pattern of a field is what it is usually called, the second
 * what may also stand for it; a heading of the first kind wins over one of the second.
 */
interface Called {
  /** Sure, even where another heading is usual: the name over the door before that of the company. */
  readonly best?: RegExp;
  readonly usually: RegExp;
  readonly also?: RegExp;
}

const whole = (alternatives: string): RegExp => new RegExp(`^(?:${alternatives})$`);

export const CALLED: Readonly<Record<ListField, Called>> = {
  // Before places and hours: "communes livrées" is not where the farm is.
  deliversTo: {
    best: /^(?:communes?|villes?|secteurs?|zones?|territoires?|lieux|departements?) (?:de livraisons?|livree?s?|desservie?s?|de tournee)|^(?:rayon|perimetre) de (?:livraison|tournee)|^livraisons? (?:a|sur|dans|communes?|secteurs?|zones?|villes?)(?: |$)|^(?:livre (?:a|sur)|delivers? to|delivery (?:area|zone|radius)|delivered communes|zone delivery)(?: |$)/,
    usually: whole('livraisons?|livraison a domicile|tournees?|delivery'),
  },
  deliveryDays: {
    best: /^(?:jours?|horaires?|frequence|dates?)(?: et (?:lieux?|horaires?|heures?))? (?:de (?:la )?|des )?(?:livraisons?|tournees?|distributions?)|^livraisons? (?:jours?|horaires?)|^delivery (?:days?|times?|hours)/,
    usually: whole('jours livraison|jour livraison'),
  },
  pickUp: {
    best: /^(?:points?|lieux?|adresses?|sites?) (?:de )?(?:retraits?|relais|depots?|distributions?|enlevements?|collectes?)|^(?:pick ?up|collection) (?:points?|places?|address)/,
    usually: whole('retraits?|depots?|points? relais|pickup|amap livrees?|marches?'),
  },
  siret: { usually: whole('(?:n |no |num |numero )?(?:de )?siret'), also: /\bsiret\b/ },
  communeCode: {
    usually: whole(
      '(?:code )?insee|commune insee|insee commune|code commune|com insee|citycode|insee code|code insee commune',
    ),
    also: /\binsee\b|^code (?:de la )?commune|^depcom$|^codgeo$/,
  },
  postcode: {
    usually: whole('cp|code postal|postcode|postal code|zip|zip code|code post|addr postcode'),
    also: /\bcode postal\b|\bpost(?:al)? ?code\b|\bzip\b|\bcp\b/,
  },
  department: {
    usually: whole(
      'departement|dep|dept|dpt|department|code departement|code dep|num(?:ero)? (?:de )?departement|nom (?:du )?departement|libelle departement|departement nom|departement code',
    ),
    also: /\bdepartement\b/,
  },
  latLon: {
    usually: whole(
      'geo point|geo point 2d|coordonnees|coords?|coord|location coords?|coordonnees gps|gps|lat lon|lat lng|latlng|latlon|coordinates|geolocalisation|position',
    ),
    also: /\bcoordonnees (?:gps|geo)|geo ?point|\bcoords$/,
  },
  lat: { usually: whole('lat|latitude|y|coord y|coordonnee y|gps lat|y wgs84'), also: /\blat(?:itude)?\b/ },
  lon: {
    usually: whole('lon|lng|long|longitude|x|coord x|coordonnee x|gps lon|gps lng|x wgs84'),
    also: /\b(?:lon|lng|longitude)\b/,
  },
  email: {
    usually: whole('(?:adresse )?(?:e ?mails?|mails?|courriels?|mel)|email address|adresse electronique|contact email'),
    also: /\b(?:e ?mails?|mails?|courriels?)\b|adresse electronique/,
  },
  telephone: {
    usually: whole(
      '(?:n |no |num |numero )?(?:de )?(?:tels?|telephones?|phones?|portable|mobile|gsm|tel fixe|fixe|tel portable|tel mobile)|telephone (?:fixe|portable|mobile)|phone number|contact phone|mobile phone',
    ),
    also: /\b(?:tels?|telephones?|portables?|phones?|mobiles?|gsm)\b/,
  },
  website: {
    usually: whole('site|site web|website|site internet|url|web|contact website|adresse web|lien'),
    also: /\bsite (?:web|internet)\b|\bwebsite\b|\burl\b/,
  },
  externalId: {
    usually: whole(
      'osm id|id|identifiant|ref|reference|uid|uuid|numero|n|code|id externe|external id|(?:code|numero|n|no) (?:d )?(?:adherent|producteur|exploitant)|numero bio|numerobio|objectid|fid',
    ),
    also: /^(?:id|identifiant|ref|reference) |\b(?:id|identifiant)$/,
  },
  type: {
    usually: whole(
      'type|types|categories|categorie|category|class|classe|nature|activite|kind|type de (?:lieu|point de vente|structure)|shop',
    ),
    also: /^(?:type|categorie|activite)\b/,
  },
  legalName: {
    usually: whole(
      'raison sociale|denomination|denomination sociale|nom (?:de l |de la )?(?:entreprise|societe)|company|company name|societe',
    ),
    also: /\b(?:raison sociale|denomination)\b/,
  },
  name: {
    best: whole(
      'enseigne|nom (?:de l |de la |du )?(?:exploitation|ferme|enseigne|etablissement|structure|point de vente)|nom commercial|nom usuel|farm name|business name',
    ),
    usually: whole(
      'nom|name|titre|title|nom (?:du |de la |des )?(?:producteur|productrice|producteurs)|producteur|ferme|exploitation|farm|producer|intitule|libelle',
    ),
    also: /^nom (?:de|du) |\b(?:enseigne|nom commercial|titre|title)\b|\bname$/,
  },
  contactName: {
    usually: whole(
      'contact|interlocuteur|gerant|responsable|nom (?:du )?(?:contact|gerant|responsable)|prenom nom|nom prenom|contact name|owner|exploitant|nom (?:de l )?exploitant|prenom|first name|last name|nom de famille',
    ),
    also: /\b(?:interlocuteur|gerant|responsable|contact)\b|^nom$/,
  },
  commune: {
    usually: whole(
      'commune|ville|city|town|localite|nom commune|nom (?:de la )?commune|nom ville|city name|commune name|libelle commune|municipality|addr city|village|cp ville|code postal ville|ville cp|cp commune|code postal commune|address locality|(?:address )?address locality',
    ),
    also: /\b(?:commune|ville|city|localite|locality|municipality)\b/,
  },
  address: {
    usually: whole(
      'adresse|address|rue|voie|adresse postale|adresse complete|street|lieu dit|addr street|adresse 1|adresse 2|complement(?: d)? adresse',
    ),
    also: /\badresse\b|\baddress\b|\blieu dit\b/,
  },
  // Known by its cells, crosses under the name of a product (product-marks.ts), not by its heading.
  productMark: { usually: /^$/ },
  organic: {
    usually: whole('bio|organic|ab|agriculture biologique|certification bio|certifie bio|label|labels'),
    also: /\b(?:bio|organic|biologique)\b/,
  },
  products: {
    usually: whole(
      'produits?|products?|produce|craft|productions?|offre|produits? vendus?|productions? principales?|filieres?|filiere|denrees|gamme|activites|que vend il|famille|familles',
    ),
    also: /\b(?:produits?|productions?|products?|filieres?)\b/,
  },
  hours: {
    usually: whole(
      'horaires?|opening hours|heures? d ouverture|jours? d ouverture|jours?(?: et (?:lieux?|horaires?))?(?: de vente)?|ouverture|horaires d ouverture|hours',
    ),
    also: /\b(?:horaires?|ouverture|opening)\b/,
  },
  description: {
    usually: whole(
      'description|desc|presentation|remarques?|commentaires?|notes?|observations?|infos?|informations?|details?|comment',
    ),
    also: /\b(?:description|presentation)\b/,
  },
};

/** Which field wins a heading that several could claim: the more particular before the more general. */
export const CLAIM_ORDER = Object.keys(CALLED) as readonly ListField[];

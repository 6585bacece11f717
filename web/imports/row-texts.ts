import type { RowMessageCode } from '#domain/imports/row-codes.ts';
import type { Text } from '#domain/shared/primitives.ts';

/** Why a row, or one value of it, is not taken. */
export const ROW_WORDS: Readonly<Record<RowMessageCode, Text>> = {
  noName: {
    fr: 'Sans nom, on ne peut ni le montrer ni l’inviter.',
    en: 'Without a name they can be neither shown nor invited.',
  },
  nameTooLong: { fr: 'Un nom a au plus {most} caractères.', en: 'A name has at most {most} characters.' },
  valueTooLong: {
    fr: 'Cette valeur dépasse {most} caractères : un guillemet oublié, ou une colonne qui n’est pas la bonne.',
    en: 'This value has more than {most} characters: a forgotten quotation mark, or not the column that it seems.',
  },
  formula: {
    fr: 'C’est une formule de tableur, pas un nom. Elle n’a pas été exécutée.',
    en: 'This is a spreadsheet formula, not a name. It was not run.',
  },
  lettersLost: {
    fr: 'Des lettres ont été perdues avant d’arriver ici : récrivez ce mot.',
    en: 'Letters were lost before it got here: write this word again.',
  },
  controlCharacters: {
    fr: 'Cette valeur contient des caractères invisibles.',
    en: 'This value holds invisible characters.',
  },
  tooManyValues: {
    fr: 'Cette ligne a {cells} valeurs pour {columns} colonnes : un texte qui contient le séparateur doit être entre guillemets.',
    en: 'This row has {cells} values for {columns} columns: a text that holds the separator must be between quotation marks.',
  },
  siretDigits: {
    fr: 'Un SIRET a 14 chiffres ; celui-ci en a {digits}. La ligne est prise sans.',
    en: 'A SIRET has 14 digits; this one has {digits}. The row is taken without.',
  },
  siretZeroLost: {
    fr: 'Un tableur avait effacé le zéro du début de ce SIRET : il est remis ({siret}).',
    en: 'A spreadsheet had dropped the leading zero of this SIRET: it is put back ({siret}).',
  },
  siretRounded: {
    fr: 'Le tableur a arrondi ce SIRET : la ligne est prise sans. Pour l’avoir, mettez la colonne au format Texte et recopiez-le.',
    en: 'The spreadsheet has rounded this SIRET: the row is taken without. To have it, format the column as text and copy it again.',
  },
  siretKey: {
    fr: 'La clé de ce SIRET est fausse, un chiffre est mal tapé : la ligne est prise sans.',
    en: 'The key of this SIRET is wrong, one digit is mistyped: the row is taken without.',
  },
  siretLetters: {
    fr: 'Un SIRET n’a que des chiffres : la ligne est prise sans.',
    en: 'A SIRET has digits only: the row is taken without.',
  },
  siretNone: { fr: 'Pas de SIRET : la ligne est prise sans.', en: 'No SIRET: the row is taken without.' },
  siretVat: {
    fr: 'C’est un numéro de TVA, pas un SIRET : la ligne est prise sans.',
    en: 'This is a VAT number, not a SIRET: the row is taken without.',
  },
  siretSeveral: {
    fr: 'Il y a plusieurs SIRET dans cette cellule : la ligne est prise sans.',
    en: 'There are several SIRETs in this cell: the row is taken without.',
  },
  siren: {
    fr: 'Ces neuf chiffres sont un SIREN ; il faudrait les quatorze du SIRET. La ligne est prise sans.',
    en: 'These nine digits are a SIREN; all fourteen of the SIRET would be needed. The row is taken without.',
  },
  communeUnknown: {
    fr: 'Aucune commune ne s’appelle ainsi.',
    en: 'No commune has this name.',
  },
  postcodeUnknown: {
    fr: 'Aucune commune n’a ce code postal : ajoutez le nom de la commune.',
    en: 'No commune has this postcode: add the name of the commune.',
  },
  placesDisagree: {
    fr: 'Les colonnes se contredisent : {commune} d’un côté, {other} de l’autre. Corrigez l’une des deux.',
    en: 'The columns contradict each other: {commune} on the one hand, {other} on the other. Correct one of the two.',
  },
  placeDisagrees: {
    fr: 'Laissé de côté : les autres colonnes disent {commune}.',
    en: 'Left aside: the other columns say {commune}.',
  },
  codeIsPostcode: {
    fr: 'C’est un code postal, pas un code INSEE : lu comme tel ({commune}).',
    en: 'This is a postcode, not an INSEE code: read as such ({commune}).',
  },
  postcodeIsCode: {
    fr: 'C’est un code INSEE, pas un code postal : lu comme tel ({commune}).',
    en: 'This is an INSEE code, not a postcode: read as such ({commune}).',
  },
  communeReadAs: { fr: 'Lu comme {commune}.', en: 'Read as {commune}.' },
  communeNotKnown: {
    fr: 'Aucune commune ne s’appelle ainsi : {commune}, d’après les autres colonnes.',
    en: 'No commune has this name: {commune}, by the other columns.',
  },
  communeLike: {
    fr: 'Aucune commune ne s’appelle exactement ainsi : est-ce {communes} ? Écrivez le nom entier, ou ajoutez le code postal.',
    en: 'No commune has exactly this name: is it {communes}? Write the whole name, or add the postcode.',
  },
  communeAlso: {
    fr: 'Pris pour {commune}, qui s’appelle exactement ainsi. Si c’est {others}, ajoutez le code postal.',
    en: 'Taken for {commune}, which has exactly this name. If it is {others}, add the postcode.',
  },
  communeOrDepartment: {
    fr: 'C’est le nom d’une commune, {communes}, et aussi d’un département ou d’une région ({department}) : ajoutez le code postal.',
    en: 'This is the name of a commune, {communes}, and also of a department or a region ({department}): add the postcode.',
  },
  communeNotUnder: {
    fr: 'Aucune commune de ce code postal ne s’appelle ainsi ; il y a : {communes}.',
    en: 'No commune of this postcode has this name; there are: {communes}.',
  },
  placeNotKnown: {
    fr: 'Nous ne connaissons pas cette valeur, elle est laissée de côté : {commune}, d’après les autres colonnes.',
    en: 'We do not know this value, and leave it aside: {commune}, by the other columns.',
  },
  postcodeNobodys: {
    fr: 'Aucune commune n’a ce code postal (un CEDEX, ou une faute de frappe) : {commune}, d’après les autres colonnes.',
    en: 'No commune has this postcode (a CEDEX, or a slip): {commune}, by the other columns.',
  },
  communeOfTerritory: {
    fr: 'Plusieurs communes s’appellent ainsi ({others}) : celle du territoire a été prise.',
    en: 'Several communes have this name ({others}): the one of the territory was taken.',
  },
  communeNearest: {
    fr: 'Plusieurs communes ont ce code postal : la plus proche de la position a été prise ({commune}).',
    en: 'Several communes have this postcode: the one nearest to the position was taken ({commune}).',
  },
  communeFromAddress: {
    fr: 'La commune ({commune}) est prise à la fin de l’adresse.',
    en: 'The commune ({commune}) is taken from the end of the address.',
  },
  communeCodeUnknown: { fr: 'Aucune commune n’a ce code INSEE.', en: 'No commune has this INSEE code.' },
  communeSeveral: {
    fr: 'Plusieurs communes s’appellent ainsi : {communes}. Ajoutez le code postal ou le code INSEE.',
    en: 'Several communes have this name: {communes}. Add the postcode or the INSEE code.',
  },
  postcodeSeveral: {
    fr: 'Plusieurs communes ont ce code postal : {communes}. Ajoutez le nom de la commune.',
    en: 'Several communes have this postcode: {communes}. Add the name of the commune.',
  },
  noPlace: {
    fr: 'Rien ne dit où il est : ni commune, ni code postal, ni position.',
    en: 'Nothing says where they are: no commune, no postcode, no position.',
  },
  notANumber: { fr: 'Ce n’est pas un nombre de degrés.', en: 'This is not a number of degrees.' },
  halfPosition: {
    fr: 'Il manque l’autre moitié de la position : il faut latitude et longitude.',
    en: 'The other half of the position is missing: latitude and longitude are needed.',
  },
  projected: {
    fr: 'Ces coordonnées sont en mètres (Lambert 93 ?) : il faut des degrés, par exemple 48,0813 et 6,7893.',
    en: 'These coordinates are in metres (Lambert 93?): degrees are needed, such as 48.0813 and 6.7893.',
  },
  outsideFrance: {
    fr: 'Cette position est à l’étranger ou en mer, pas en France.',
    en: 'This position is abroad or at sea, not in France.',
  },
  positionAway: {
    fr: 'Cette position est à l’étranger ou en mer : elle est laissée de côté.',
    en: 'This position is abroad or at sea: it is left aside.',
  },
  positionAtBorder: {
    fr: 'Cette position est à la frontière ou sur la côte, peut-être au-delà : gardée, à vérifier.',
    en: 'This position is at the border or on the coast, perhaps beyond: kept, to be checked.',
  },
  farFromCommune: {
    fr: 'Cette position est à {km} km de {commune} : l’une des deux est fausse.',
    en: 'This position is {km} km from {commune}: one of the two is wrong.',
  },
  exchangedHere: {
    fr: 'Latitude et longitude étaient échangées : remises dans l’ordre.',
    en: 'Latitude and longitude were exchanged: put in order.',
  },
  communeFromPosition: {
    fr: 'La commune ({commune}) a été déduite de la position.',
    en: 'The commune ({commune}) was worked out from the position.',
  },
  positionOnly: {
    fr: 'Rien ne dit la commune que la position ({commune}, ou une voisine) : faut-il le publier « aux environs » ?',
    en: 'Only the position tells the commune ({commune}, or a neighbour): is it to be published as “about here”?',
  },
  outsideTerritory: {
    fr: 'Hors du territoire de l’annuaire : pris, et montré à qui cherche là-bas.',
    en: 'Outside the territory of the directory: taken, and shown to who searches there.',
  },
  leftOut: {
    fr: 'Laissé de côté : les lignes de type « {type} » ne sont pas importées.',
    en: 'Left out: rows of type “{type}” are not imported.',
  },
  looksLikeTotal: {
    fr: 'Cette ligne ressemble à un total : laissée de côté.',
    en: 'This row looks like a total: left out.',
  },
  looksLikeTitle: {
    fr: 'Cette ligne ne dit que « {text} » : un titre ou une note, laissée de côté. Si c’est une ferme, complétez-la.',
    en: 'This row says “{text}” and nothing else: a title or a note, left out. If it is a farm, complete it.',
  },
  outsideDepartments: {
    fr: 'Ce producteur est hors de vos départements ({departments}) : l’agence peut l’importer, vous non.',
    en: 'This producer is outside your departments ({departments}): the agency can import them, you cannot.',
  },
  sameSiret: { fr: 'Même SIRET qu’à la ligne {line}.', en: 'Same SIRET as on line {line}.' },
  sameIdentifier: { fr: 'Même identifiant qu’à la ligne {line}.', en: 'Same identifier as on line {line}.' },
  sameNameHere: {
    fr: 'Même nom au même endroit qu’à la ligne {line}.',
    en: 'Same name in the same place as on line {line}.',
  },
  sameSiretElsewhere: {
    fr: 'Même SIRET qu’à la ligne {line} ({name}), sous un autre nom et dans une autre commune : est-ce la même ferme ?',
    en: 'Same SIRET as on line {line} ({name}), under another name and in another commune: is it the same farm?',
  },
  sameNameFarther: {
    fr: 'Même nom dans la même commune qu’à la ligne {line} ({name}), mais ailleurs : est-ce la même ferme ?',
    en: 'Same name in the same commune as on line {line} ({name}), but elsewhere: is it the same farm?',
  },
  sameNameOtherAddress: {
    fr: 'Même nom dans la même commune qu’à la ligne {line} ({name}), à une autre adresse : est-ce la même ferme ?',
    en: 'Same name in the same commune as on line {line} ({name}), at another address: is it the same farm?',
  },
  likeNameHere: {
    fr: 'Presque le même nom à la même adresse qu’à la ligne {line} ({name}) : est-ce la même ferme ?',
    en: 'Nearly the same name at the same address as on line {line} ({name}): is it the same farm?',
  },
  emailUnreadable: {
    fr: 'Ce n’est pas une adresse e-mail : la ligne est prise sans.',
    en: 'This is not an e-mail address: the row is taken without.',
  },
  telephoneUnreadable: {
    fr: 'Ce n’est pas un numéro de téléphone : la ligne est prise sans.',
    en: 'This is not a telephone number: the row is taken without.',
  },
  websiteUnreadable: {
    fr: 'Ce n’est pas une adresse web : la ligne est prise sans.',
    en: 'This is not a web address: the row is taken without.',
  },
  websiteOneOnly: {
    fr: 'Une fiche a un seul site : celui-ci est laissé de côté.',
    en: 'A farm has one site: this one is left aside.',
  },
  nameOfPerson: {
    fr: 'Pas de nom de ferme : celui de la personne est pris ({name}).',
    en: 'No name of a farm: that of the person is taken ({name}).',
  },
  textCut: { fr: 'Texte raccourci à {most} caractères.', en: 'Text shortened to {most} characters.' },
  removedAtTheirWish: {
    fr: 'Ce producteur a demandé à ne pas figurer dans l’annuaire.',
    en: 'This producer has asked not to be in the directory.',
  },
  registered: {
    fr: 'Déjà inscrit dans l’annuaire : {name}.',
    en: 'Already registered in the directory: {name}.',
  },
};

import type { Language, Text } from '#domain/shared/primitives.ts';
import type { Reason, ReasonCode, WordedError } from '#domain/shared/reasons.ts';
import { pick } from './text.ts';

/** Why a field is refused, in words: every code of the domain in both languages. What stands in braces is filled in from the reason's values. */
const texts: Readonly<Record<ReasonCode, Text>> = {
  timeOfDayForm: { fr: 'l’heure s’écrit HH:MM', en: 'time must be HH:MM' },
  communeCodeForm: {
    fr: 'un code INSEE de commune a cinq caractères, par exemple 40088',
    en: 'an INSEE commune code has five characters, such as 40088',
  },
  departmentCodeForm: {
    fr: 'un code de département a deux caractères, trois outre-mer',
    en: 'a department code has two characters, three overseas',
  },
  epciCodeForm: { fr: 'un code d’EPCI a neuf chiffres', en: 'an EPCI code has nine digits' },
  regionCodeForm: { fr: 'un code de région a deux chiffres', en: 'a region code has two digits' },
  cellForm: { fr: 'une cellule est un geohash de 5 à 9 caractères', en: 'a cell is a geohash of 5 to 9 characters' },
  notAnIdentifier: { fr: 'cet identifiant n’existe pas', en: 'not an identifier' },
  notAnEmail: { fr: 'ce n’est pas une adresse e-mail', en: 'this is not an e-mail address' },
  notATelephone: { fr: 'ce n’est pas un numéro de téléphone', en: 'this is not a telephone number' },
  emailAccents: {
    fr: 'une adresse e-mail n’a pas d’accents avant son @',
    en: 'an e-mail address has no accents before its @',
  },
  telephoneAbroad: {
    fr: 'nous ne connaissons pas les numéros de ce pays : donnez-en un de France ou d’un pays voisin',
    en: 'we do not know the numbers of this country: give one of France or of a neighbour',
  },
  landlineHasNoSms: {
    fr: 'un téléphone fixe ne reçoit pas de SMS : choisissez l’appel téléphonique',
    en: 'a landline receives no text message: choose a telephone call',
  },
  smsInFranceOnly: {
    fr: 'nous n’envoyons de SMS qu’aux numéros de France, outre-mer compris : choisissez l’appel téléphonique',
    en: 'we send text messages to numbers of France and its territories only: choose a telephone call',
  },
  siretMissing: {
    fr: 'donnez votre SIRET : l’agence peut vous aider si vous n’en avez pas encore',
    en: 'give your SIRET: the agency can help if you do not have one yet',
  },
  siretIsSiren: {
    fr: 'ces neuf chiffres sont un SIREN : un SIRET en a cinq de plus',
    en: 'these nine digits are a SIREN: a SIRET has five more',
  },
  siretIsVat: {
    fr: 'c’est un numéro de TVA : un SIRET a 14 chiffres',
    en: 'this is a VAT number: a SIRET has 14 digits',
  },
  siretSeveral: { fr: 'donnez un seul SIRET', en: 'give one SIRET' },
  nameForm: {
    fr: 'un nom tient sur une ligne, sans adresse de site',
    en: 'a name fits on one line, without the address of a site',
  },
  controlCharacters: {
    fr: 'les caractères de contrôle ne sont pas acceptés',
    en: 'control characters are not accepted',
  },
  radiusTooSmall: { fr: 'un rayon est d’au moins 1 km', en: 'a radius is at least 1 km' },
  radiusTooLarge: {
    fr: 'un rayon est d’au plus 300 km ; au-delà, choisissez des départements ou la France entière',
    en: 'a radius is at most 300 km; choose departments or the country beyond',
  },
  areaMissing: { fr: 'dites où cette tournée passe', en: 'an area needs at least one shape' },
  offerNameMissing: { fr: 'dites ce que c’est', en: 'say what it is' },
  monthsMissing: { fr: 'choisissez au moins un mois', en: 'choose at least one month' },
  audiencesMissing: { fr: 'dites pour qui', en: 'say for whom' },
  weekdaysMissing: { fr: 'choisissez au moins un jour', en: 'choose at least one day' },
  producerNameMissing: { fr: 'donnez le nom de la ferme ou de l’atelier', en: 'give the name of the farm or workshop' },
  contactNameMissing: { fr: 'donnez le nom de la personne à demander', en: 'give a name to ask for' },
  offersMissing: { fr: 'indiquez au moins un produit', en: 'say at least one thing that you sell' },
  roundsMissing: { fr: 'décrivez au moins une tournée', en: 'describe at least one round' },
  channelsMissing: { fr: 'donnez au moins un moyen de vous joindre', en: 'give at least one way to reach you' },
  siretDigits: { fr: 'un SIRET a 14 chiffres', en: 'a SIRET has 14 digits' },
  siretKey: {
    fr: 'la clé de ce SIRET est fausse : un chiffre est mal tapé',
    en: 'the key of this SIRET is wrong: one digit is mistyped',
  },
  linesTooMany: {
    fr: 'une demande a 60 lignes au plus : faites-en deux',
    en: 'a request has 60 lines at most: make two',
  },
  amountMissing: { fr: 'dites combien', en: 'say how much' },
  streetUnknown: {
    fr: 'nous ne trouvons pas cette rue dans votre commune : vérifiez-la, ou cochez « envoyer quand même »',
    en: 'we cannot find this street in your commune: check it, or tick “send all the same”',
  },
  streetNeeded: {
    fr: 'dites la rue et le numéro : une tournée à domicile y vient',
    en: 'say street and number: a round to the door comes there',
  },
  quantityNone: {
    fr: 'la quantité doit être plus grande que zéro',
    en: 'the quantity must be more than nothing',
  },
  quantityTooLarge: {
    fr: 'c’est plus qu’une tournée ne peut apporter : 10 000 au plus',
    en: 'this is more than a round can bring: 10,000 at most',
  },
  wishMissing: { fr: 'dites ce que vous souhaitez', en: 'say what you would like' },
  notAWebhook: {
    fr: 'une adresse https:// sur un nom de domaine, sans port ni mot de passe',
    en: 'an https:// address at a domain name, without port or password',
  },
  notAWebAddress: { fr: 'ce n’est pas une adresse de site', en: 'this is not a web address' },
  pickupNameMissing: { fr: 'dites où l’on vient chercher sa commande', en: 'say where people come to collect' },
  communeMissing: { fr: 'dites dans quelle commune', en: 'say in which commune' },
  channelKindMissing: { fr: 'dites par quel moyen', en: 'say by which means' },
  placeAmbiguous: {
    fr: 'plusieurs lieux portent ce nom : choisissez',
    en: 'several places are called this: choose one',
  },
  notAnAmount: {
    fr: 'écrivez un montant en euros, par exemple 12 ou 12,50',
    en: 'write an amount in euros, such as 12 or 12.50',
  },
  radiusMissing: { fr: 'dites jusqu’où, en kilomètres', en: 'say how far, in kilometres' },
  notKilometres: {
    fr: 'écrivez un nombre de kilomètres, par exemple 30',
    en: 'write a number of kilometres, such as 30',
  },
  pickupPlaceFirst: { fr: 'dites d’abord où est le point de retrait', en: 'say first where the pick-up point is' },
  farmPlaceFirst: { fr: 'dites d’abord où vous êtes (étape 2)', en: 'say first where you are (step 2)' },
  placesMissing: { fr: 'nommez au moins un lieu', en: 'name at least one place' },
  countryOnlyForParcels: {
    fr: 'seuls les colis vont dans toute la France',
    en: 'only parcels go to the whole country',
  },
  pickupOnlyForPickup: {
    fr: 'seul un point de retrait a une adresse de retrait',
    en: 'only a round by pick-up point has a pick-up point',
  },
  identifierTwice: { fr: 'cet identifiant est utilisé deux fois', en: 'this identifier is used twice' },
  farFromCommune: {
    fr: 'cette position est à plus de 30 km de la commune',
    en: 'this position is more than 30 km from the commune',
  },
  familyMissing: { fr: 'choisissez une famille', en: 'choose a family' },
  decisionMissing: { fr: 'dites approve (publier) ou reject (refuser)', en: 'say approve or reject' },
  answerMissing: { fr: 'choisissez une réponse', en: 'choose an answer' },
  dayMissing: { fr: 'dites quand', en: 'say when' },
  requestEnded: {
    fr: 'cette demande est terminée : elle a été annulée, ou le temps est passé',
    en: 'this request has ended: it was cancelled, or its time is over',
  },
  yesWithOtherTerms: {
    fr: 'vous dites oui, et un autre jour, une autre quantité ou un prix : choisissez « Je propose autre chose », ou videz ces champs',
    en: 'you say yes, and another day, quantity or price: choose “I suggest something else”, or empty these fields',
  },
  proposalSettled: {
    fr: 'on a déjà répondu à votre proposition : elle ne change plus',
    en: 'your proposal has been answered: it changes no more',
  },
  dayPast: { fr: 'choisissez un jour à venir', en: 'choose a day that is to come' },
  dayTooFar: { fr: 'choisissez un jour dans les 60 jours', en: 'choose a day within 60 days' },
  whyMissingForRequester: { fr: 'dites pourquoi : le demandeur le lira', en: 'say why: the requester will read it' },
  outcomeMissing: { fr: 'dites ce qui s’est passé', en: 'say what came of it' },
  whyMissingForProducer: { fr: 'dites pourquoi : le producteur le lira', en: 'say why: the producer will read it' },
  latLonExchanged: {
    fr: 'latitude et longitude semblent échangées : ce point est en Afrique, et en France dans l’autre sens',
    en: 'latitude and longitude look exchanged: this point lies in Africa, and in France the other way round',
  },
  latitudeForm: {
    fr: 'une latitude est un nombre de degrés de −90 à 90, par exemple 43.71',
    en: 'a latitude is a number of degrees from -90 to 90, such as 43.71',
  },
  longitudeForm: {
    fr: 'une longitude est un nombre de degrés de −180 à 180, par exemple -1.05',
    en: 'a longitude is a number of degrees from -180 to 180, such as -1.05',
  },
  communeUnknown: { fr: 'aucune commune n’a ce code', en: 'there is no commune with this code' },
  epciUnknown: { fr: 'aucune intercommunalité n’a ce code', en: 'there is no EPCI with this code' },
  departmentUnknown: { fr: 'aucun département n’a ce code', en: 'there is no department with this code' },
  regionUnknown: { fr: 'aucune région n’a ce code', en: 'there is no region with this code' },
  areaTooWide: {
    fr: 'ces cercles et ces tracés sont trop étendus : réduisez la zone, ou choisissez des départements ou la France entière',
    en: 'these circles and polygons are too wide together, or too near a pole: draw a smaller area, or choose departments or the country',
  },
  tooManyCommunesTakenAway: {
    fr: 'on peut retirer au plus 500 communes : retirez des départements, ou tracez ce qui reste',
    en: 'at most 500 communes can be taken away: take away departments, or draw what is left',
  },
  tooDetailedTakenAway: {
    fr: 'un tracé retiré à des communes, à des départements ou à la France a au plus 300 points : simplifiez son contour',
    en: 'a polygon taken away from communes, departments or the country has at most 300 points: simplify its outline',
  },
  tooManyNamed: {
    fr: 'au plus 200 lieux se nomment un par un : nommez un département, ou dessinez le contour',
    en: 'at most 200 places are named one by one: name a department, or draw the outline',
  },
  nothingLeft: {
    fr: 'il ne reste rien de cette zone une fois le reste retiré',
    en: 'nothing is left of this area once the rest is taken away',
  },
  pointOutOfRange: {
    fr: 'un point est une longitude entre −180 et 180 et une latitude entre −90 et 90 degrés',
    en: 'a point is a longitude within ±180 and a latitude within ±90 degrees',
  },
  lonLatExchanged: {
    fr: 'longitude et latitude semblent échangées : donnez d’abord la longitude, comme en GeoJSON',
    en: 'longitude and latitude look exchanged: give the longitude first, as in GeoJSON',
  },
  tooManyPoints: {
    fr: 'une zone a au plus 2 000 points : simplifiez le contour',
    en: 'an area has at most 2,000 points in its polygons: simplify the outline',
  },
  ringNotClosed: {
    fr: 'un contour finit où il a commencé : répétez son premier point à la fin',
    en: 'a ring ends at the point where it began: repeat its first point at its end',
  },
  ringWithoutSurface: {
    fr: 'un contour a au moins trois points distincts qui entourent une surface',
    en: 'a ring needs at least three points apart that enclose a surface',
  },
  acrossAntimeridian: {
    fr: 'un côté couvre plus de 180 degrés de longitude : coupez le tracé à l’antiméridien (RFC 7946)',
    en: 'an edge spans more than 180 degrees of longitude: cut the polygon at the antimeridian (RFC 7946)',
  },
  outlineCrossesItself: {
    fr: 'le contour se croise ou passe deux fois par le même côté',
    en: 'the outline crosses itself or runs twice along the same edge',
  },
  holeOutside: {
    fr: 'un trou sort de son contour ou se trouve dans un autre trou',
    en: 'a hole lies outside the polygon it is cut from, or inside another hole',
  },
  polygonTooLarge: {
    fr: 'un tracé couvre au plus la moitié de la planète',
    en: 'a polygon covers at most half of the planet',
  },
  partnerWithoutDepartment: {
    fr: 'un partenaire a au moins un département',
    en: 'a partner has at least one department',
  },
  streetMissing: { fr: 'tapez une rue', en: 'type a street' },
  questionMissing: { fr: 'écrivez votre question', en: 'write your question' },
  questionAnswerMissing: { fr: 'écrivez votre réponse', en: 'write your answer' },
  outlineMissing: {
    fr: 'tracez la zone sur la carte, ou collez son contour',
    en: 'draw the area on the map, or paste its outline',
  },
  notGeoJson: {
    fr: 'ce n’est pas du GeoJSON : collez le fichier entier, de la première { à la dernière }',
    en: 'this is not GeoJSON: paste the whole file, from the first { to the last }',
  },
  geoJsonWithoutPolygon: {
    fr: 'il n’y a pas de polygone dans ce GeoJSON : des lignes et des points n’entourent rien',
    en: 'there is no polygon in this GeoJSON: lines and points enclose nothing',
  },
  geoJsonUnreadable: {
    fr: 'un polygone de ce GeoJSON est illisible : ses points s’écrivent [longitude, latitude], en degrés WGS84',
    en: 'a polygon of this GeoJSON cannot be read: its points are [longitude, latitude] in degrees WGS84',
  },
  nameMissing: { fr: 'donnez votre nom', en: 'give your name' },
  suggestionMissing: { fr: 'dites ce que vous proposez', en: 'say what you suggest' },
  codeDigits: { fr: 'un code a six chiffres', en: 'a code has six digits' },
  producersMissing: { fr: 'choisissez au moins un producteur', en: 'choose at least one producer' },
  headingMapping: {
    fr: 'écrivez titre:champ, par exemple Enseigne:name',
    en: 'write heading:field, such as Enseigne:name',
  },
  daysSaidTwice: {
    fr: 'dites les jours une seule fois : par un calendrier ou par les jours de la semaine',
    en: 'say the days once: by a calendar or by weekdays',
  },
  dateForm: {
    fr: 'cette date n’existe pas : écrivez-la comme 31/03/2027 (2027-03-31 dans l’API)',
    en: 'this date does not exist: write it as 2027-03-31',
  },
  dayOfYearForm: {
    fr: 'écrivez le jour et le mois, par exemple 31/03 (03-31 dans l’API)',
    en: 'write the day and the month, as 03-31 for 31 March',
  },
  dayNotInMonth: { fr: 'ce jour n’existe pas dans ce mois', en: 'there is no such day in that month' },
  weekOfMonthMissing: {
    fr: 'dites lesquels du mois : premier, deuxième, dernier',
    en: 'say which of the month: first, second, last',
  },
  datesMissing: { fr: 'écrivez au moins une date', en: 'write at least one date' },
  fortnightStartMissing: {
    fr: 'dites à partir de quelle date compter une semaine sur deux',
    en: 'say from which date every second week is counted',
  },
  deadlineTwice: { fr: 'un seul délai par jour de la semaine', en: 'one deadline for each day of the week' },
  endBeforeBeginning: { fr: 'la fin est avant le début', en: 'this ends before it begins' },
  noDayFits: {
    fr: 'aucun jour ne convient : regardez ensemble les jours, la saison et les dates',
    en: 'no day fits this: look at the days, the season and the dates together',
  },
  roundGone: { fr: 'cette tournée n’existe plus', en: 'this round is no more' },
  noPassageThatDay: { fr: 'cette tournée ne passe pas ce jour-là', en: 'this round does not come on that day' },
  passageThatDay: { fr: 'cette tournée passe déjà ce jour-là', en: 'this round comes on that day already' },
  dayOver: { fr: 'ce jour est passé', en: 'that day is over' },
  dayBeyondYear: {
    fr: 'c’est trop loin : un an et un mois au plus',
    en: 'that is too far ahead: a year and a month at most',
  },
  undoFirst: {
    fr: 'ce passage est annulé : revenez d’abord comme avant',
    en: 'this passage is cancelled: take that back first',
  },
  wordTooLong: { fr: 'un mot de 200 caractères au plus', en: 'a word of 200 characters at most' },
  tooManyDayChanges: {
    fr: 'trop de dates sont notées : effacez-en, ou changez la tournée elle-même',
    en: 'too many dates are noted: remove some, or change the round itself',
  },
  seasonMissing: { fr: 'dites de quel jour à quel jour, chaque année', en: 'say from which day to which, every year' },
  deadlineDays: { fr: 'de 0 à 28 jours avant', en: 'from 0 to 28 days before' },
  ruleWithoutStart: { fr: 'une règle commence par DTSTART', en: 'a rule begins with DTSTART' },
  ruleNotHeld: {
    fr: 'de RRULE, on garde ici les règles par semaine et les n-ièmes jours du mois',
    en: 'of RRULE, weekly rules and n-th weekdays of the month can be held here',
  },
  tooManyDates: { fr: 'une liste de jours compte au plus 120 dates', en: 'a list of days needs at most 120 dates' },
  ruleMonths: { fr: 'BYMONTH nomme des mois qui se suivent', en: 'BYMONTH names months that follow one another' },
  ruleWeekStart: { fr: 'les semaines commencent le lundi ici : WKST=MO', en: 'weeks begin on Monday here: WKST=MO' },
  fieldMissing: { fr: 'ce champ est nécessaire', en: 'this field is needed' },
  fieldUnknown: { fr: 'ce champ est inconnu', en: 'this field is unknown' },
  wrongKind: { fr: 'cette valeur n’est pas de la bonne sorte', en: 'this value is of the wrong kind' },
  wrongForm: { fr: 'cette valeur n’a pas la bonne forme', en: 'this value is not in the right form' },
  noFormFits: { fr: 'aucune des formes possibles ne correspond', en: 'none of the possible forms fits' },
  refused: { fr: 'cette valeur n’est pas acceptée', en: 'this value is not accepted' },
  charactersAtLeast: { fr: 'au moins {n} caractères', en: 'at least {n} characters' },
  charactersAtMost: { fr: 'au plus {n} caractères', en: 'at most {n} characters' },
  atLeast: { fr: 'au moins {n}', en: 'at least {n}' },
  atMost: { fr: 'au plus {n}', en: 'at most {n}' },
  possibleValues: { fr: 'valeurs possibles : {values}', en: 'possible values: {values}' },
  placeMissing: {
    fr: 'donnez `cell` ou `commune`, ou bien `lat` et `lon`',
    en: 'give `cell` or `commune`, or `lat` and `lon`',
  },
  cellElsewhere: { fr: 'cette cellule est loin de la commune indiquée', en: 'this cell is far from the commune given' },
  latAndLon: { fr: '`lat` et `lon` vont ensemble', en: '`lat` and `lon` go together' },
  placeUnknown: {
    fr: 'nous ne trouvons pas « {typed} » : vérifiez l’orthographe, ou donnez le code postal',
    en: 'we cannot find “{typed}”: check the spelling, or give the postcode',
  },
  producerGone: { fr: 'ce producteur n’est plus dans l’annuaire', en: 'this producer is no longer in the directory' },
  notDelivered: { fr: '{name} ne livre pas à {place}', en: '{name} does not deliver to {place}' },
  audienceNotServed: {
    fr: '{name} ne livre pas ce type de client à {place}',
    en: '{name} does not serve this kind of customer in {place}',
  },
  roundElsewhere: {
    fr: 'cette tournée de {name} ne passe pas chez vous',
    en: 'this round of {name} does not come to you',
  },
  cursorUnknown: {
    fr: 'cette suite de liste n’existe pas : reprenez au début',
    en: 'there is no such page: start again',
  },
  idempotencyKeyForm: { fr: 'de 8 à 200 caractères', en: '8 to 200 characters' },
  placeFirst: { fr: 'dites d’abord pour quel endroit', en: 'say first for which place' },
  linkIncomplete: {
    fr: 'ce lien n’est pas complet : copiez-le en entier depuis le message',
    en: 'this link is not complete: copy all of it from the message',
  },
  requestLinkExpired: {
    fr: 'ce lien a expiré ; refaites votre demande : elle n’a pas été envoyée',
    en: 'this link has expired; please make your request again: it was not sent',
  },
  alertLinkExpired: {
    fr: 'ce lien ne sert plus ; redemandez l’alerte : cela prend un instant',
    en: 'this link no longer works; ask for the alert again: it takes a moment',
  },
  codeWrong: {
    fr: 'ce n’est pas le code du message : vérifiez les six chiffres',
    en: 'this is not the code in the message: check the six digits',
  },
  codeEnded: {
    fr: 'trop d’essais : ouvrez le lien du message, il fonctionne toujours',
    en: 'too many tries: open the link in the message, it still works',
  },
  pauseEndDay: {
    fr: 'une pause finit demain au plus tôt, et dans un an au plus tard',
    en: 'a pause ends tomorrow at the earliest, and in a year at the latest',
  },
  graceMinutes: { fr: 'un nombre de minutes, de 0 à 120', en: 'a number of minutes, from 0 to 120' },
  tickToErase: { fr: 'cochez la case pour effacer', en: 'tick the box to erase' },
  placeNotFound: {
    fr: 'nous ne trouvons pas ce lieu : essayez le code postal',
    en: 'we cannot find this place: try the postcode',
  },
  actUnknown: { fr: 'cette action n’existe pas', en: 'there is no such action' },
  alertCodeWrong: {
    fr: 'ce n’est pas le bon code, ou il ne sert plus : après cinq essais, seul le bouton du message confirme',
    en: 'this is not the right code, or it no longer works: after five tries, only the button in the message confirms',
  },
  codeOrAddressForm: {
    fr: 'le code a six chiffres, et l’adresse est celle qui a reçu le message',
    en: 'the code has six digits, and the address is the one that got the message',
  },
  channelCodeWrong: { fr: 'ce n’est pas ce code', en: 'this is not the code' },
  ownerForm: {
    fr: 'écrivez un SIRET, un numéro de téléphone ou une adresse e-mail',
    en: 'write a SIRET, a telephone number or an e-mail address',
  },
  pauseDay: { fr: 'choisissez un jour à venir, dans l’année', en: 'choose a day to come, within a year' },
  agreementMissing: {
    fr: 'lisez-lui le résumé et notez son accord',
    en: 'read him the summary and note that he agrees',
  },
  signInTooOften: { fr: 'trop d’essais : attendez un quart d’heure', en: 'too many tries: wait a quarter of an hour' },
  signInExpired: {
    fr: 'trop de temps a passé : recommencez avec votre mot de passe',
    en: 'too much time has gone by: start again with your password',
  },
  signInRefused: { fr: 'adresse ou mot de passe incorrect', en: 'wrong address or password' },
  signInCodeWrong: {
    fr: 'ce code n’est pas le bon : attendez le suivant et réessayez',
    en: 'wrong code: wait for the next one and try again',
  },
  passwordWeak: {
    fr: 'ce mot de passe est trop faible : 12 caractères au moins, avec minuscules, majuscules, chiffres et signes',
    en: 'this password is too weak: at least 12 characters, with lower and upper case letters, digits and signs',
  },
  siretTaken: {
    fr: 'une autre fiche porte déjà ce SIRET : appelez l’agence au {number}',
    en: 'another page already has this SIRET: telephone the agency on {number}',
  },
  addressOutside: {
    fr: '{name} ne passe pas à cette adresse : elle est en dehors de sa tournée',
    en: '{name} does not come to this address: it lies outside their round',
  },
  stopUnread: {
    fr: '« {line} » : écrivez heures ; lieu ; commune, par exemple 17 h 30 ; place de l’Église ; Saubrigues',
    en: '“{line}”: write hours ; place ; commune, such as 5.30 pm ; church square ; Saubrigues',
  },
  offerGone: { fr: '{name} ne propose plus ce produit', en: '{name} no longer offers this product' },
  offerSoldOut: { fr: '{offer} : épuisé chez {name}', en: '{offer}: sold out at {name}' },
  offerOutOfSeason: {
    fr: '{offer} : pas de saison chez {name} à cette date',
    en: '{offer}: not in season at {name} by then',
  },
  passageCancelled: { fr: '{name} a annulé ce passage', en: '{name} has cancelled this passage' },
  passageFull: {
    fr: '{name} ne prend plus rien pour ce passage',
    en: '{name} takes nothing more for this passage',
  },
  passageTooLate: { fr: 'il est trop tard pour ce passage de {name}', en: 'it is too late for this passage of {name}' },
  notOnThatDay: { fr: '{name} ne livre pas ce jour-là', en: '{name} does not deliver on that day' },
};

/** Why a field was refused, in the reader's language, its values filled in. */
export const reasonText = (error: Reason | WordedError, lang: Language): string =>
  'reason' in error ? error.reason : pick(texts[error.code], lang, error.values);

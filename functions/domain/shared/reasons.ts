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
  'an e-mail address has no accents before its @': 'une adresse e-mail n’a pas d’accents avant son @',
  'we do not know the numbers of this country: give one of France or of a neighbour':
    'nous ne connaissons pas les numéros de ce pays : donnez-en un de France ou d’un pays voisin',
  'a landline receives no text message: choose a telephone call':
    'un téléphone fixe ne reçoit pas de SMS : choisissez l’appel téléphonique',
  'we send text messages to numbers of France and its territories only: choose a telephone call':
    'nous n’envoyons de SMS qu’aux numéros de France, outre-mer compris : choisissez l’appel téléphonique',
  'control characters are not accepted': 'les caractères de contrôle ne sont pas acceptés',
  'a radius is at least 1 km': 'un rayon est d’au moins 1 km',
  'a radius is at most 300 km; choose departments or the country beyond':
    'un rayon est d’au plus 300 km ; au-delà, choisissez des départements ou la France entière',
  'an area needs at least one shape': 'dites où cette tournée passe',
  'say what it is': 'dites ce que c’est',
  'choose at least one month': 'choisissez au moins un mois',
  'say for whom': 'dites pour qui',
  'say the days once: by a calendar or by weekdays':
    'dites les jours une seule fois : par un calendrier ou par les jours de la semaine',
  'this date does not exist: write it as 2027-03-31':
    'cette date n’existe pas : écrivez-la comme 31/03/2027 (2027-03-31 dans l’API)',
  'write the day and the month, as 03-31 for 31 March':
    'écrivez le jour et le mois, par exemple 31/03 (03-31 dans l’API)',
  'there is no such day in that month': 'ce jour n’existe pas dans ce mois',
  'say which of the month: first, second, last': 'dites lesquels du mois : premier, deuxième, dernier',
  'write at least one date': 'écrivez au moins une date',
  'say from which date every second week is counted': 'dites à partir de quelle date compter une semaine sur deux',
  'one deadline for each day of the week': 'un seul délai par jour de la semaine',
  'this ends before it begins': 'la fin est avant le début',
  'no day fits this: look at the days, the season and the dates together':
    'aucun jour ne convient : regardez ensemble les jours, la saison et les dates',
  'say from which day to which, every year': 'dites de quel jour à quel jour, chaque année',
  'from 0 to 28 days before': 'de 0 à 28 jours avant',
  'a rule begins with DTSTART': 'une règle commence par DTSTART',
  'of RRULE, weekly rules and n-th weekdays of the month can be held here':
    'de RRULE, on garde ici les règles par semaine et les n-ièmes jours du mois',
  'a list of days needs at most 120 dates': 'une liste de jours compte au plus 120 dates',
  'BYMONTH names months that follow one another': 'BYMONTH nomme des mois qui se suivent',
  'weeks begin on Monday here: WKST=MO': 'les semaines commencent le lundi ici : WKST=MO',
  'choose at least one day': 'choisissez au moins un jour',
  'give the name of the farm or workshop': 'donnez le nom de la ferme ou de l’atelier',
  'give a name to ask for': 'donnez le nom de la personne à demander',
  'say at least one thing that you sell': 'indiquez au moins un produit',
  'describe at least one round': 'décrivez au moins une tournée',
  'give at least one way to reach you': 'donnez au moins un moyen de vous joindre',
  'a SIRET has 14 digits': 'un SIRET a 14 chiffres',
  'give your SIRET: the agency can help if you do not have one yet':
    'donnez votre SIRET : l’agence peut vous aider si vous n’en avez pas encore',
  'these nine digits are a SIREN: a SIRET has five more':
    'ces neuf chiffres sont un SIREN : un SIRET en a cinq de plus',
  'this is a VAT number: a SIRET has 14 digits': 'c’est un numéro de TVA : un SIRET a 14 chiffres',
  'give one SIRET': 'donnez un seul SIRET',
  'the key of this SIRET is wrong: one digit is mistyped': 'la clé de ce SIRET est fausse : un chiffre est mal tapé',
  'say what you would like': 'dites ce que vous souhaitez',
  'this is not a web address': 'ce n’est pas une adresse de site',
  'say where people come to collect': 'dites où l’on vient chercher sa commande',
  'say in which commune': 'dites dans quelle commune',
  'say by which means': 'dites par quel moyen',
  'several places are called this: choose one': 'plusieurs lieux portent ce nom : choisissez',
  'write an amount in euros, such as 12 or 12.50': 'écrivez un montant en euros, par exemple 12 ou 12,50',
  'say how far, in kilometres': 'dites jusqu’où, en kilomètres',
  'write a number of kilometres, such as 30': 'écrivez un nombre de kilomètres, par exemple 30',
  'say first where the pick-up point is': 'dites d’abord où est le point de retrait',
  'say first where you are (step 2)': 'dites d’abord où vous êtes (étape 2)',
  'name at least one place': 'nommez au moins un lieu',
  'only parcels go to the whole country': 'seuls les colis vont dans toute la France',
  'only a round by pick-up point has a pick-up point': 'seul un point de retrait a une adresse de retrait',
  'this identifier is used twice': 'cet identifiant est utilisé deux fois',
  'this position is more than 30 km from the commune': 'cette position est à plus de 30 km de la commune',
  'choose a family': 'choisissez une famille',
  'say approve or reject': 'dites approve (publier) ou reject (refuser)',
  'choose an answer': 'choisissez une réponse',
  'say when': 'dites quand',
  'choose a day that is to come': 'choisissez un jour à venir',
  'choose a day within 60 days': 'choisissez un jour dans les 60 jours',
  'say why: the requester will read it': 'dites pourquoi : le demandeur le lira',
  'say why: the producer will read it': 'dites pourquoi : le producteur le lira',
  'latitude and longitude look exchanged: this point lies in Africa, and in France the other way round':
    'latitude et longitude semblent échangées : ce point est en Afrique, et en France dans l’autre sens',
  'a latitude is a number of degrees from -90 to 90, such as 43.71':
    'une latitude est un nombre de degrés de −90 à 90, par exemple 43.71',
  'a longitude is a number of degrees from -180 to 180, such as -1.05':
    'une longitude est un nombre de degrés de −180 à 180, par exemple -1.05',
  'there is no commune with this code': 'aucune commune n’a ce code',
  'there is no EPCI with this code': 'aucune intercommunalité n’a ce code',
  'there is no department with this code': 'aucun département n’a ce code',
  'there is no region with this code': 'aucune région n’a ce code',
  'these circles and polygons are too wide together, or too near a pole: draw a smaller area, or choose departments or the country':
    'ces cercles et ces tracés sont trop étendus : réduisez la zone, ou choisissez des départements ou la France entière',
  'at most 500 communes can be taken away: take away departments, or draw what is left':
    'on peut retirer au plus 500 communes : retirez des départements, ou tracez ce qui reste',
  'a polygon taken away from communes, departments or the country has at most 300 points: simplify its outline':
    'un tracé retiré à des communes, à des départements ou à la France a au plus 300 points : simplifiez son contour',
  'nothing is left of this area once the rest is taken away': 'il ne reste rien de cette zone une fois le reste retiré',
  'a point is a longitude within ±180 and a latitude within ±90 degrees':
    'un point est une longitude entre −180 et 180 et une latitude entre −90 et 90 degrés',
  'longitude and latitude look exchanged: give the longitude first, as in GeoJSON':
    'longitude et latitude semblent échangées : donnez d’abord la longitude, comme en GeoJSON',
  'an area has at most 2,000 points in its polygons: simplify the outline':
    'une zone a au plus 2 000 points : simplifiez le contour',
  'a ring ends at the point where it began: repeat its first point at its end':
    'un contour finit où il a commencé : répétez son premier point à la fin',
  'a ring needs at least three points apart that enclose a surface':
    'un contour a au moins trois points distincts qui entourent une surface',
  'an edge spans more than 180 degrees of longitude: cut the polygon at the antimeridian (RFC 7946)':
    'un côté couvre plus de 180 degrés de longitude : coupez le tracé à l’antiméridien (RFC 7946)',
  'the outline crosses itself or runs twice along the same edge':
    'le contour se croise ou passe deux fois par le même côté',
  'a hole lies outside the polygon it is cut from, or inside another hole':
    'un trou sort de son contour ou se trouve dans un autre trou',
  'a polygon covers at most half of the planet': 'un tracé couvre au plus la moitié de la planète',
  'a partner has at least one department': 'un partenaire a au moins un département',
  'type a street': 'tapez une rue',
  'write your question': 'écrivez votre question',
  'write your answer': 'écrivez votre réponse',
  'draw the area on the map, or paste its outline': 'tracez la zone sur la carte, ou collez son contour',
  'this is not GeoJSON: paste the whole file, from the first { to the last }':
    'ce n’est pas du GeoJSON : collez le fichier entier, de la première { à la dernière }',
  'there is no polygon in this GeoJSON: lines and points enclose nothing':
    'il n’y a pas de polygone dans ce GeoJSON : des lignes et des points n’entourent rien',
  'a polygon of this GeoJSON cannot be read: its points are [longitude, latitude] in degrees WGS84':
    'un polygone de ce GeoJSON est illisible : ses points s’écrivent [longitude, latitude], en degrés WGS84',
  'give your name': 'donnez votre nom',
  'say what you suggest': 'dites ce que vous proposez',
  'a code has six digits': 'un code a six chiffres',
  'choose at least one producer': 'choisissez au moins un producteur',
};

export const reasonIn = (lang: Language, english: string): string =>
  lang === 'fr' ? (FRENCH[english] ?? english) : english;

export const hasFrench = (english: string): boolean => english in FRENCH;

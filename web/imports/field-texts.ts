import type { ListField } from '#domain/imports/fields.ts';
import type { Text } from '#domain/shared/primitives.ts';

/** What each column of a list can hold, as people call it. */
export const FIELD_NAMES: Readonly<Record<ListField, Text>> = {
  name: { fr: 'Nom', en: 'Name' },
  legalName: { fr: 'Raison sociale', en: 'Registered name' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  externalId: { fr: 'Identifiant dans la liste', en: 'Identifier in the list' },
  type: { fr: 'Type', en: 'Type' },
  communeCode: { fr: 'Code INSEE de la commune', en: 'INSEE code of the commune' },
  commune: { fr: 'Commune', en: 'Commune' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  department: { fr: 'Département', en: 'Department' },
  address: { fr: 'Adresse', en: 'Address' },
  lat: { fr: 'Latitude', en: 'Latitude' },
  lon: { fr: 'Longitude', en: 'Longitude' },
  latLon: { fr: 'Latitude et longitude', en: 'Latitude and longitude' },
  telephone: { fr: 'Téléphone', en: 'Telephone' },
  email: { fr: 'E-mail', en: 'E-mail' },
  website: { fr: 'Site web', en: 'Website' },
  contactName: { fr: 'Personne à demander', en: 'Person to ask for' },
  products: { fr: 'Produits', en: 'Products' },
  productMark: { fr: 'Un produit, coché (x, oui, 1)', en: 'One product, marked (x, yes, 1)' },
  organic: { fr: 'Bio', en: 'Organic' },
  deliversTo: { fr: 'Où il livre', en: 'Where they deliver' },
  deliveryDays: { fr: 'Jours de livraison', en: 'Delivery days' },
  pickUp: { fr: 'Point de retrait', en: 'Pick-up point' },
  hours: { fr: 'Horaires', en: 'Opening hours' },
  description: { fr: 'Description', en: 'Description' },
};

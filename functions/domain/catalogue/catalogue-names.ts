import type { Audience, Text } from '#domain/shared/primitives.ts';
import type { Availability, FamilyCode, LabelCode, PaymentCode, RoundMode } from './codes.ts';

/** What the codes of the directory are called on screen. One place, so that a filter and a mail never disagree. */

export const FAMILY_NAMES: Readonly<Record<FamilyCode, Text>> = {
  fruit: { fr: 'Fruits', en: 'Fruit' },
  vegetables: { fr: 'Légumes', en: 'Vegetables' },
  meat: { fr: 'Viandes et volailles', en: 'Meat and poultry' },
  curedMeats: { fr: 'Charcuterie et conserves', en: 'Cured and potted meats' },
  dairy: { fr: 'Lait et fromages', en: 'Milk and cheese' },
  eggs: { fr: 'Œufs', en: 'Eggs' },
  fish: { fr: 'Poissons et coquillages', en: 'Fish and shellfish' },
  bread: { fr: 'Pains, farines et gâteaux', en: 'Bread, flour and cakes' },
  honey: { fr: 'Miels et confitures', en: 'Honey and jam' },
  drinks: { fr: 'Boissons', en: 'Drinks' },
  grocery: { fr: 'Huiles et épicerie', en: 'Oils and larder' },
  plants: { fr: 'Plantes et fleurs', en: 'Plants and flowers' },
  crafts: { fr: 'Artisanat', en: 'Crafts' },
};

export interface LabelDescription {
  readonly name: Text;
  /** Whether it counts in the 50 % of durable or quality products of a canteen (EGalim law). "Local" never does. */
  readonly countsForEgalim: boolean;
  /** One line for a visitor who has never heard of it. */
  readonly explanation: Text;
}

export const LABELS: Readonly<Record<LabelCode, LabelDescription>> = {
  BIO: {
    name: { fr: 'Agriculture biologique', en: 'Organic' },
    countsForEgalim: true,
    explanation: {
      fr: 'Cultivé ou élevé sans engrais ni pesticides de synthèse, contrôlé chaque année.',
      en: 'Grown or raised without synthetic fertilisers or pesticides, inspected every year.',
    },
  },
  LABEL_ROUGE: {
    name: { fr: 'Label Rouge', en: 'Label Rouge' },
    countsForEgalim: true,
    explanation: {
      fr: 'Un goût supérieur au produit courant, vérifié par des dégustations.',
      en: 'A better taste than the ordinary product, checked by tasting panels.',
    },
  },
  AOP: {
    name: { fr: 'Appellation d’origine protégée', en: 'Protected designation of origin' },
    countsForEgalim: true,
    explanation: {
      fr: 'Tout se fait dans le même terroir, selon un savoir-faire reconnu.',
      en: 'Everything is made in one place, in a recognised way.',
    },
  },
  IGP: {
    name: { fr: 'Indication géographique protégée', en: 'Protected geographical indication' },
    countsForEgalim: true,
    explanation: {
      fr: 'Une étape au moins se fait dans la région qui a donné au produit sa réputation.',
      en: 'At least one stage takes place in the area that made the product’s name.',
    },
  },
  STG: {
    name: { fr: 'Spécialité traditionnelle garantie', en: 'Traditional speciality guaranteed' },
    countsForEgalim: true,
    explanation: {
      fr: 'Une recette ou une méthode traditionnelle, où qu’elle soit faite.',
      en: 'A traditional recipe or method, wherever it is made.',
    },
  },
  HVE: {
    name: { fr: 'Haute valeur environnementale', en: 'High environmental value' },
    countsForEgalim: true,
    explanation: {
      fr: 'Toute la ferme est suivie : biodiversité, traitements, engrais et eau.',
      en: 'The whole farm is assessed: wildlife, treatments, fertilisers and water.',
    },
  },
  PECHE_DURABLE: {
    name: { fr: 'Pêche durable', en: 'Sustainable fishing' },
    countsForEgalim: true,
    explanation: {
      fr: 'Une pêche qui laisse aux poissons le temps de se renouveler ; écolabel public.',
      en: 'Fishing that leaves stocks time to recover; a public ecolabel.',
    },
  },
  RUP: {
    name: { fr: 'Région ultrapériphérique', en: 'Outermost region' },
    countsForEgalim: true,
    explanation: {
      fr: 'Un produit de qualité des départements d’outre-mer, signalé par le logo européen.',
      en: 'A quality product of the French overseas departments, under the European logo.',
    },
  },
  FERMIER: {
    name: { fr: 'Fermier', en: 'Farm-made' },
    countsForEgalim: true,
    explanation: {
      fr: 'Élevé ou transformé à la ferme même : fromages, œufs et volailles où la mention est encadrée.',
      en: 'Raised or made on the farm itself: cheese, eggs and poultry where the term is regulated.',
    },
  },
  COMMERCE_EQUITABLE: {
    name: { fr: 'Commerce équitable', en: 'Fair trade' },
    countsForEgalim: true,
    explanation: {
      fr: 'Un prix qui couvre les coûts du producteur, convenu pour plusieurs années.',
      en: 'A price that covers the producer’s costs, agreed for several years.',
    },
  },
  VALEURS_PARC: {
    name: { fr: 'Valeurs Parc naturel régional', en: 'Regional nature park mark' },
    countsForEgalim: false,
    explanation: {
      fr: 'La marque des parcs naturels régionaux : un territoire, des pratiques respectueuses. Ne compte pas pour EGalim.',
      en: 'The mark of the regional nature parks: one territory, careful methods. Does not count for EGalim.',
    },
  },
};

export const PAYMENT_NAMES: Readonly<Record<PaymentCode, Text>> = {
  cash: { fr: 'Espèces', en: 'Cash' },
  card: { fr: 'Carte bancaire', en: 'Card' },
  cheque: { fr: 'Chèque', en: 'Cheque' },
  transfer: { fr: 'Virement', en: 'Bank transfer' },
  mealVoucher: { fr: 'Titres-restaurant', en: 'Meal vouchers' },
  online: { fr: 'Paiement en ligne', en: 'Online payment' },
};

export const ROUND_MODE_NAMES: Readonly<Record<RoundMode, Text>> = {
  door: { fr: 'Livraison à domicile', en: 'Home delivery' },
  pickup: { fr: 'Point de retrait', en: 'Pick-up point' },
  parcel: { fr: 'Colis', en: 'Parcel' },
};

export const AUDIENCE_NAMES: Readonly<Record<Audience, Text>> = {
  consumer: { fr: 'Particuliers', en: 'Households' },
  shop: { fr: 'Commerces et restaurants', en: 'Shops and restaurants' },
  canteen: { fr: 'Cantines', en: 'Canteens' },
};

export const AVAILABILITY_NAMES: Readonly<Record<Availability, Text>> = {
  available: { fr: 'Disponible', en: 'Available' },
  soon: { fr: 'Bientôt', en: 'Coming soon' },
  soldOut: { fr: 'Épuisé', en: 'Sold out' },
};

import type { Stop } from './rounds.ts';

/** Real market places and halls where the invented producers are to be met; positions to a few hundred metres. */

export const PEYREHORADE: Stop = {
  name: 'Marché de Peyrehorade',
  address: 'Place Aristide-Briand',
  at: [43.5468, -1.1012],
  drawsKm: 12,
};
export const DAX: Stop = { name: 'Halles de Dax', address: 'Place Roger-Ducos', at: [43.7096, -1.0531], drawsKm: 12 };
export const ORTHEZ: Stop = {
  name: 'Marché d’Orthez',
  address: 'Place d’Armes',
  at: [43.4882, -0.7706],
  drawsKm: 14,
};
export const SALIES: Stop = {
  name: 'Marché de Salies-de-Béarn',
  address: 'Place du Bayaà',
  at: [43.4737, -0.9231],
  drawsKm: 10,
};
export const BAYONNE: Stop = {
  name: 'Halles de Bayonne',
  address: 'Quai du Commandant-Roquebert',
  at: [43.4903, -1.4772],
  drawsKm: 12,
};
export const PAU: Stop = {
  name: 'Halles de Pau',
  address: 'Place de la République',
  at: [43.2992, -0.3683],
  drawsKm: 12,
};
export const OLORON: Stop = {
  name: 'Marché d’Oloron-Sainte-Marie',
  address: 'Place Clemenceau',
  at: [43.1925, -0.6066],
  drawsKm: 15,
};
export const CAPUCINS: Stop = {
  name: 'Marché des Capucins',
  address: 'Place des Capucins, Bordeaux',
  at: [44.8308, -0.5676],
  drawsKm: 8,
};
export const CHARTRONS: Stop = {
  name: 'Marché des Chartrons',
  address: 'Quai des Chartrons, Bordeaux',
  at: [44.8546, -0.5661],
  drawsKm: 8,
};
export const CREON: Stop = {
  name: 'Marché de Créon',
  address: 'Place de la Prévôté',
  at: [44.7741, -0.3473],
  drawsKm: 12,
};
export const AGEN: Stop = { name: 'Halle du Pin', address: 'Place du Pin, Agen', at: [44.2036, 0.6208], drawsKm: 12 };
export const VILLENEUVE: Stop = {
  name: 'Marché de Villeneuve-sur-Lot',
  address: 'Place La Fayette',
  at: [44.4077, 0.7048],
  drawsKm: 12,
};
export const PERIGUEUX: Stop = {
  name: 'Marché du Coderc',
  address: 'Place du Coderc, Périgueux',
  at: [45.1842, 0.7217],
  drawsKm: 12,
};
export const SARLAT: Stop = {
  name: 'Marché de Sarlat',
  address: 'Place de la Liberté',
  at: [44.8899, 1.2166],
  drawsKm: 14,
};
export const BRIVE: Stop = {
  name: 'Halle Georges-Brassens',
  address: 'Place du 14-Juillet, Brive-la-Gaillarde',
  at: [45.1606, 1.5332],
  drawsKm: 14,
};
export const LIMOGES: Stop = {
  name: 'Halles centrales de Limoges',
  address: 'Place de la Motte',
  at: [45.8292, 1.2573],
  drawsKm: 12,
};
export const AUBUSSON: Stop = {
  name: 'Marché d’Aubusson',
  address: 'Place Espagne',
  at: [45.9562, 2.1683],
  drawsKm: 10,
};
export const ANGOULEME: Stop = {
  name: 'Halles d’Angoulême',
  address: 'Place des Halles',
  at: [45.6513, 0.1531],
  drawsKm: 12,
};
export const LA_ROCHELLE: Stop = {
  name: 'Marché central de La Rochelle',
  address: 'Place du Marché',
  at: [46.1626, -1.1488],
  drawsKm: 10,
};
export const SAINTES: Stop = {
  name: 'Marché Saint-Pierre',
  address: 'Place Saint-Pierre, Saintes',
  at: [45.7451, -0.6325],
  drawsKm: 14,
};
export const NIORT: Stop = {
  name: 'Halles de Niort',
  address: 'Place des Halles',
  at: [46.3255, -0.4644],
  drawsKm: 14,
};
export const POITIERS: Stop = {
  name: 'Marché Notre-Dame',
  address: 'Place Charles-de-Gaulle, Poitiers',
  at: [46.5831, 0.3438],
  drawsKm: 12,
};

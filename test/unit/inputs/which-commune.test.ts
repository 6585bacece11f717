import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownPlaces } from '#domain/areas/known-places.ts';
import type { GivenPlace } from '#domain/inputs/commune-evidence.ts';
import { whichCommune } from '#domain/inputs/which-commune.ts';
import { BUILD_TIMEOUT, builtCommunes } from '../places/list.ts';

let places: KnownPlaces;
beforeAll(async () => {
  places = await builtCommunes();
}, BUILD_TIMEOUT);

const TERRITORY = ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'];
const DAX = { lat: 43.71, lon: -1.05 };
const GAAS = { lat: 43.62, lon: -1.02 };

type Given = Partial<GivenPlace>;
const ask = (given: Given, territory: readonly string[] = TERRITORY) =>
  whichCommune(
    { code: '', name: '', postcode: '', department: '', address: '', position: undefined, ...given },
    { places, territory },
  );

/** The commune's code with the remarks, or the fault. */
const told = (given: Given, territory?: readonly string[]): string => {
  const answer = ask(given, territory);
  return answer.ok
    ? [answer.value.code, ...answer.value.remarks.map(({ code, field }) => `${code} ${field}`)].join(', ')
    : answer.reason.code;
};

const TABLE: readonly (readonly [given: Given, told: string])[] = [
  // One thing.
  [{ name: 'Dax' }, '40088'],
  [{ name: 'DAX' }, '40088'],
  [{ name: 'Dax Cedex' }, '40088'],
  [{ name: 'Dax (40)' }, '40088'],
  [{ name: 'Dax 40' }, '40088'],
  [{ name: 'BORDEAUX (Gironde)' }, '33063'],
  [{ name: '40100 Dax' }, '40088'],
  [{ name: 'Dax, 40100' }, '40088'],
  [{ name: 'Dax 40100' }, '40088'],
  [{ name: '33430 - Bazas' }, '33036'],
  [{ name: '24600 ALLEMANS' }, '24007'],
  [{ name: 'ALLEMANS 24600' }, '24007'],
  [{ name: '40107 Dax Cedex' }, '40088'],
  [{ name: 'Gaas' }, '40101'],
  [{ code: '40088' }, '40088'],
  [{ code: '40 088' }, '40088'],
  [{ code: '1004' }, '01004'],
  [{ code: '40088.0' }, '40088'],
  [{ code: '2A004' }, '2A004'],
  [{ code: '2a004' }, '2A004'],
  [{ code: '97411' }, '97411'],
  [{ postcode: '40350', name: 'Gaas' }, '40101'],
  [{ postcode: '40 350', name: 'Gaas' }, '40101'],
  [{ postcode: '1000', name: 'Bourg-en-Bresse' }, '01053'],
  [{ postcode: '40100 Dax' }, '40088'],
  [{ postcode: 'F-40100', name: 'Dax' }, '40088'],
  [{ name: '(40) Dax' }, '40088'],
  [{ name: '40 - Dax' }, '40088'],
  [{ name: '75 - Paris' }, '75056'],
  [{ name: 'commune de Saubion' }, '40291'],
  [{ name: 'Mairie de Gaas' }, '40101'],
  [{ name: 'Dax, France' }, '40088'],
  [{ name: 'Dax France' }, '40088'],
  [{ name: 'Fort de France' }, '97209'],
  [{ name: 'FORT-DE-FRANCE', postcode: '97200' }, '97209'],
  [{ name: 'ROISSY EN FRANCE' }, '95527'],
  [{ name: 'Villeneuve/Lot' }, '47323'],
  [{ name: 'St-Seurin/Isle' }, '33478'],
  [{ name: 'Bayonne / Baiona' }, '64102'],
  // Two communes in one cell.
  [{ name: 'Dax - Saint-Paul-lès-Dax' }, 'communeSeveral'],
  [{ name: 'Dax / Narrosse' }, 'communeSeveral'],
  [{ name: 'Dax / Narrosse', postcode: '40180' }, '40202'],
  [{ name: 'Quartier Neuf - Gaas' }, '40101'],
  [{ name: 'Dax et Gaas' }, 'communeLike'],
  // Of several homonyms none lies in the department that is given: those are asked about whose name begins so.
  [{ name: 'Sainte-Foy', department: '33' }, 'communeSeveral'],
  [{ name: 'Saint-Julien', department: '33' }, '33423, communeReadAs commune'],
  [{ name: 'Saint-Jean', department: '64' }, 'communeSeveral'],
  // What people call it every day.
  [{ name: 'Sarlat' }, '24520, communeReadAs commune'],
  [{ name: 'Brive' }, '19031, communeReadAs commune'],
  [{ name: 'Soulac' }, '33514, communeReadAs commune'],
  [{ name: 'La Teste' }, '33529, communeReadAs commune'],
  [{ name: 'Oloron' }, '64422, communeReadAs commune'],
  [{ name: 'Cherbourg' }, '50129, communeReadAs commune'],
  [{ name: 'Sarlat (24)' }, '24520, communeReadAs commune'],
  [{ name: 'Sarlat', postcode: '24200' }, '24520, communeReadAs commune'],
  [{ name: 'Sarlat', department: '40' }, 'communeLike'],
  [{ name: 'Sarlat', postcode: '40100' }, '40088, communeNotKnown commune'],
  [{ name: 'Cadillac' }, 'communeLike'],
  [{ name: 'Cadillac', postcode: '33410' }, '33081, communeReadAs commune'],
  [{ name: 'Châlons' }, 'communeLike'],
  [{ name: 'Saint-Yrieix' }, 'communeLike'],
  [{ name: 'Le Moulin' }, 'communeLike'],
  [{ name: 'Le Moulin', postcode: '40100' }, '40088, communeNotKnown commune'],
  [{ name: 'Le Moulin', position: DAX }, '*communeNotKnown commune'],
  [{ name: 'St Martin Seignanx' }, '40273, communeReadAs commune'],
  [{ name: 'Salies Béarn' }, '64499, communeReadAs commune'],
  [{ name: 'MT DE MARSAN' }, '40192'],
  [{ name: 'N.D. de Sanilhac' }, '24312'],
  // A village of that name, and what most call so.
  [{ name: 'Boulogne' }, 'communeSeveral'],
  [{ name: 'Boulogne', postcode: '92100' }, '92012, communeReadAs commune'],
  [{ name: 'Boulogne (92)' }, '92012, communeReadAs commune'],
  [{ name: 'Evry' }, 'communeSeveral'],
  [{ name: 'Salies' }, 'communeSeveral'],
  [{ name: 'Le Verdon' }, 'communeSeveral'],
  [{ name: 'Aire' }, '08004, communeAlso commune'],
  [{ name: 'Aire', department: '40' }, '40001, communeReadAs commune'],
  [{ name: 'Lège', postcode: '33950' }, '33236, communeReadAs commune'],
  [{ name: 'Clermont' }, '40084, communeOfTerritory commune'],
  [{ name: 'Villeneuve' }, '33551, communeOfTerritory commune, communeAlso commune'],
  // A commune, and the department or region of that name elsewhere.
  [{ name: 'Landes' }, 'communeOrDepartment'],
  [{ name: 'Vienne' }, 'communeOrDepartment'],
  [{ name: 'Réunion' }, 'communeOrDepartment'],
  [{ name: 'Landes', postcode: '17380' }, '17202'],
  [{ name: 'Corrèze' }, '19062'],
  [{ name: 'Paris' }, '75056'],
  // A name that is only like one is asked about, with what it may be.
  [{ name: 'Bordaux' }, 'communeLike'],
  [{ name: 'Balye' }, 'communeLike'],
  [{ name: 'Mont de Marsn' }, 'communeLike'],
  // A department in every spelling.
  [{ name: 'Dax', department: 'Landes (40)' }, '40088'],
  [{ name: 'Dax', department: '40 - Landes' }, '40088'],
  [{ name: 'Dax', department: 'Département des Landes' }, '40088'],
  [{ name: 'Dax', department: 'Nouvelle-Aquitaine' }, '40088'],
  [{ name: 'Dax', department: 'Gers' }, 'placesDisagree'],
  [{ name: 'Dax', department: 'xyz' }, '40088, placeNotKnown department'],
  [{ name: 'Saint-Denis', department: 'Réunion' }, '97411'],
  [{ name: 'Bastia', department: 'Corse' }, '2B033'],
  [{ name: 'Propriano', department: '2a' }, '2A249'],
  [{ name: 'Calvi - Haute-Corse' }, '2B050'],
  // A postcode that is none is said; a slip of the keyboard is read.
  [{ name: 'Dax', postcode: 'abcde' }, '40088, placeNotKnown postcode'],
  [{ name: 'Dax', postcode: '99999' }, '40088, placeNotKnown postcode'],
  [{ name: 'Dax', postcode: '4010' }, '40088, placeNotKnown postcode'],
  [{ name: 'Dax', postcode: '401000' }, '40088, placeNotKnown postcode'],
  [{ name: 'Dax', postcode: '40199' }, '40088, postcodeNobodys postcode'],
  [{ name: 'Dax Cedex', postcode: '40107' }, '40088'],
  [{ name: 'PARIS CEDEX 08', postcode: '75381' }, '75056'],
  [{ name: 'Dax', postcode: '40' }, '40088'],
  [{ name: 'Dax', postcode: '40100/40990' }, '40088'],
  [{ name: 'Jurançon', postcode: '6411O' }, '64284'],
  [{ name: 'Agen', postcode: '47 OOO' }, '47001'],
  [{ name: 'Corte', postcode: '2B250' }, '2B096'],
  // Arrondissements: the city.
  [{ code: '75116' }, '75056'],
  [{ code: '13203' }, '13055'],
  [{ code: '69383' }, '69123'],
  [{ name: 'Paris 16e Arrondissement' }, '75056'],
  [{ name: 'Paris 16' }, '75056'],
  [{ name: 'PARIS 16EME' }, '75056'],
  [{ name: 'Paris XVI' }, '75056'],
  [{ name: 'Lyon 3e' }, '69123'],
  [{ name: 'Lyon 03' }, '69123'],
  [{ name: 'MARSEILLE 03' }, '13055'],
  [{ name: 'Marseille 3' }, '13055'],
  [{ name: '75016 Paris' }, '75056'],
  [{ name: 'Paris', postcode: '75116' }, '75056'],
  [{ name: 'Paris', postcode: '75000' }, '75056'],
  [{ postcode: '75000' }, '75056'],
  [{ postcode: '13000', name: 'Marseille' }, '13055'],
  [{ postcode: '69000', name: 'LYON' }, '69123'],
  [{ name: 'Paris Cedex 16' }, '75056'],
  // Communes that were, by name and by old code.
  [{ code: '01340' }, '01015'],
  [{ code: '01126' }, '01033'],
  [{ name: 'Bâgé-la-Ville' }, '01025'],
  [{ name: 'Ancenis', postcode: '44150' }, '44003, communeReadAs commune'],
  [{ name: 'Courchevel', postcode: '73120' }, '73227'],
  // Corsica and overseas.
  [{ name: 'Ajaccio', postcode: '20000' }, '2A004'],
  [{ name: 'Bastia', postcode: '20200' }, '2B033'],
  [{ name: 'Saint-Denis', postcode: '97400' }, '97411'],
  [{ name: 'Saint-Denis (974)' }, '97411'],
  [{ name: 'Saint-Pierre', postcode: '97410' }, '97416'],
  [{ name: 'Saint-Pierre', postcode: '97250' }, '97225'],
  [{ name: 'Le Tampon' }, '97422'],
  [{ name: 'Mamoudzou' }, '97611'],
  [{ name: 'François (Le)' }, '97210'],
  [{ name: 'Abymes (Les)' }, '97101'],
  [{ name: 'Rochelle (La)' }, '17300, communeOfTerritory commune'],
  [{ name: 'Saint-Denis de la Réunion' }, '97411'],
  [{ name: 'St Pierre de la Martinique' }, '97225'],
  [{ name: 'Sainte-Anne (Guadeloupe)' }, '97128'],
  [{ name: 'Gustavia' }, '97701'],
  [{ name: 'Marigot', postcode: '97150' }, '97801'],
  [{ name: 'Le Marigot' }, '97216'],
  [{ name: 'Châlons-sur-Marne' }, '51108'],
  [{ name: 'Donibane Garazi' }, '64485'],
  // Localities.
  [{ name: 'Hossegor' }, '40304'],
  [{ name: 'Hossegor', postcode: '40150' }, '40304'],
  [{ name: 'Le Cap-Ferret' }, '33236'],
  [{ name: 'Cap Ferret', postcode: '33970' }, '33236'],
  [{ name: 'Lacanau-Océan' }, '33214'],
  [{ name: 'LACANAU OCEAN' }, '33214'],
  [{ name: 'Juan-les-Pins' }, '06004'],
  // The name exactly, before one that is only like it.
  [{ name: 'LA BOISSE' }, '01049'],
  [{ name: 'Oudon' }, '44115'],
  [{ name: 'Legé' }, '44081, communeAlso commune'],
  [{ name: 'Lège' }, '31290, communeAlso commune'],
  // Codes and postcodes in each other's column.
  [{ code: '40100', name: 'Dax' }, '40088, codeIsPostcode communeCode'],
  [{ code: '40100', name: 'DAX', postcode: '40100' }, '40088, codeIsPostcode communeCode'],
  [{ code: '40100' }, '40100'],
  [{ code: '40100', name: 'Le Frêche' }, '40100'],
  [{ postcode: '40088', name: 'Dax' }, '40088, postcodeIsCode postcode'],
  // Two against one.
  [{ code: '40088', name: 'Bordeaux', postcode: '40100' }, '40088, placeDisagrees commune'],
  [{ code: '33063', name: 'Dax', postcode: '40100' }, '40088, placeDisagrees communeCode'],
  [{ code: '40088', name: 'Dax', postcode: '33000' }, '40088, placeDisagrees postcode'],
  [{ name: 'Dax', postcode: '40100', position: { lat: 48.1, lon: 6.8 } }, '40088, placeDisagrees position'],
  [{ name: 'Dax', postcode: '33000', position: DAX }, '40088, placeDisagrees postcode'],
  [{ name: 'Gaas', postcode: '40350', department: 'Gironde' }, '40101, placeDisagrees department'],
  // One against one: asked.
  [{ code: '40088', name: 'Bordeaux' }, 'placesDisagree'],
  [{ name: 'Dax', postcode: '33000' }, 'placesDisagree'],
  [{ name: 'Gaas (33)' }, 'placesDisagree'],
  [{ name: 'Dax', position: { lat: 48.1, lon: 6.8 } }, 'farFromCommune'],
  [{ code: '40088', position: { lat: 48.1, lon: 6.8 } }, 'farFromCommune'],
  // A name that nobody knows is saved by what else there is.
  [{ name: 'Gaass', postcode: '40350' }, '40101, communeReadAs commune'],
  [{ name: 'Gas', postcode: '40350' }, 'placesDisagree'],
  [{ name: 'Nullepart', postcode: '24600', position: { lat: 45.29, lon: 0.35 } }, '*communeNearest postcode'],
  [{ name: 'Nullepart', code: '40088' }, '40088, communeNotKnown commune'],
  [{ name: 'Nullepart', postcode: '33120' }, '33009, communeNotKnown commune'],
  [{ name: 'Nullepart', position: DAX }, '*communeNotKnown commune'],
  [{ name: 'Bordaux', postcode: '33000' }, '33063, communeReadAs commune'],
  [{ name: 'Mont de Marsn', postcode: '40000' }, '40192, communeReadAs commune'],
  [{ name: 'Nullepart' }, 'communeUnknown'],
  [{ name: 'Nullepart', postcode: '40350' }, 'communeNotUnder'],
  // Homonyms: postcode, department, position, territory; else asked.
  [{ name: 'Bourg', postcode: '33710' }, '33067'],
  [{ name: 'Bourg', postcode: '52200' }, '52062'],
  [{ name: 'Bourg (33)' }, '33067'],
  [{ name: 'Bourg', department: 'Haute-Marne' }, '52062'],
  [{ name: 'Bourg', department: '52' }, '52062'],
  [{ name: 'Saint-Martin', position: DAX }, '*'],
  [{ name: 'Bourg' }, '33067, communeOfTerritory commune'],
  [{ name: 'Saint-Sauveur', department: '33' }, '33471'],
  // A postcode alone.
  [{ postcode: '40990' }, 'postcodeSeveral'],
  [{ postcode: '33120' }, '33009'],
  [{ postcode: '33070' }, 'postcodeUnknown'],
  [{ postcode: '99999' }, 'postcodeUnknown'],
  [{ postcode: '40350', position: GAAS }, '*communeNearest postcode'],
  // A code that is none.
  [{ code: '99999' }, 'communeCodeUnknown'],
  [{ code: '99999', name: 'Dax' }, '40088, placeNotKnown communeCode'],
  [{ code: 'Dax' }, '40088'],
  // Without its article, where another has the bare name.
  [{ code: '88178', name: 'Forges' }, '88178'],
  [{ code: '51143', name: 'Chemin' }, '51143'],
  // An address.
  [{ address: '12 rue des Lilas, 40100 Dax' }, '40088, communeFromAddress address'],
  [{ address: '12 rue des Lilas 40350 GAAS' }, '40101, communeFromAddress address'],
  [{ address: '12 rue des Lilas\n40100 Dax' }, '40088, communeFromAddress address'],
  [{ address: '12 rue des Lilas, Dax' }, '40088, communeFromAddress address'],
  [{ address: '12 rue de Paris' }, 'noPlace'],
  // It tells which of several, and is a voice among others; alone against one it is not heard.
  [{ address: 'Le Bourg, 24200 Sarlat-la-Canéda', postcode: '24200' }, '24520, communeFromAddress address'],
  [{ address: 'Le Bourg, 33410 Cadillac-sur-Garonne', name: 'Cadillac' }, '*33081'],
  [{ address: '1 rue X, 40100 Dax', name: 'Dax', postcode: '33000' }, '*40088'],
  [{ address: '12 rue des Lilas', name: 'Cadillac' }, 'communeLike'],
  [{ address: '1 rue X, 40100 Dax', name: 'Nullepart' }, '*40088'],
  [{ address: 'Le Bourg, Gaas (40)' }, '40101, communeFromAddress address'],
  [{ address: 'Route de Bordeaux', name: 'Gaas' }, '40101'],
  [{ address: '12 rue des Lilas, 40100 Dax', position: DAX }, '40088, communeFromAddress address'],
  [{ address: '1 rue X, 33000 Bordeaux', name: 'Gaas' }, '40101'],
  // A position alone.
  [{ position: { lat: 48.8566, lon: 2.3522 } }, '75056, communeFromPosition position'],
  [{ position: { lat: 46.2, lon: -5.9 } }, 'outsideFrance'],
  [{}, 'noPlace'],
];

describe('which commune is meant', () => {
  it.each(TABLE.map(([given, expected]) => ({ given: JSON.stringify(given), expected })))(
    '$given: $expected',
    ({ given, expected }) => {
      const answer = told(JSON.parse(given) as Given);
      if (expected.startsWith('*')) expect(answer).toContain(expected.slice(1));
      else expect(answer).toBe(expected);
    },
  );

  it('asks for a homonym outside the territory', () => {
    expect(told({ name: 'Bourg' }, ['75'])).toBe('communeSeveral');
  });

  it.each([
    [{ name: 'Paris 16e' }, { lat: 48.86, lon: 2.27 }],
    [{ code: '75116' }, { lat: 48.86, lon: 2.27 }],
    [
      { name: 'Paris', postcode: '75016' },
      { lat: 48.86, lon: 2.27 },
    ],
    [{ name: 'Hossegor' }, { lat: 43.665, lon: -1.397 }],
  ])('%j lies where that part of the commune does', (given, { lat, lon }) => {
    const answer = ask(given);
    expect(answer.ok && answer.value.centre.lat).toBeCloseTo(lat, 1);
    expect(answer.ok && answer.value.centre.lon).toBeCloseTo(lon, 1);
  });

  it('never gets worse by one more good column, of any commune', () => {
    const good = ['40088', '33063', '40101', '01015', '2A004', '97411', '44003', '13055', '33067', '52062'].map(
      (code) => {
        const place = places.commune(code);
        return {
          code,
          name: places.communeName(code) ?? '',
          postcode: place?.postcode ?? '',
          position: place === undefined ? undefined : { lat: place.lat, lon: place.lon },
        };
      },
    );
    for (const one of good) {
      const fields = ['code', 'name', 'postcode', 'position'] as const;
      for (let set = 1; set < 16; set += 1) {
        const part = Object.fromEntries(
          fields.filter((_, bit) => set & (1 << bit)).map((field) => [field, one[field]]),
        );
        const before = ask(part);
        if (!before.ok || before.value.code !== one.code) continue;
        for (const field of fields) {
          const after = ask({ ...part, [field]: one[field] });
          expect(after.ok && after.value.code, JSON.stringify({ ...part, [field]: one[field] })).toBe(one.code);
        }
      }
    }
  });
});

import { AUDIENCE_NAMES, FAMILY_NAMES } from '#domain/catalogue/catalogue-names.ts';
import { csvOut } from '#domain/imports/reading/csv-out.ts';
import type { Language } from '#domain/shared/primitives.ts';
import type { Demand, PlacedProducer, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import { pick, plural } from '#web/shared/text.ts';
import { counted, texts, wantedFamily } from '#web/statistics/texts.ts';

/** The files that leave: what the page shows and no more, so that the same threshold holds. */

const SELLERS = [0, 1, 2] as const;

/** A line a commune for all needs together, then one for each need. */
export const placesCsv = (places: readonly WaitingPlace[], lang: Language): string => {
  const word = (text: (typeof texts)[keyof typeof texts], values = {}) => pick(text, lang, values);
  const headings = [
    ...[
      texts.csvCommuneCode,
      texts.csvCommune,
      texts.csvDepartment,
      texts.csvAudience,
      texts.family,
      texts.csvPeople,
    ].map((text) => word(text)),
    ...SELLERS.flatMap((index) =>
      [texts.csvSeller, texts.csvDistance, texts.csvTelephone].map((text) => word(text, { n: index + 1 })),
    ),
  ];
  const rows = places.flatMap((place) => {
    const head = [place.commune, place.name, place.department];
    return [
      [...head, '', word(texts.csvAllNeeds), place.people],
      ...place.demands.map((demand) => [
        ...head,
        pick(AUDIENCE_NAMES[demand.audience], lang),
        demand.family === null ? word(texts.csvAnything) : pick(FAMILY_NAMES[demand.family], lang),
        demand.people,
        ...sellerCells(demand, lang),
      ]),
    ];
  });
  return csvOut(headings, rows);
};

const sellerCells = ({ sellers }: Demand, lang: Language): (string | number)[] =>
  SELLERS.flatMap((index) => {
    const seller = sellers[index];
    if (seller === undefined) return ['', '', ''];
    const km = lang === 'fr' ? String(seller.distanceKm).replace('.', ',') : seller.distanceKm;
    return [seller.name, km, seller.telephone ?? ''];
  });

export const producersCsv = ({ producers }: TerritoryFigures, lang: Language): string =>
  csvOut(
    [texts.family, texts.published, texts.paused, texts.pending].map((text) => pick(text, lang)),
    [
      ...producers.byFamily.map(({ family, published, paused, pending }) => [
        pick(FAMILY_NAMES[family], lang),
        published,
        paused,
        pending,
      ]),
      [pick(texts.all, lang), producers.byState.published, producers.byState.paused, producers.byState.pending],
    ],
  );

export const weeksCsv = ({ weeks }: TerritoryFigures, lang: Language): string =>
  csvOut(
    [texts.week, texts.requests, texts.answers, texts.alerts].map((text) => pick(text, lang)),
    weeks.map(({ week, requests, answers, alerts }) => [week, requests, answers, alerts]),
  );

/** RFC 7946: communes in which at least five wait, and published producers where their pages say that they are. */
export const geoJson = (
  places: readonly WaitingPlace[],
  producers: readonly PlacedProducer[],
  { at, lang }: { readonly at: string; readonly lang: Language },
): unknown => ({
  type: 'FeatureCollection',
  at,
  features: [
    ...places.map(({ commune, name, department, lat, lon, people, demands }) => ({
      type: 'Feature',
      id: `commune-${commune}`,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        kind: 'waiting',
        commune,
        name,
        department,
        peopleAtLeast: people,
        waitFor: demands.map((demand) => ({
          audience: demand.audience,
          family: demand.family,
          peopleAtLeast: demand.people,
          words: `${plural(counted[demand.audience], demand.people, lang)} : ${demand.family === null ? pick(texts.csvAnything, lang) : pick(wantedFamily[demand.family], lang)}`,
        })),
      },
    })),
    ...producers.map(({ id, name, communeName, department, lat, lon, approximate, families }) => ({
      type: 'Feature',
      id: `producer-${id}`,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { kind: 'producer', id, name, commune: communeName, department, approximate, families },
    })),
  ],
});

import { geohash } from './geohash.ts';

/** Places for the field: from the national address service, and from the site's own list of communes where that does not answer. */

interface Suggestion {
  readonly label: string;
  /** What the place is a part of: `Landes, Nouvelle-Aquitaine`. */
  readonly context: string;
  readonly cell: string;
  readonly commune: string;
}

const BAN = 'https://data.geopf.fr/geocodage';
/** The visitor types on: an answer that takes longer is of no use, and the site's own list has one. */
const BAN_TIMEOUT_MS = 1_500;
/** The address service refuses shorter questions. */
const BAN_SHORTEST = 3;
const MAX_SHOWN = 6;
/** Above the addresses, where an address is being typed: its commune, and little else. */
const MAX_ABOVE_ADDRESSES = 2;
const COMMUNE_CELL = 5;
const ADDRESS_CELL = 7;
const MAX_REMEMBERED = 200;

type Fetch = typeof fetch;
type Ask = (typed: string) => Promise<readonly Suggestion[]>;

/** Where the suggestions of one field come from. */
export interface PlaceSources {
  /** The site's own list: communes, those of before, arrondissements. What was asked once is not asked again. */
  readonly atOnce: Ask;
  /** Addresses, of the national address service; communes too where the own list did not answer. Throws where it is silent. */
  readonly later: Ask;
}

export const placeSources = (lang: string, ask: Fetch = fetch): PlaceSources => {
  const asked = new Map<string, Promise<readonly Suggestion[]>>();
  const answered = new Set<string>();
  const atOnce: Ask = (typed) => {
    const known = asked.get(typed);
    if (known !== undefined) return known;
    if (asked.size >= MAX_REMEMBERED) asked.clear();
    const ours = fromSite(typed, lang, ask).then((found) => {
      if (found.length > 0) answered.add(typed);
      return found.slice(0, isAddress(typed) ? MAX_ABOVE_ADDRESSES : MAX_SHOWN);
    });
    asked.set(typed, ours);
    ours.catch(() => asked.delete(typed));
    return ours;
  };
  const later: Ask = async (typed) => {
    if (typed.length < BAN_SHORTEST) return [];
    const theirs = await fromBan(typed, ask);
    return answered.has(typed) ? theirs.filter(({ cell }) => cell.length === ADDRESS_CELL) : theirs;
  };
  return { atOnce, later };
};

/** An address has a digit that a postcode alone does not. */
const isAddress = (typed: string): boolean => /\d/.test(typed) && /[a-z]{3}/i.test(typed);

/** An address of the address service, exactly. */
export interface AddressSuggestion {
  readonly label: string;
  readonly context: string;
  readonly lat: number;
  readonly lon: number;
  readonly commune: string;
}

/** Addresses of one commune; throws where the service does not answer in time. */
export const suggestAddresses = async (
  typed: string,
  commune: string,
  ask: Fetch = fetch,
): Promise<AddressSuggestion[]> => {
  if (typed.length < BAN_SHORTEST) return [];
  const query = new URLSearchParams({ q: typed, citycode: commune, autocomplete: '1', limit: String(MAX_SHOWN) });
  const answer = await ask(`${BAN}/search?${query}`, {
    signal: AbortSignal.timeout(BAN_TIMEOUT_MS),
    referrerPolicy: 'no-referrer',
  });
  if (!answer.ok) throw new Error(`BAN ${answer.status}`);
  return readAddresses(await answer.json());
};

/** Streets and houses of the geocoder's GeoJSON; a whole commune settles nothing. */
const readAddresses = (collection: unknown): AddressSuggestion[] => {
  const features = (collection as { features?: BanFeature[] } | null)?.features ?? [];
  return features.flatMap(({ geometry, properties }) => {
    const [lon, lat] = geometry?.coordinates ?? [];
    const { label, context = '', citycode, type } = properties ?? {};
    if (lat === undefined || lon === undefined || label === undefined || citycode === undefined) return [];
    return type === 'municipality' ? [] : [{ label, context, lat, lon, commune: citycode }];
  });
};

const fromBan = async (typed: string, ask: Fetch): Promise<Suggestion[]> => {
  const url = `${BAN}/search?q=${encodeURIComponent(typed)}&autocomplete=1&limit=${MAX_SHOWN}`;
  const answer = await ask(url, { signal: AbortSignal.timeout(BAN_TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`BAN ${answer.status}`);
  return readBan(await answer.json());
};

interface BanFeature {
  readonly geometry?: { readonly coordinates?: readonly [number, number] };
  readonly properties?: {
    readonly label?: string;
    readonly context?: string;
    readonly citycode?: string;
    readonly postcode?: string;
    readonly type?: string;
  };
}

/** GeoJSON of the geocoder; features without position or commune are left out. */
const readBan = (collection: unknown): Suggestion[] => {
  const features = (collection as { features?: BanFeature[] } | null)?.features ?? [];
  return features.flatMap(({ geometry, properties }) => {
    const [lon, lat] = geometry?.coordinates ?? [];
    const { label, context = '', citycode, postcode, type } = properties ?? {};
    if (lat === undefined || lon === undefined || label === undefined || citycode === undefined) return [];
    const commune = type === 'municipality';
    return [
      {
        label: commune && postcode !== undefined ? `${label} (${postcode})` : label,
        context,
        cell: geohash(lat, lon, commune ? COMMUNE_CELL : ADDRESS_CELL),
        commune: citycode,
      },
    ];
  });
};

interface SitePlace {
  readonly label: string;
  readonly cell: string;
  readonly commune: string | null;
  readonly departmentName?: string;
}

const fromSite = async (typed: string, lang: string, ask: Fetch): Promise<Suggestion[]> => {
  const answer = await ask(`/api/places?q=${encodeURIComponent(typed)}&lang=${lang}`);
  if (!answer.ok) throw new Error(`places ${answer.status}`);
  const { items } = (await answer.json()) as { items: SitePlace[] };
  return items.flatMap(({ label, cell, commune, departmentName = '' }) =>
    commune === null ? [] : [{ label, context: departmentName, cell, commune }],
  );
};

/** The cell of a position, and its commune where the address service names it in time. */
export const placeAround = async (
  lat: number,
  lon: number,
  ask: Fetch = fetch,
): Promise<{ cell: string; commune?: string }> => {
  const cell = geohash(lat, lon, ADDRESS_CELL);
  try {
    const answer = await ask(`${BAN}/reverse?lat=${lat.toFixed(4)}&lon=${lon.toFixed(4)}&limit=1`, {
      signal: AbortSignal.timeout(BAN_TIMEOUT_MS),
    });
    const [nearest] = answer.ok ? readBan(await answer.json()) : [];
    return nearest === undefined ? { cell } : { cell, commune: nearest.commune };
  } catch {
    return { cell };
  }
};

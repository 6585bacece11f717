import type { AddressFinder, FoundAddress } from '#domain/search/address.ts';
import { CommuneCode } from '#domain/shared/primitives.ts';

/**
 * One address at a time from the national address base (BAN): `GET {url}/search`, see
 * https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage. For visitors without JavaScript; with it, their browser asks
 * the service itself. The address is neither kept nor logged, not even in an error.
 */
export interface AddressSearchOptions {
  /** `https://data.geopf.fr/geocodage`; undefined: nobody is asked. */
  readonly url: string | undefined;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

/** A visitor waits: the service answers in 100 ms on good days. */
const TIMEOUT_MS = 2_500;
/** Below this the service itself calls its answer doubtful. */
const LEAST_SCORE = 0.5;

interface Feature {
  readonly geometry?: { readonly coordinates?: readonly number[] };
  readonly properties?: { readonly score?: number; readonly type?: string; readonly citycode?: string };
}

export const banAddressSearch = ({
  url,
  fetch: call = fetch,
  timeoutMs = TIMEOUT_MS,
}: AddressSearchOptions): AddressFinder => ({
  async find(address, commune) {
    if (url === undefined) return { kind: 'silent' };
    const query = new URLSearchParams({ q: address, citycode: commune, limit: '1', autocomplete: '0' });
    try {
      const response = await call(`${url}/search?${query}`, { signal: AbortSignal.timeout(timeoutMs) });
      return response.ok ? readAddress(await response.json()) : { kind: 'silent' };
    } catch {
      // What was caught may quote the address called.
      return { kind: 'silent' };
    }
  },
});

/** The best feature of the service's GeoJSON; `unknown` where it only found the commune, or is in doubt. */
const readAddress = (collection: unknown): FoundAddress => {
  const [best] = (collection as { readonly features?: readonly Feature[] } | null)?.features ?? [];
  const [lon, lat] = best?.geometry?.coordinates ?? [];
  const commune = CommuneCode.safeParse(best?.properties?.citycode);
  const isSure = (best?.properties?.score ?? 0) >= LEAST_SCORE && best?.properties?.type !== 'municipality';
  if (lat === undefined || lon === undefined || !commune.success || !isSure) return { kind: 'unknown' };
  return { kind: 'found', lat, lon, commune: commune.data };
};

import type { Territory } from '#platform/configuration.ts';
import type { PlainSetting } from '../functions/spec.ts';

/** The settings that are values only, of the territory or of public services. */
export const plainSettings = (territory: Territory): Readonly<Record<Exclude<PlainSetting, 'FRONT_KEYS'>, string>> => ({
  TERRITORY: JSON.stringify(territory),
  SITE_URL: `https://${territory.domain}`,
  // See functions/adapters/geocoder.ts (lists) and address-search.ts (one address).
  GEOCODER_URL: 'https://data.geopf.fr/geocodage',
  COMPANY_REGISTER_URL: 'https://recherche-entreprises.api.gouv.fr',
  ORGANIC_REGISTER_URL: 'https://opendata.agencebio.org/api/gouv/operateurs',
});

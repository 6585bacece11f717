import type { Territory } from '#platform/configuration.ts';
import type { AppFunction } from './app-function.ts';

/** These functions know the territory: its names, departments, agency. */
export const giveTerritory = (territory: Territory, ...functions: readonly AppFunction[]): void => {
  for (const knowing of functions) knowing.set('TERRITORY', JSON.stringify(territory));
};

/** These functions write links to the site, in pages for search engines, mails or SMS. */
export const giveSiteUrl = (territory: Territory, ...functions: readonly AppFunction[]): void => {
  for (const knowing of functions) knowing.set('SITE_URL', `https://${territory.domain}`);
};

/** The public registers that are asked about a SIRET (FACTS). */
export const COMPANY_REGISTER_URL = 'https://recherche-entreprises.api.gouv.fr';
export const ORGANIC_REGISTER_URL = 'https://opendata.agencebio.org/api/gouv/operateurs';

/** The national address base; see functions/adapters/public-services/geocoder.ts (lists) and address-search.ts (one address). */
export const GEOCODER_URL = 'https://data.geopf.fr/geocodage';

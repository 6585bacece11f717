import { banAddressSearch } from '#adapters/public-services/address-search.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { setting } from '#platform/configuration.ts';

const url = setting('GEOCODER_URL');

/** The national address base, where the territory has not turned it off. */
export const addressFinder: AddressFinder = banAddressSearch({ url: url === 'off' ? undefined : url });

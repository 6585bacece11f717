import { banAddressSearch } from '#adapters/public-services/address-search.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { setting } from '#platform/configuration.ts';

const geocoderUrl = setting('GEOCODER_URL');

/** Finds addresses that visitors type; `off` where nobody is to be asked. */
export const addressFinder: AddressFinder = banAddressSearch({ url: geocoderUrl === 'off' ? undefined : geocoderUrl });

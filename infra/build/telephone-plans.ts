import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Writes the numbering plans that functions/domain/shared/telephone.ts reads numbers by: those of the package `libphonenumber-js` (Google's
 * libphonenumber, Apache 2.0) for France, its overseas territories and the countries around them: an eighth of the whole, which every function carries.
 *
 *     node infra/build/telephone-plans.ts
 *
 * Run it after an update of the package; test/unit/inputs/telephone.test.ts says when the two differ.
 */

const COUNTRIES = 'FR GP MQ GF RE YT PM BL MF NC PF WF BE LU DE CH IT MC ES AD GB NL PT IE AT SR BR MU MG'.split(' ');

export const PLANS_FILE = fileURLToPath(new URL('../../functions/domain/shared/telephone-plans.json', import.meta.url));

interface Metadata {
  readonly version: number;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, unknown>>;
}

export const telephonePlans = (): unknown => {
  const { resolve } = createRequire(import.meta.url);
  const all = JSON.parse(readFileSync(resolve('libphonenumber-js/metadata.max.json'), 'utf8')) as Metadata;
  const codes = Object.entries(all.country_calling_codes)
    .map(([code, countries]) => [code, countries.filter((country) => COUNTRIES.includes(country))] as const)
    .filter(([, countries]) => countries.length > 0);
  return {
    version: all.version,
    country_calling_codes: Object.fromEntries(codes),
    countries: Object.fromEntries(COUNTRIES.map((country) => [country, all.countries[country]])),
    nonGeographic: {},
  };
};

if (import.meta.main) writeFileSync(PLANS_FILE, `${JSON.stringify(telephonePlans())}\n`);

import { cellAt } from '#domain/areas/keys.ts';
import { ADDRESS_CELL_LENGTH } from '#domain/areas/place.ts';
import type { AddressFinder } from '#domain/search/address.ts';
import { parseWith } from '#platform/field-errors.ts';
import { type Call, HttpProblem, type Typed } from '#platform/http.ts';
import { type HttpResponse, redirect } from '#platform/responses.ts';
import { href, type PageName } from '#web/shared/paths.ts';
import { AddressForm } from './contract.ts';

/**
 * An address typed without JavaScript: posted, so that it stands in no address and no log, and answered by leading on to the page asked again for
 * the cell of that address (about 110 by 150 m). Where it is not found, the same page says why.
 */
export const fromAddress =
  (page: Extract<PageName, 'search' | 'producer'>, finder: AddressFinder) =>
  async ({ lang, path, body }: Call<Record<string, string>, Typed, Typed>): Promise<HttpResponse> => {
    const form = parseWith(AddressForm, body);
    if (!form.ok) throw new HttpProblem({ code: 'invalid', errors: form.errors });
    const { address, cell, commune, ...kept } = form.value;
    const found = await finder.find(address, commune);
    const place =
      found.kind === 'found'
        ? { cell: cellAt(found.lat, found.lon, ADDRESS_CELL_LENGTH), commune: found.commune }
        : { cell, commune, address: found.kind };
    return redirect(href(page, lang, path, { ...place, ...kept }));
  };

import type { KnownPlaces } from '#domain/areas/known-places.ts';
import { communeApart, readCommune } from '#domain/areas/named-places.ts';
import type { Pickup } from '#domain/producers/pickup-stops.ts';
import type { Position } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';

/** Further stops of a round as they are typed: a line each, "17 h 30 à 18 h ; place de l’Église ; Saubrigues". */

type Stops = NonNullable<Pickup['stops']>;

const FIELD = 'pickupStops';

export const readStops = (
  typed: string,
  { places, farm }: { readonly places: KnownPlaces; readonly farm: Position | undefined },
): { readonly stops: Stops; readonly errors: readonly FieldError[] } => {
  const stops: Stops = [];
  const errors: FieldError[] = [];
  for (const line of typed.split('\n').filter((one) => one.trim() !== '')) {
    const parts = line.split(';').map((part) => part.trim());
    const commune = parts.at(-1) ?? '';
    const [hours = '', name = commune] = parts.length > 2 ? parts : [parts.length === 2 ? parts[0] : '', commune];
    const reading = readCommune(commune, places, farm);
    const centre =
      parts.length <= 3 && reading.kind === 'one'
        ? places.commune(reading.meaning.value.slice(reading.meaning.value.indexOf(':') + 1))
        : undefined;
    if (centre === undefined) errors.push({ field: FIELD, code: 'stopUnread', values: { line } });
    else stops.push({ name, hours, lat: centre.lat, lon: centre.lon });
  }
  return { stops, errors };
};

export const stopsTyped = ({ stops = [] }: Pickup, { places }: { readonly places: KnownPlaces }): string =>
  stops
    .map(({ hours, name, lat, lon }) => {
      const code = places.nearest({ lat, lon })?.commune ?? null;
      const commune = code === null ? '' : communeApart(code, places);
      return [hours, name, commune].join(' ; ');
    })
    .join('\n');

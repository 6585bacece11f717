import type { PlaceRegion } from '#domain/areas/place.ts';
import type { FamilyCode } from '#domain/catalogue/codes.ts';
import type { Coverage } from '#domain/coverage/coverage.ts';
import type { Audience } from '#domain/shared/primitives.ts';
import type { Subscription } from '#domain/subscriptions/subscription.ts';
import { broughtTo, neighbourhoodOf } from './delivered.ts';
import { shownCount } from './threshold.ts';

/** The active subscriptions of one commune. */
export type OfCommune = readonly Pick<Subscription, 'email' | 'place' | 'audience' | 'families'>[];

interface Wanted {
  readonly audience: Audience;
  readonly family: FamilyCode | null;
}

/** Who waits in one commune, exactly: never shown, never kept. */
export interface Waiting {
  readonly people: number;
  readonly demands: readonly (Wanted & { readonly people: number })[];
}

/** Two subscriptions of one address are one person: five of them are not five who wait. */
export const waitingIn = async (commune: OfCommune, index: Pick<Coverage, 'itemsUnder'>): Promise<Waiting> => {
  const people = new Set<string>();
  const demands = new Map<string, Wanted & { readonly people: Set<string> }>();
  for (const [, neighbours] of Map.groupBy(commune, ({ place }) => neighbourhoodOf(place.cell))) {
    const [first] = neighbours;
    if (first === undefined) continue;
    const { cell, commune: code, department } = first.place;
    const region = { cell, commune: code, department };
    const isBrought = await broughtTo(region, index);
    for (const { email, place, audience, families } of neighbours) {
      for (const family of missing(place, audience, families, isBrought)) {
        people.add(email);
        const key = `${audience} ${family ?? ''}`;
        const demand = demands.get(key) ?? { audience, family, people: new Set<string>() };
        demand.people.add(email);
        demands.set(key, demand);
      }
    }
  }
  return {
    people: people.size,
    demands: [...demands.values()].map((demand) => ({ ...demand, people: demand.people.size })),
  };
};

/** What of their wishes nobody brings them; who named none waits only where nobody comes at all. */
const missing = (
  place: PlaceRegion,
  audience: Audience,
  families: readonly FamilyCode[],
  isBrought: Awaited<ReturnType<typeof broughtTo>>,
): (FamilyCode | null)[] =>
  (families.length === 0 ? [null] : [...new Set(families)]).filter((family) => !isBrought(place, audience, family));

export interface ShownWaiting {
  readonly people: number;
  readonly demands: readonly (Wanted & { readonly people: number })[];
}

/** What may be shown of those who wait in a commune: undefined where they are fewer than five. Most wanted first. */
export const shownWaiting = ({ people, demands }: Waiting): ShownWaiting | undefined => {
  const shown = shownCount(people);
  if (shown === undefined) return undefined;
  return {
    people: shown,
    demands: demands
      .flatMap((demand) => {
        const count = shownCount(demand.people);
        return count === undefined ? [] : [{ ...demand, people: count }];
      })
      .sort(
        (one, other) =>
          other.people - one.people ||
          `${one.audience} ${one.family}`.localeCompare(`${other.audience} ${other.family}`),
      ),
  };
};

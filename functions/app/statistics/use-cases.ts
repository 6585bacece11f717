import { limitOf, type Refusal } from '#domain/members/member.ts';
import type { Acting } from '#domain/shared/acting.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { PlacedProducer, TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import { figuresWithin } from '#domain/statistics/figures-within.ts';
import type { FiguresStore } from '#domain/statistics/statistics-store.ts';

export interface StatisticsDependencies {
  readonly store: Pick<FiguresStore, 'current' | 'places' | 'producers'>;
  /** Wakes the computation; one that is under way goes on, and no second one begins. */
  askForFigures(): Promise<void>;
}

export interface Territory {
  /** Of their departments alone, where they are limited to some. */
  readonly figures: TerritoryFigures;
  /** Where people wait, most people first; a partner's departments only. */
  readonly places: readonly WaitingPlace[];
}

export interface TerritoryUseCases {
  /** Undefined: nothing was computed yet. */
  look(member: Acting): Promise<Territory | undefined>;
  producers(figures: TerritoryFigures, member: Acting): Promise<readonly PlacedProducer[]>;
  mayAsk(member: Acting): Refusal | undefined;
  ask(member: Acting, now: Instant): Promise<'asked' | 'justDone' | Refusal>;
}

/** Figures so young are not computed again: what has changed since is hardly to be seen. */
const YOUNG_MS = 60_000;

export const territoryUseCases = ({ store, askForFigures }: StatisticsDependencies): TerritoryUseCases => ({
  look: async (member) => {
    const figures = await store.current();
    if (figures === undefined) return undefined;
    const places = inLimit(member, await store.places(figures.runId));
    const limit = limitOf(member);
    return {
      figures: limit === undefined ? figures : figuresWithin(figures, limit),
      places: places.sort((one, other) => other.people - one.people || one.name.localeCompare(other.name, 'fr')),
    };
  },
  producers: async ({ runId }, member) => inLimit(member, await store.producers(runId)),
  mayAsk: ({ role }) => (role === 'reader' ? 'readsOnly' : undefined),
  ask: async ({ role }, now) => {
    if (role === 'reader') return 'readsOnly';
    const figures = await store.current();
    if (figures !== undefined && Date.parse(now) - Date.parse(figures.at) < YOUNG_MS) return 'justDone';
    await askForFigures();
    return 'asked';
  },
});

const inLimit = <Placed extends { readonly department: string }>(member: Acting, all: readonly Placed[]): Placed[] => {
  const limit = limitOf(member);
  return all.filter(({ department }) => limit === undefined || limit.some((own) => own === department));
};

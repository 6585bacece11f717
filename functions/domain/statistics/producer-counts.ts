import { FamilyCode } from '#domain/catalogue/codes.ts';
import { type Producer, ProducerState } from '#domain/producers/producer.ts';
import type { AreaFigures } from './figures.ts';

const PRESENT = ['published', 'paused', 'pending'] as const;

/** Producers by state, and by family those who have not left. */
export class ProducerCounts {
  readonly #byState = new Map<ProducerState, number>();
  readonly #byFamily = new Map<FamilyCode, { published: number; paused: number; pending: number }>();

  add({ state, details }: Producer): void {
    this.#byState.set(state, (this.#byState.get(state) ?? 0) + 1);
    const present = PRESENT.find((one) => one === state);
    if (present === undefined) return;
    for (const family of new Set(details.offers.map((offer) => offer.family))) {
      const counts = this.#byFamily.get(family) ?? { published: 0, paused: 0, pending: 0 };
      counts[present] += 1;
      this.#byFamily.set(family, counts);
    }
  }

  /** With every family there is. */
  get whole(): AreaFigures['producers'] {
    return this.#figures(FamilyCode.options);
  }

  /** With those families only that anybody sells. */
  get some(): AreaFigures['producers'] {
    return this.#figures(FamilyCode.options.filter((family) => this.#byFamily.has(family)));
  }

  #figures(families: readonly FamilyCode[]): AreaFigures['producers'] {
    return {
      byState: Object.fromEntries(
        ProducerState.options.map((state) => [state, this.#byState.get(state) ?? 0]),
      ) as Record<ProducerState, number>,
      byFamily: families.map((family) => ({
        family,
        ...(this.#byFamily.get(family) ?? { published: 0, paused: 0, pending: 0 }),
      })),
    };
  }
}

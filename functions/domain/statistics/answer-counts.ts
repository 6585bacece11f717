import type { Instant } from '#domain/shared/primitives.ts';
import type { WeekFigures } from './figures.ts';
import { type Week, weekOf } from './weeks.ts';

/** As much of a request as is counted. */
export interface CountedRequest {
  readonly confirmedAt: Instant;
  /** Of the place for which it asks. */
  readonly department: string | null;
  /** When each producer asked answered; null: not yet. */
  readonly answeredAt: readonly (Instant | null)[];
}

/** Requests and answers by week. Holds one number an answer, so that the median is exact: 50,000 answers are 400 kB. */
export class Answering {
  readonly #requests = new Map<Week, number>();
  readonly #answers = new Map<Week, number>();
  readonly #hours: number[] = [];
  readonly #weeks: ReadonlySet<Week>;
  #asked = 0;

  constructor(weeks: readonly Week[]) {
    this.#weeks = new Set(weeks);
  }

  add({ confirmedAt, answeredAt }: CountedRequest): void {
    const week = weekOf(confirmedAt);
    const isShown = this.#weeks.has(week);
    if (isShown) {
      count(this.#requests, week);
      this.#asked += answeredAt.length;
    }
    for (const at of answeredAt) {
      if (at === null) continue;
      count(this.#answers, weekOf(at));
      if (isShown) this.#hours.push((Date.parse(at) - Date.parse(confirmedAt)) / 3_600_000);
    }
  }

  /** Requests and answers of a week. */
  of(week: Week): Pick<WeekFigures, 'requests' | 'answers'> {
    return { requests: this.#requests.get(week) ?? 0, answers: this.#answers.get(week) ?? 0 };
  }

  /** Producers asked in the weeks shown, how many of them answered, and the median time it took, hours (one decimal). */
  get whole(): { readonly asked: number; readonly answered: number; readonly medianHoursToAnswer: number | null } {
    const median = medianOf(this.#hours);
    return {
      asked: this.#asked,
      answered: this.#hours.length,
      medianHoursToAnswer: median === null ? null : Math.round(median * 10) / 10,
    };
  }
}

const count = (counts: Map<Week, number>, week: Week): void => {
  counts.set(week, (counts.get(week) ?? 0) + 1);
};

/** The middle one, or the mean of the two in the middle; null of none. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

import { FamilyCode } from '#domain/catalogue/codes.ts';
import { ProducerState } from '#domain/producers/producer.ts';
import type { DepartmentCode } from '#domain/shared/primitives.ts';
import type { AreaFigures, TerritoryFigures } from './figures.ts';

/** The state of some departments alone, as a partner sees it: the sum of theirs, each already above the threshold and rounded down to fives. */
export const figuresWithin = (
  { runId, at, weeks, byDepartment }: TerritoryFigures,
  departments: readonly DepartmentCode[],
): TerritoryFigures => {
  const own = departments.flatMap((department) => {
    const figures = byDepartment[department];
    return figures === undefined ? [] : [[department, figures] as const];
  });
  const areas = own.map(([, figures]) => figures);
  const sum = (of: (area: AreaFigures) => number | null): number =>
    areas.reduce((total, area) => total + (of(area) ?? 0), 0);
  const [only] = areas;
  return {
    runId,
    at,
    producers: {
      byState: Object.fromEntries(
        ProducerState.options.map((state) => [state, sum(({ producers }) => producers.byState[state])]),
      ) as AreaFigures['producers']['byState'],
      byFamily: FamilyCode.options.map((family) => {
        const count = (state: 'published' | 'paused' | 'pending') =>
          sum(({ producers }) => producers.byFamily.find((one) => one.family === family)?.[state] ?? 0);
        return { family, published: count('published'), paused: count('paused'), pending: count('pending') };
      }),
    },
    subscriptions: sum(({ subscriptions }) => subscriptions) || null,
    waiting: sum(({ waiting }) => waiting) || null,
    places: sum(({ places }) => places),
    weeks: weeks.map(({ week }, index) => ({
      week,
      requests: sum((area) => area.weeks[index]?.requests ?? 0),
      answers: sum((area) => area.weeks[index]?.answers ?? 0),
      alerts: sum((area) => area.weeks[index]?.alerts ?? 0),
    })),
    // Medians do not add up: of several departments there is none.
    medianHoursToAnswer: areas.length === 1 ? (only?.medianHoursToAnswer ?? null) : null,
    asked: sum(({ asked }) => asked),
    answered: sum(({ answered }) => answered),
    byDepartment: Object.fromEntries(own),
  };
};

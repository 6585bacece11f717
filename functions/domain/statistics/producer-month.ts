import type { Area } from '#domain/areas/area.ts';
import type { ProducerMonth } from '#domain/ledger/producer-month.ts';
import type { ProducerRequest } from '#domain/requests/request.ts';
import { localTime } from '#domain/shared/calendar.ts';
import type { ProducerId } from '#domain/shared/primitives.ts';

/** Further than a round goes now, km: what a producer would drive for. */
export const FURTHER_KM = 5;

/** `2026-11` of any instant in November, in Paris; of the month before with `-1`. */
export const monthOf = (instant: string, more = 0): string => {
  const { date } = localTime(instant);
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + more, 1)).toISOString().slice(0, 'YYYY-MM'.length);
};

/** How often they were asked in a month, and how often they answered, a no too. */
export const requestsIn = (
  requests: readonly ProducerRequest[],
  producerId: ProducerId,
  month: string,
): Pick<ProducerMonth, 'asked' | 'answered'> => {
  const once = new Map(requests.map((request) => [request.id, request]));
  const parts = [...once.values()]
    .filter(({ confirmedAt }) => confirmedAt !== null && monthOf(confirmedAt) === month)
    .flatMap(({ parts: all }) => all.filter((part) => part.producerId === producerId));
  return { asked: parts.length, answered: parts.filter(({ answer }) => answer !== null).length };
};

/** The same area, its circles wider; undefined where it has none: communes and outlines say themselves where they end. */
export const widened = ({ include, exclude }: Area, km: number): Area | undefined => {
  if (!include.some(({ kind }) => kind === 'circle')) return undefined;
  return {
    include: include.map((shape) => (shape.kind === 'circle' ? { ...shape, radiusKm: shape.radiusKm + km } : shape)),
    exclude,
  };
};

import { z } from 'zod';
import { MEMBER, pagesOf } from '#app/shared/contracts.ts';
import { TerritoryFigures, WaitingPlace } from '#domain/statistics/figures.ts';
import type { Calls } from '#platform/contract.ts';

/** `GET /api/agency/territory`. Numbers of people are rounded down to fives; those below five are left out. */
const TerritoryAnswer = z.strictObject({
  /** null: nothing was computed yet. */
  figures: TerritoryFigures.nullable(),
  places: z.array(WaitingPlace),
});

export const calls = {
  look: {
    method: 'GET',
    path: '/api/agency/territory',
    guard: MEMBER,
    summary: 'The state of the territory: producers, where people wait, requests and alerts by week',
    answers: { 200: TerritoryAnswer },
  },
  places: {
    method: 'GET',
    path: '/api/agency/territory/places.csv',
    guard: MEMBER,
    summary: 'Where at least five people wait, as CSV',
    answers: { 200: { media: ['text/csv'] } },
    problems: ['not-found'],
  },
  producers: {
    method: 'GET',
    path: '/api/agency/territory/producers.csv',
    guard: MEMBER,
    summary: 'Producers by family and state, as CSV',
    answers: { 200: { media: ['text/csv'] } },
    problems: ['not-found'],
  },
  weeks: {
    method: 'GET',
    path: '/api/agency/territory/weeks.csv',
    guard: MEMBER,
    summary: 'Requests, answers and alerts by week, as CSV',
    answers: { 200: { media: ['text/csv'] } },
    problems: ['not-found'],
  },
  map: {
    method: 'GET',
    path: '/api/agency/territory.geojson',
    guard: MEMBER,
    summary: 'Where people wait, and published producers, as GeoJSON',
    answers: { 200: { media: ['application/geo+json'] } },
    problems: ['not-found'],
  },
} as const satisfies Calls;

export const pages = pagesOf({
  territory: { GET: MEMBER, POST: MEMBER },
  territoryPrint: { GET: MEMBER },
});

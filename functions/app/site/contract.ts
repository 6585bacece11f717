import { z } from 'zod';
import { PUBLIC, pagesOf } from '#app/shared/contracts.ts';
import type { Calls } from '#platform/contract.ts';

const PartState = z.enum(['up', 'down']);

/** `GET /api/health`: whether the site can answer, and which part cannot. */
export const HealthAnswer = z.object({
  state: PartState,
  parts: z.object({
    /** Producers' pages. */
    directory: PartState,
    /** Searches. */
    coverage: PartState,
  }),
});

/** RFC 9457. */
export const ProblemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), reason: z.string() })).optional(),
});

export const calls = {
  health: {
    method: 'GET',
    path: '/api/health',
    guard: PUBLIC,
    summary: 'Whether the site is up, and which parts',
    answers: { 200: HealthAnswer, 503: HealthAnswer },
  },
  document: {
    method: 'GET',
    path: '/api/openapi.json',
    guard: PUBLIC,
    summary: 'This document',
    answers: { 200: { media: ['application/json'] } },
  },
  robots: {
    method: 'GET',
    path: '/robots.txt',
    guard: PUBLIC,
    summary: 'What search engines are asked to pass over',
    query: z.object({}),
    answers: { 200: { media: ['text/plain'] } },
  },
  sitemap: {
    method: 'GET',
    path: '/sitemap.xml',
    guard: PUBLIC,
    summary: 'The pages that search engines should know',
    query: z.object({}),
    answers: { 200: { media: ['application/xml'] } },
  },
} as const satisfies Calls;

export const pages = pagesOf({
  recipes: { GET: PUBLIC },
  recipe: { GET: PUBLIC },
  ranking: { GET: PUBLIC },
  legal: { GET: PUBLIC },
  privacy: { GET: PUBLIC },
  accessibility: { GET: PUBLIC },
});

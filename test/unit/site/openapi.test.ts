import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { apiCalls, routes } from '#app/routes.ts';
import { ProducersQuery } from '#app/search/contract.ts';
import { openApi } from '#app/site/openapi.ts';
import type { RouteContract } from '#platform/contract.ts';

const calls = (Object.values(routes).flat() as RouteContract[])
  .filter(({ path }) => path.startsWith('/api/'))
  .map(({ method, path }) => `${method} ${path}`);

type Parameter = { name: string; in: string; required: boolean };

describe('the OpenAPI document', () => {
  const document = openApi(apiCalls(), 'Alaronde', 'https://alaronde.example') as {
    paths: Record<string, Record<string, { parameters: Parameter[]; security?: unknown; responses?: unknown }>>;
  };

  it('describes every call of the routes, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual([...calls].sort());
  });

  it('names every parameter of a search', () => {
    const names = document.paths['/api/producers']?.get?.parameters.map(({ name }) => name);
    expect(names).toEqual([
      'cell',
      'commune',
      'lat',
      'lon',
      'audience',
      'family',
      'label',
      'day',
      'season',
      'q',
      'limit',
      'cursor',
      'lang',
    ]);
  });

  it('says which calls are for members', () => {
    expect(document.paths['/api/agency/tasks']?.get?.security).toBeDefined();
    expect(document.paths['/api/places']?.get?.security).toBeUndefined();
  });

  it('is valid OpenAPI 3.1, as it is sent', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('says by status what a call may refuse with', () => {
    const responses = Object(document.paths['/api/agency/tasks/{id}']?.post?.responses) as Record<string, unknown>;
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '409', '413', '415', '500', '503']);
    expect(responses['409']).toMatchObject({
      content: { 'application/problem+json': { schema: { properties: { type: { enum: ['/problems/conflict'] } } } } },
    });
  });
});

describe('the query of a search', () => {
  it('reads what a form sends: empty fields are no answer, numbers are texts', () => {
    expect(ProducersQuery.parse({ cell: 'ezz20', commune: '40101', family: '', day: '4', season: '1' })).toEqual({
      cell: 'ezz20',
      commune: '40101',
      day: 4,
      season: true,
      audience: 'consumer',
      limit: 20,
    });
  });

  it('refuses unknown fields and values out of range', () => {
    for (const wrong of [
      { color: 'red' },
      { day: '8' },
      { limit: '51' },
      { limit: '0' },
      { lat: '91' },
      { family: 'cars' },
      { cell: 'aaaaa' },
    ]) {
      expect(ProducersQuery.safeParse(wrong).success).toBe(false);
    }
  });
});

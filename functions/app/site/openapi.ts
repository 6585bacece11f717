import { z } from 'zod';
import { routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { type ApiSchema, apiSchemas } from './api-schemas.ts';
import { ProblemAnswer } from './contract.ts';

type Json = Readonly<Record<string, unknown>>;

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1: `input` for what callers send, `output` for what they get. */
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const LANG = { name: 'lang', in: 'query', required: false, schema: { enum: ['fr', 'en'], default: 'fr' } };

const parametersOf = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as ObjectSchema;
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
};

/** Parameters of the path that no schema describes. */
const bareParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });

const operation = ({ path, guard }: RouteContract, schema: ApiSchema | undefined): Json => ({
  summary: schema?.summary ?? path,
  parameters: [
    ...(schema?.path === undefined ? bareParameters(path) : parametersOf(schema.path, 'path')),
    ...parametersOf(schema?.query, 'query'),
    LANG,
  ],
  ...(schema?.body === undefined
    ? {}
    : { requestBody: { required: true, ...content('application/json', jsonSchema(schema.body, 'input')) } }),
  responses: {
    [schema?.status ?? 200]: {
      description: schema?.summary ?? path,
      ...(schema?.answer === undefined ? {} : content('application/json', jsonSchema(schema.answer, 'output'))),
    },
    default: {
      description: 'Problem details (RFC 9457)',
      ...content('application/problem+json', { $ref: '#/components/schemas/Problem' }),
    },
  },
  ...(guard === 'agency' ? { security: [{ member: [] }] } : {}),
});

/** The OpenAPI 3.1 document of every call under `/api/`, made from the routes and their schemas. */
export const openApi = (siteName: string, server: string): Json => {
  const calls = (Object.values(routes).flat() as RouteContract[]).filter(({ path }) => path.startsWith('/api/'));
  const paths = Map.groupBy(calls, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: { title: siteName, version: '1', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      [...paths].map(([path, methods]) => [
        path,
        Object.fromEntries(
          methods.map((route) => [route.method.toLowerCase(), operation(route, apiSchemas[`${route.method} ${path}`])]),
        ),
      ]),
    ),
    components: {
      schemas: { Problem: jsonSchema(ProblemAnswer, 'output') },
      securitySchemes: { member: { type: 'http', scheme: 'bearer' } },
    },
  };
};

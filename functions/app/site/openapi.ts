import { z } from 'zod';
import { type CallContract, isMedia, type Media, problemsOf } from '#platform/contract.ts';
import { problemStatus } from '#platform/responses.ts';
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

const LANG = {
  name: 'lang',
  in: 'query',
  required: false,
  description: 'Language of sentences in the answer',
  schema: { enum: ['fr', 'en'], default: 'fr' },
};

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

const contentOf = (content: z.ZodType | Media, io: 'input' | 'output'): Json =>
  Object.fromEntries(
    isMedia(content)
      ? content.media.map((type) => [type, {}])
      : [['application/json', { schema: jsonSchema(content, io) }]],
  );

const responsesOf = (contract: CallContract): Json => {
  const problems = Map.groupBy(problemsOf(contract), problemStatus);
  return Object.fromEntries([
    ...Object.entries(contract.answers).map(([status, content]) => [
      status,
      { description: contract.summary, content: contentOf(content, 'output') },
    ]),
    ...[...problems]
      .filter(([status]) => contract.answers[status] === undefined)
      .map(([status, codes]) => [String(status), problemResponse(codes)]),
  ]);
};

const problemResponse = (codes: readonly string[]): Json => ({
  description: codes.join(', '),
  content: {
    'application/problem+json': {
      schema: {
        $ref: '#/components/schemas/Problem',
        properties: { type: { enum: codes.map((code) => `/problems/${code}`) } },
      },
    },
  },
});

const operation = (contract: CallContract): Json => {
  const { summary, guard, parameters, query, body } = contract;
  return {
    summary,
    parameters: [...parametersOf(parameters, 'path'), ...parametersOf(query, 'query'), LANG],
    ...(body === undefined
      ? {}
      : { requestBody: { required: !(isMedia(body) && body.optional), content: contentOf(body, 'input') } }),
    responses: responsesOf(contract),
    ...(guard === 'agency' ? { security: [{ member: [] }] } : {}),
  };
};

/** The OpenAPI 3.1 document of every call under `/api/`, made from their contracts. */
export const openApi = (calls: readonly CallContract[], siteName: string, server: string): Json => {
  const paths = Map.groupBy(calls, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: {
      title: siteName,
      version: '1',
      description:
        'A query parameter or field of a body that is not named here is refused, unless its call says otherwise.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      [...paths].map(([path, methods]) => [
        path,
        Object.fromEntries(methods.map((contract) => [contract.method.toLowerCase(), operation(contract)])),
      ]),
    ),
    components: {
      schemas: { Problem: jsonSchema(ProblemAnswer, 'output') },
      securitySchemes: { member: { type: 'http', scheme: 'bearer' } },
    },
  };
};

import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  InternalErrorException,
  TooManyRequestsException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { identityIn } from '#adapters/aws/identity.ts';
import { sessionUseCases } from '#app/members/session-use-cases.ts';
import { FORM_TYPE } from '#platform/contract.ts';
import { serve } from '#platform/http.ts';
import { problemInWords } from '#web/site/problem-texts.ts';
import { limitsInMemory } from '../../support/limits-in-memory.ts';
import { testLinks } from '../../support/link-keys.ts';
import { aTerritory } from '../../support/territory.ts';

const SITE = 'https://alaronde.example';
const client = new CognitoIdentityProviderClient({ region: 'eu-west-3' });
const cognito = mockClient(client);

let handler: ReturnType<typeof serve>;
beforeAll(async () => {
  process.env.TERRITORY = JSON.stringify(aTerritory());
  process.env.SITE_URL = SITE;
  const { sessionApi } = await import('#app/members/session-api.ts');
  const { sessionPages } = await import('#app/members/session-pages.tsx');
  const nobody = { find: async () => undefined, save: async () => 'saved' as const };
  const useCases = sessionUseCases({
    identity: identityIn('client-id', client),
    limits: limitsInMemory(),
    links: async () => testLinks(),
    members: nobody,
    setPassword: async () => 'gone',
    newId: () => 'id',
    pool: { issuer: SITE, audience: 'client-id', keys: async () => Promise.reject(new TypeError('fetch failed')) },
    endedSessions: { end: async () => undefined },
  });
  handler = serve(
    [...sessionApi(useCases), ...sessionPages(useCases)],
    { words: problemInWords, page: (problem, lang) => problemInWords(problem, lang).title },
    SITE,
  );
  vi.spyOn(console, 'log').mockReturnValue(undefined);
});

const post = async (rawPath: string, type: string, body: string, cookies: string[] = []) => {
  const answer = await handler(
    {
      rawPath,
      rawQueryString: '',
      headers: { 'content-type': type, origin: SITE },
      cookies,
      body,
      isBase64Encoded: false,
      requestContext: { requestId: 'r', http: { method: 'POST', path: rawPath, sourceIp: '192.0.2.7' } },
    } as unknown as APIGatewayProxyEventV2,
    {} as Context,
  );
  return { status: answer.statusCode, retryAfter: answer.headers?.['retry-after'] };
};

const failure = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });

describe('where Cognito does not answer', () => {
  test.each([
    ['has failed', new InternalErrorException({ message: 'x', $metadata: { httpStatusCode: 500 } })],
    ['is slow', failure('TimeoutError')],
    ['is asked too often', new TooManyRequestsException({ message: 'x', $metadata: { httpStatusCode: 400 } })],
    ['cannot be reached', failure('Error', { code: 'ECONNREFUSED' })],
    ['has no address', failure('Error', { code: 'ENOTFOUND' })],
  ])('as it %s, who signs in is told to come back: by a call and by the page', async (_, error) => {
    cognito.reset();
    cognito.on(InitiateAuthCommand).rejects(error);
    const typed = { email: 'lea@exemple.invalid', password: 'a long password' };
    const later = { status: 503, retryAfter: '5' };
    expect(await post('/api/agency/session', 'application/json', JSON.stringify(typed))).toEqual(later);
    expect(await post('/agence/connexion', FORM_TYPE, new URLSearchParams(typed).toString())).toEqual(later);
  });

  test('who signs out is told so too, since their session would go on', async () => {
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2lnbmF0dXJl`;
    expect(await post('/agence/deconnexion', FORM_TYPE, '', [`alaronde_session=${token}`])).toEqual({
      status: 503,
      retryAfter: '5',
    });
  });
});

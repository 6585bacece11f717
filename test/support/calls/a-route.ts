import { z } from 'zod';
import { answerCall, type CallContract, type CallOf } from '#platform/contract.ts';
import type { Route } from '#platform/http.ts';
import type { HttpResponse } from '#platform/responses.ts';

type Rest = Partial<Omit<CallContract, 'method' | 'path' | 'answers'>>;
type Whole<Given extends Rest> = CallContract & Given;

/** A route of the API by its key, `GET /api/things`, that answers what it likes. */
export const aRoute = <const Given extends Rest>(
  key: string,
  given: Given,
  handle: (call: CallOf<Whole<Given>>) => Promise<HttpResponse>,
): Route => {
  const [method, path] = key.split(' ') as [CallContract['method'], string];
  const contract: Whole<Given> = {
    method,
    path,
    guard: 'agency',
    summary: key,
    answers: { 200: z.unknown() },
    ...given,
  };
  return answerCall<CallContract>(contract, handle as Parameters<typeof answerCall>[1]);
};

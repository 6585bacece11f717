import { isDeepStrictEqual } from 'node:util';
import { apiCalls } from '#app/routes.ts';
import { type CallContract, isMedia, problemsOf } from '#platform/contract.ts';
import { problemStatus } from '#platform/responses.ts';
import { pathRouter } from '#platform/router.ts';

const mediaTypeOf = (answer: Response): string => (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';

/** What an answer holds that its contract does not declare, in words; undefined where all of it is declared. */
export const undeclaredIn = async (contract: CallContract, answer: Response): Promise<string | undefined> => {
  const { status } = answer;
  const type = mediaTypeOf(answer);
  const text = await answer.text();
  if (type === 'application/problem+json') {
    const problem = JSON.parse(text) as { readonly type: string; readonly status: number };
    const codes = [...problemsOf(contract)].filter((code) => problemStatus(code) === status);
    const isDeclared = problem.status === status && codes.some((code) => problem.type === `/problems/${code}`);
    return isDeclared ? undefined : `the problem ${problem.type} with ${status}`;
  }
  const content = contract.answers[status];
  if (content === undefined) return `the status ${status} (${type})`;
  if (isMedia(content)) return content.media.includes(type) ? undefined : `the content type ${type}`;
  if (type !== 'application/json') return `the content type ${type}`;
  const body: unknown = JSON.parse(text);
  const parsed = content.safeParse(body);
  if (!parsed.success) return `a body that its schema refuses: ${parsed.error.message}`;
  // A schema that is not strict drops what it does not name.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), body)
    ? undefined
    : `a body with more, or in another form, than its schema says: ${text}`;
};

const router = pathRouter(apiCalls().map((contract) => [`${contract.method} ${contract.path}`, contract] as const));

/** The contract of a call, by its method and path; undefined where nothing of the API answers. */
export const callAt = (method: string, path: string): CallContract | undefined => router(path)?.methods.get(method);

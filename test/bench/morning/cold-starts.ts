import { type FunctionName, functionNames } from '#infra/functions/functions.ts';
import type { LocalStack } from '#infra/local/stack.ts';
import type { ColdStart } from './protocol.ts';

/** What the first visitor of a function asks. One that is not here answers a route that nobody has, a worker an event without records. */
const FIRST_CALLS: Readonly<Partial<Record<FunctionName, { readonly path: string; readonly query?: string }>>> = {
  search: { path: '/recherche', query: 'cell=ezz21&commune=40101' },
  places: { path: '/api/places', query: 'q=dax' },
  producer: { path: '/api/producers/{id}' },
  registration: { path: '/inscription' },
  subscription: { path: '/alertes', query: 'cell=ezz21&commune=40101' },
  request: { path: '/demande', query: 'cell=ezz21&commune=40101&producer=open000001' },
  unclaimed: { path: '/pas-encore-inscrits', query: 'cell=ezz21&commune=40101' },
  site: { path: '/robots.txt' },
};

const eventOf = (name: FunctionName): unknown => {
  const { path, query = '' } = FIRST_CALLS[name] ?? { path: '/nobody' };
  return {
    version: '2.0',
    routeKey: `GET ${path}`,
    rawPath: path.replace('{id}', 'open000001'),
    rawQueryString: query,
    headers: {},
    pathParameters: { id: 'open000001' },
    requestContext: { http: { method: 'GET', path, sourceIp: '10.0.0.1' }, requestId: 'cold' },
    isBase64Encoded: false,
    Records: [],
  };
};

/** Each function once, one after the other, on a stack that has answered nothing: from a new environment to its first answer. */
export const coldStarts = async (stack: LocalStack): Promise<ColdStart[]> => {
  const measured: ColdStart[] = [];
  for (const name of functionNames) {
    const whole = `${name}Function`;
    const state = stack.functions().find((one) => one.name.toLowerCase().includes(`-${whole.toLowerCase()}`));
    // What a schedule or the start of the stack has woken is no longer cold.
    if (state === undefined || state.invocations > 0) continue;
    const started = performance.now();
    try {
      await stack.invoke(whole, eventOf(name));
    } catch {
      // It has answered, if only that this is no event of its own.
    }
    measured.push({ name, ms: performance.now() - started });
  }
  return measured;
};

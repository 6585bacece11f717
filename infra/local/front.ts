import { behaviorsOf } from './edge/distribution.ts';
import { Edge } from './edge/edge.ts';
import { originsOf } from './edge/origins.ts';
import type { HttpApi } from './http/api.ts';
import type { HttpAnswer, HttpRequest } from './http/message.ts';
import { asObject } from './json.ts';
import { LocalProblem } from './problem.ts';
import type { Assembly } from './template/assembly.ts';
import type { Resolver } from './template/resolver.ts';

export interface Front {
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly clear: () => void;
}

/** What browsers talk to: the template's distribution, or its API where there is none. */
export const createFront = (
  resolver: Resolver,
  assembly: Assembly,
  apis: readonly HttpApi[],
  keepsAnswers = true,
): Front => {
  const [distribution] = resolver.ofType('AWS::CloudFront::Distribution');
  if (distribution === undefined) {
    const [api] = apis;
    if (api === undefined)
      throw new LocalProblem(
        'The template has neither a CloudFront distribution nor an HTTP API: there is no site to run.',
      );
    return { handle: (request) => api.handle(request), clear: () => undefined };
  }
  const config = asObject(resolver.propertiesOf(distribution).DistributionConfig);
  const edge = new Edge(behaviorsOf(resolver, config, originsOf(resolver, assembly, apis, config)), keepsAnswers);
  return { handle: (request) => edge.handle(request), clear: () => edge.clear() };
};

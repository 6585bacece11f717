import { asList, asObject, asText, isTrue, type JsonObject } from '../json.ts';
import { texts } from '../lambda/functions.ts';
import type { Resolver } from '../template/resolver.ts';
import type { Origin } from './origins.ts';
import {
  type AddedHeader,
  addedHeaders,
  type CachePolicy,
  cachePolicy,
  type OriginRequestPolicy,
  originRequestPolicy,
} from './policies.ts';

/** One cache behaviour of a distribution: for which paths, to which origin, what is kept and what passes. */
export interface Behavior {
  readonly pattern: RegExp;
  readonly origin: Origin;
  readonly cache: CachePolicy;
  readonly forward: OriginRequestPolicy;
  readonly methods: ReadonlySet<string>;
  readonly added: readonly AddedHeader[];
  readonly compress: boolean;
}

const READING = ['GET', 'HEAD'];

/** The behaviours in the order in which CloudFront tries them; the last one takes what is left. */
export const behaviorsOf = (
  resolver: Resolver,
  config: JsonObject,
  origins: ReadonlyMap<string, Origin>,
): Behavior[] => {
  const behavior = (value: JsonObject, pattern: string): Behavior => {
    const origin = origins.get(asText(value.TargetOriginId));
    if (origin === undefined) throw new Error(`the behaviour ${pattern} has no origin`);
    const methods = texts(value.AllowedMethods);
    return {
      pattern: patternOf(pattern),
      origin,
      cache: cachePolicy(resolver, asText(value.CachePolicyId)),
      forward: originRequestPolicy(resolver, asText(value.OriginRequestPolicyId)),
      methods: new Set(methods.length > 0 ? methods : READING),
      added: addedHeaders(resolver, asText(value.ResponseHeadersPolicyId)),
      compress: isTrue(value.Compress),
    };
  };
  return [
    ...asList(config.CacheBehaviors).map((value) => behavior(asObject(value), asText(asObject(value).PathPattern))),
    behavior(asObject(config.DefaultCacheBehavior), '*'),
  ];
};

/** `*` is any characters, slashes too; `?` is one. The leading slash may be left out. Case counts. */
export const patternOf = (pattern: string): RegExp => {
  const source = pattern
    .replace(/^\//, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${source}$`, 's');
};

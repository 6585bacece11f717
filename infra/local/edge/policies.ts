import { asNumber, asObject, asText, isTrue, type JsonObject } from '../json.ts';
import { texts } from '../lambda/functions.ts';
import type { Resolver } from '../template/resolver.ts';

/** Which of a request's query parameters, headers or cookies count. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'only' | 'except'; readonly names: ReadonlySet<string> };

export const NONE: Selection = { kind: 'none' };
const ALL: Selection = { kind: 'all' };

export const selects = (selection: Selection, name: string): boolean => {
  switch (selection.kind) {
    case 'none':
      return false;
    case 'all':
      return true;
    case 'only':
      return selection.names.has(name);
    case 'except':
      return !selection.names.has(name);
  }
};

interface Selections {
  readonly query: Selection;
  readonly headers: Selection;
  readonly cookies: Selection;
}

/** Times in seconds. */
export interface CachePolicy extends Selections {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  readonly gzip: boolean;
  readonly brotli: boolean;
}

export type OriginRequestPolicy = Selections;

const exceptHost: Selection = { kind: 'except', names: new Set(['host']) };
const only = (...names: string[]): Selection => ({ kind: 'only', names: new Set(names) });
const NOTHING: Selections = { query: NONE, headers: NONE, cookies: NONE };
const YEAR = 31_536_000;

/** CloudFront's own policies, by the identifiers they have everywhere. */
const MANAGED_CACHE: Readonly<Record<string, CachePolicy>> = {
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    ...NOTHING,
    minTtl: 1,
    defaultTtl: 86_400,
    maxTtl: YEAR,
    gzip: true,
    brotli: true,
  },
  // CachingOptimizedForUncompressedObjects
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': {
    ...NOTHING,
    minTtl: 1,
    defaultTtl: 86_400,
    maxTtl: YEAR,
    gzip: false,
    brotli: false,
  },
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': {
    ...NOTHING,
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: 0,
    gzip: false,
    brotli: false,
  },
  // UseOriginCacheControlHeaders-QueryStrings
  '4cc15a8a-d715-48a4-82b8-cc0b614638fe': {
    query: ALL,
    headers: only('host', 'origin', 'x-http-method-override', 'x-http-method', 'x-method-override'),
    cookies: ALL,
    minTtl: 0,
    defaultTtl: 0,
    maxTtl: YEAR,
    gzip: true,
    brotli: true,
  },
};

const MANAGED_ORIGIN: Readonly<Record<string, OriginRequestPolicy>> = {
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { query: ALL, headers: ALL, cookies: ALL },
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { query: ALL, headers: exceptHost, cookies: ALL },
  // UserAgentRefererHeaders
  'acba4595-bd28-49b8-b9fe-13317c0390fa': { query: NONE, headers: only('user-agent', 'referer'), cookies: NONE },
  // CORS-S3Origin
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': {
    ...NOTHING,
    headers: only('origin', 'access-control-request-headers', 'access-control-request-method'),
  },
};

/** `none`, `all`, `whitelist`, `allExcept`, `allViewer` and so on, as policies write them. */
const selectionOf = (config: JsonObject, behaviorKey: string, listKey: string): Selection => {
  const inner = config[listKey];
  const names = new Set(
    texts(Array.isArray(inner) ? inner : asObject(inner).Items).map((name) =>
      listKey === 'Headers' ? name.toLowerCase() : name,
    ),
  );
  switch (asText(config[behaviorKey])) {
    case 'all':
    case 'allViewer':
    case 'allViewerAndWhitelistCloudFront':
      return ALL;
    case 'whitelist':
      return { kind: 'only', names };
    case 'allExcept':
      return { kind: 'except', names };
    default:
      return NONE;
  }
};

const selectionsOf = (config: JsonObject): Selections => ({
  query: selectionOf(asObject(config.QueryStringsConfig), 'QueryStringBehavior', 'QueryStrings'),
  headers: selectionOf(asObject(config.HeadersConfig), 'HeaderBehavior', 'Headers'),
  cookies: selectionOf(asObject(config.CookiesConfig), 'CookieBehavior', 'Cookies'),
});

const configOf = (resolver: Resolver, id: string, type: string, name: string): JsonObject => {
  const resource = resolver.resourceCalled(id, type);
  if (resource === undefined) throw new Error(`the CloudFront policy ${id} is neither in the template nor known here`);
  return asObject(resolver.propertiesOf(resource)[name]);
};

/** @throws Error when a policy is neither one of the template nor one of CloudFront's own known here */
export const cachePolicy = (resolver: Resolver, id: string): CachePolicy => {
  const managed = MANAGED_CACHE[id];
  if (managed !== undefined) return managed;
  const config = configOf(resolver, id, 'AWS::CloudFront::CachePolicy', 'CachePolicyConfig');
  const parameters = asObject(config.ParametersInCacheKeyAndForwardedToOrigin);
  return {
    ...selectionsOf(parameters),
    minTtl: asNumber(config.MinTTL, 0),
    defaultTtl: asNumber(config.DefaultTTL, 86_400),
    maxTtl: asNumber(config.MaxTTL, YEAR),
    gzip: isTrue(parameters.EnableAcceptEncodingGzip),
    brotli: isTrue(parameters.EnableAcceptEncodingBrotli),
  };
};

export const originRequestPolicy = (resolver: Resolver, id: string): OriginRequestPolicy => {
  if (id === '') return NOTHING;
  const managed = MANAGED_ORIGIN[id];
  if (managed !== undefined) return managed;
  return selectionsOf(configOf(resolver, id, 'AWS::CloudFront::OriginRequestPolicy', 'OriginRequestPolicyConfig'));
};

export interface AddedHeader {
  readonly name: string;
  readonly value: string;
  /** Replaces what the origin said. */
  readonly override: boolean;
}

/** The headers that CloudFront adds by a response headers policy of the template. */
export const addedHeaders = (resolver: Resolver, id: string): readonly AddedHeader[] => {
  if (id === '') return [];
  const config = configOf(resolver, id, 'AWS::CloudFront::ResponseHeadersPolicy', 'ResponseHeadersPolicyConfig');
  const security = asObject(config.SecurityHeadersConfig);
  const added: AddedHeader[] = [];
  const add = (part: string, name: string, value: (settings: JsonObject) => string): void => {
    if (security[part] === undefined) return;
    const settings = asObject(security[part]);
    added.push({ name, value: value(settings), override: isTrue(settings.Override) });
  };
  add('ContentTypeOptions', 'x-content-type-options', () => 'nosniff');
  add('FrameOptions', 'x-frame-options', (settings) => asText(settings.FrameOption));
  add('ReferrerPolicy', 'referrer-policy', (settings) => asText(settings.ReferrerPolicy));
  add('ContentSecurityPolicy', 'content-security-policy', (settings) => asText(settings.ContentSecurityPolicy));
  add('StrictTransportSecurity', 'strict-transport-security', (settings) =>
    [
      `max-age=${asText(settings.AccessControlMaxAgeSec)}`,
      ...(isTrue(settings.IncludeSubdomains) ? ['includeSubDomains'] : []),
      ...(isTrue(settings.Preload) ? ['preload'] : []),
    ].join('; '),
  );
  for (const item of (asObject(config.CustomHeadersConfig).Items as readonly JsonObject[] | undefined) ?? []) {
    added.push({ name: asText(item.Header).toLowerCase(), value: asText(item.Value), override: isTrue(item.Override) });
  }
  return added;
};

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { HttpApi } from '../http/api.ts';
import type { HttpAnswer, HttpRequest } from '../http/message.ts';
import { decode } from '../http/router.ts';
import { asList, asObject, asText } from '../json.ts';
import { texts } from '../lambda/functions.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resolver } from '../template/resolver.ts';

export interface Origin {
  readonly fetch: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Headers that CloudFront adds, such as a secret by which the origin knows it. */
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly path: string;
  /** A bucket never sees cookies or bodies. */
  readonly domainName: string;
}

/** The origins of a distribution: HTTP APIs of the template, and its buckets with what is deployed into them. */
export const originsOf = (
  resolver: Resolver,
  assembly: Assembly,
  apis: readonly HttpApi[],
  distribution: ReturnType<typeof asObject>,
): ReadonlyMap<string, Origin> =>
  new Map(
    asList(distribution.Origins).map((value) => {
      const origin = asObject(value);
      const domainName = asText(origin.DomainName);
      const api = apis.find((one) => domainName.startsWith(`${one.apiId}.`));
      const fetch =
        api === undefined ? bucketFetch(resolver, assembly, domainName) : (request: HttpRequest) => api.handle(request);
      const customHeaders = Object.fromEntries(
        asList(origin.OriginCustomHeaders).map((header) => [
          asText(asObject(header).HeaderName).toLowerCase(),
          asText(asObject(header).HeaderValue),
        ]),
      );
      return [asText(origin.Id), { fetch, customHeaders, path: asText(origin.OriginPath), domainName }];
    }),
  );

interface Deployed {
  readonly folder: string;
  readonly prefix: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** What the template deploys into a bucket, read where the synthesized assets lie. */
const deployedInto = (resolver: Resolver, assembly: Assembly, bucket: string): Deployed[] =>
  resolver.ofType('Custom::CDKBucketDeployment').flatMap((resource) => {
    const properties = resolver.propertiesOf(resource);
    if (asText(properties.DestinationBucketName) !== bucket) return [];
    const metadata = asObject(properties.SystemMetadata);
    const headers = ['cache-control', 'content-language', 'content-disposition'].flatMap((name) =>
      metadata[name] === undefined ? [] : [[name, asText(metadata[name])] as const],
    );
    return texts(properties.SourceObjectKeys).flatMap((key) => {
      const folder = assembly.assets.get(key);
      return folder === undefined ? [] : [{ folder, prefix: asText(properties.DestinationBucketKeyPrefix), headers }];
    });
  });

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.html': 'text/html; charset=utf-8',
};

/** A private bucket says 403, not 404, of what it does not hold, since nobody may list it. */
const NOT_THERE: HttpAnswer = {
  status: 403,
  headers: [['content-type', 'application/xml']],
  body: Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  ),
};

const bucketFetch = (resolver: Resolver, assembly: Assembly, domainName: string): Origin['fetch'] => {
  const bucket = domainName.split('.s3.')[0] ?? '';
  const deployed = deployedInto(resolver, assembly, bucket);
  return async (request) => {
    const key = normalize(decode(request.path)).replace(/^\/+/, '');
    for (const { folder, prefix, headers } of deployed) {
      if (!key.startsWith(prefix) || key.includes('..')) continue;
      const file = join(folder, key.slice(prefix.length));
      const body = await readFile(file).catch(() => undefined);
      if (body === undefined) continue;
      return {
        status: 200,
        headers: [
          ['content-type', TYPES[extname(file)] ?? 'application/octet-stream'],
          ['etag', `"${createHash('md5').update(body).digest('hex')}"`],
          ...headers,
        ],
        body,
      };
    }
    return NOT_THERE;
  };
};

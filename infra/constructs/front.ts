import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  type IOrigin,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, PublicHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { routes } from '#app/routes.ts';
import { PUBLIC } from '#app/shared/contracts.ts';
import type { Territory } from '#platform/configuration.ts';
import type { RouteContract } from '#platform/contract.ts';
import { FRONT_KEY_HEADER } from '#platform/front-key.ts';
import { because } from './because.ts';
import { type PrivatePath, privatePaths } from './private-paths.ts';

export interface FrontProps {
  readonly territory: Territory;
  readonly api: HttpApi;
  /** By which the functions know this front. */
  readonly key: string;
  /** A firewall before it; '' for none. */
  readonly webAclArn: string;
}

/** What the browser talks to: CloudFront before the HTTP API, and before the bucket with scripts and styles. */
export class Front extends Construct {
  readonly distribution: Distribution;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { territory, api, key, webAclArn }: FrontProps) {
    super(scope, id);
    this.bucket = assetsBucket(this);
    const origin = new HttpOrigin(`${api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`, {
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
      customHeaders: { [FRONT_KEY_HEADER]: key },
    });
    const domain = territory.certificateArn === '' ? undefined : territory.domain;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Alaronde: ${territory.name.fr}`,
      defaultBehavior: publicPages(this, origin),
      additionalBehaviors: {
        '/assets/*': assetFiles(this, this.bucket),
        ...privateBehaviors(this, origin, privatePaths(ALL_ROUTES, isPublicContent)),
      },
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', territory.certificateArn),
          }),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(webAclArn === '' ? {} : { webAclId: webAclArn }),
    });
    if (domain !== undefined && territory.hostedZoneId !== '') nameInZone(this, this.distribution, territory);
    acknowledge(this.distribution, domain !== undefined);
  }
}

const ALL_ROUTES: readonly RouteContract[] = Object.values(routes).flat();

/** Content that is the same for everyone who asks: what CloudFront may keep. */
const isPublicContent = ({ method, guard }: RouteContract): boolean =>
  method === 'GET' && guard !== 'agency' && guard.openBecause === PUBLIC.openBecause;

/** Scripts and styles, hashed by name: only CloudFront reads them, only the deployment writes them; they can be built again at any time. */
const assetsBucket = (scope: Construct): Bucket => {
  const bucket = new Bucket(scope, 'Assets', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  because(
    bucket,
    'AwsSolutions-S1',
    'Public scripts and styles read by CloudFront alone; an access log would hold nothing but CloudFront.',
  );
  return bucket;
};

/**
 * What functions read of a request's headers, besides cookies. The visitor's address serves the limits against abuse; API Gateway itself sees only
 * CloudFront's. The list is short because CloudFront cannot pass "all, without Host" and the visitor's address together.
 */
export const PASSED_HEADERS = [
  'CloudFront-Viewer-Address',
  'Content-Type',
  'Idempotency-Key',
  'Origin',
  'Sec-Fetch-Site',
] as const;

/**
 * Pages and answers that are the same for everyone: kept as long as the function says by Cache-Control, not at all when it says nothing, one
 * copy per query string (the language of `/api` is `lang` in it). Cookies do not pass, so that no such answer can depend on who asks.
 */
const publicPages = (scope: Construct, origin: IOrigin): BehaviorOptions => ({
  origin,
  cachePolicy: new CachePolicy(scope, 'PublicPages', {
    comment: 'Alaronde: as long as the function says, per query string',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  }),
  originRequestPolicy: new OriginRequestPolicy(scope, 'WithoutCookies', {
    comment: 'Alaronde: public pages, and POST /api/producers at the address of one',
    headerBehavior: OriginRequestHeaderBehavior.allowList(...PASSED_HEADERS),
    cookieBehavior: OriginRequestCookieBehavior.none(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  }),
  // CloudFront caches GET and HEAD only.
  allowedMethods: AllowedMethods.ALLOW_ALL,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
});

/** Forms, pages about one person and the agency's: nothing is kept. Only members' routes need the `authorization` header. */
const privateBehaviors = (
  scope: Construct,
  origin: IOrigin,
  paths: readonly PrivatePath[],
): Record<string, BehaviorOptions> => {
  const withCookies = new OriginRequestPolicy(scope, 'WithCookies', {
    comment: 'Alaronde: forms and pages about one person',
    headerBehavior: OriginRequestHeaderBehavior.allowList(...PASSED_HEADERS),
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });
  return Object.fromEntries(
    paths.map(({ pattern, members }) => [
      pattern,
      {
        origin,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: members ? OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER : withCookies,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    ]),
  );
};

/** Pages get their security headers from the functions, which know what each page loads; files have no function, so CloudFront adds theirs. */
const assetFiles = (scope: Construct, bucket: Bucket): BehaviorOptions => ({
  origin: S3BucketOrigin.withOriginAccessControl(bucket),
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  responseHeadersPolicy: new ResponseHeadersPolicy(scope, 'AssetHeaders', {
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
  }),
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
});

const nameInZone = (scope: Construct, distribution: Distribution, { hostedZoneId, domain }: Territory): void => {
  const zone = PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName: domain });
  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
  new ARecord(scope, 'Address', { zone, target });
  new AaaaRecord(scope, 'AddressIpv6', { zone, target });
};

const acknowledge = (distribution: Distribution, hasCertificate: boolean): void => {
  because(
    distribution,
    'AwsSolutions-CFR1',
    'A French village may be looked up from anywhere: no country is shut out.',
  );
  because(
    distribution,
    'AwsSolutions-CFR2',
    'A firewall costs more a month than all the rest. Writing is limited per address in the Limits table, reading is cached here, the API is throttled.',
  );
  because(
    distribution,
    'AwsSolutions-CFR3',
    'Its log would hold addresses of visitors with the cell and commune of their homes, and signed links.',
  );
  if (!hasCertificate) {
    because(
      distribution,
      'AwsSolutions-CFR4',
      'Only until the territory names a certificate: the trial address of CloudFront sets its own protocols.',
    );
  }
};

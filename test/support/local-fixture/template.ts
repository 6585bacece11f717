import { HANDLERS, type HandlerName } from './handlers.ts';

/** The template of the fixture app: one of each thing that the local stack runs, written as CDK writes it. */

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ref = (id: string) => ({ Ref: id });

const fn = (name: HandlerName, recordFile: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${name}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    MemorySize: 128,
    Timeout: 2,
    Environment: {
      Variables: { RECORD: recordFile, NAME: name, QUEUE_URL: ref('Queue'), SITE_URL: 'https://example.org' },
    },
    ...more,
  },
});

const route = (key: string, integration: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: ref('Api'),
    RouteKey: key,
    Target: { 'Fn::Join': ['', ['integrations/', ref(integration)]] },
    ...more,
  },
});

const BEHAVIOR = { TargetOriginId: 'api', ViewerProtocolPolicy: 'redirect-to-https', Compress: true };
const EVERY_METHOD = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

export const template = (recordFile: string): Record<string, unknown> => ({
  Resources: {
    ...Object.fromEntries(
      (Object.keys(HANDLERS) as HandlerName[]).map((name) => [`${name}Function`, fn(name, recordFile)]),
    ),

    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 30,
        RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: 2 },
      },
    },
    QueueSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Queue'),
        FunctionName: ref('workerFunction'),
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    StreamSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: ref('streamFunction'),
        BatchSize: 10,
        StartingPosition: 'TRIM_HORIZON',
        MaximumRetryAttempts: 1,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: arn('DeadLetters') } },
        FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: [{ 'anything-but': ['MODIFY'] }] }) }] },
      },
    },
    Events: { Type: 'AWS::SNS::Topic', Properties: {} },
    FeedbackQueue: { Type: 'AWS::SQS::Queue', Properties: {} },
    FeedbackSubscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'sqs', TopicArn: ref('Events'), Endpoint: arn('FeedbackQueue') },
    },
    Mailing: { Type: 'AWS::SES::ConfigurationSet', Properties: {} },
    MailingEvents: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: ref('Mailing'),
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['delivery', 'bounce', 'complaint'],
          SnsDestination: { TopicARN: ref('Events') },
        },
      },
    },
    Sender: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'sender.example' } },
    SmsSender: { Type: 'AWS::SMSVOICE::SenderId', Properties: { SenderId: 'ALARONDE', IsoCountryCode: 'FR' } },
    Texting: {
      Type: 'AWS::SMSVOICE::ConfigurationSet',
      Properties: {
        EventDestinations: [
          {
            EventDestinationName: 'events',
            Enabled: true,
            MatchingEventTypes: ['TEXT_ALL'],
            SnsDestination: { TopicArn: ref('Events') },
          },
        ],
      },
    },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
    },
    EveryHour: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        State: 'ENABLED',
        Targets: [{ Id: 'one', Arn: arn('scheduleFunction') }],
      },
    },

    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Guard: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: ref('Api'),
        AuthorizerType: 'REQUEST',
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource: [],
        AuthorizerResultTtlInSeconds: 0,
        AuthorizerUri: {
          'Fn::Join': [
            '',
            [
              'arn:',
              ref('AWS::Partition'),
              ':apigateway:',
              ref('AWS::Region'),
              ':lambda:path/2015-03-31/functions/',
              arn('guardFunction'),
              '/invocations',
            ],
          ],
        },
      },
    },
    Echo: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn('echoFunction'),
        PayloadFormatVersion: '2.0',
      },
    },
    Root: route('GET /', 'Echo'),
    Things: route('GET /things', 'Echo'),
    Thing: route('GET /things/{id}', 'Echo'),
    Post: route('POST /things', 'Echo'),
    Files: route('GET /files/{proxy+}', 'Echo'),
    Private: route('GET /private', 'Echo', { AuthorizationType: 'CUSTOM', AuthorizerId: ref('Guard') }),

    Pages: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: {
        CachePolicyConfig: {
          MinTTL: 0,
          DefaultTTL: 0,
          MaxTTL: 86_400,
          ParametersInCacheKeyAndForwardedToOrigin: {
            QueryStringsConfig: { QueryStringBehavior: 'all' },
            CookiesConfig: { CookieBehavior: 'none' },
            HeadersConfig: { HeaderBehavior: 'none' },
            EnableAcceptEncodingGzip: true,
            EnableAcceptEncodingBrotli: true,
          },
        },
      },
    },
    Front: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Origins: [
            {
              Id: 'api',
              DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }] },
            },
          ],
          DefaultCacheBehavior: { ...BEHAVIOR, CachePolicyId: ref('Pages'), AllowedMethods: EVERY_METHOD },
          CacheBehaviors: [
            {
              ...BEHAVIOR,
              PathPattern: '/private*',
              CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
              OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
              AllowedMethods: EVERY_METHOD,
            },
          ],
        },
      },
    },
  },
});

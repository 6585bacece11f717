import { asObject, asText, isTrue, type JsonObject } from '../json.ts';
import { texts } from '../lambda/functions.ts';
import { physicalName, type Resolver } from '../template/resolver.ts';

interface EventDestination {
  readonly topicArn: string;
  /** As SES v1 names them: `send`, `delivery`, `bounce`… */
  readonly types: ReadonlySet<string>;
}

/** What the template sets up in SES: who may be the sender, and where events go. */
export interface SesSetup {
  readonly identities: readonly string[];
  readonly configurationSets: ReadonlyMap<string, readonly EventDestination[]>;
}

/** Names configuration sets and identities for the resolver; topics must be known by then. */
export const setUpSes = (resolver: Resolver): SesSetup => {
  const configurationSets = new Map<string, EventDestination[]>();
  for (const resource of resolver.ofType('AWS::SES::ConfigurationSet')) {
    const name = physicalName(resource, 64);
    resolver.know(resource, { ref: name });
    configurationSets.set(name, []);
  }
  for (const resource of resolver.ofType('AWS::SES::ConfigurationSetEventDestination')) {
    const properties = resolver.propertiesOf(resource);
    const destination = asObject(properties.EventDestination);
    const topicArn = asText(asObject(destination.SnsDestination).TopicARN);
    if (!isTrue(destination.Enabled) || topicArn === '') continue;
    configurationSets
      .get(asText(properties.ConfigurationSetName))
      ?.push({ topicArn, types: new Set(texts(destination.MatchingEventTypes)) });
  }
  const identities = resolver.ofType('AWS::SES::EmailIdentity').map((resource) => {
    const identity = asText((resolver.propertiesOf(resource) as JsonObject).EmailIdentity).toLowerCase();
    resolver.know(resource, { ref: identity, ...dkimTokens(identity) });
    return identity;
  });
  return { identities, configurationSets };
};

const dkimTokens = (identity: string): Record<string, string> =>
  Object.fromEntries(
    [1, 2, 3].flatMap((number) => [
      [`DkimDNSTokenName${number}`, `token${number}._domainkey.${identity}`],
      [`DkimDNSTokenValue${number}`, `token${number}.dkim.amazonses.com`],
    ]),
  );

/** Whether an address may be a sender: itself or its domain is an identity. */
export const isVerified = (setup: SesSetup, address: string): boolean => {
  const lower = address.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  return setup.identities.some(
    (identity) => identity === lower || domain === identity || domain.endsWith(`.${identity}`),
  );
};

/** The bare address of `Somebody <somebody@place.example>`. */
export const bareAddress = (written: string): string => (/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written).trim();

import { asList, asObject, asText, isTrue } from '../json.ts';
import { texts } from '../lambda/functions.ts';
import { ACCOUNT, physicalName, REGION, type Resolver } from '../template/resolver.ts';

interface SmsDestination {
  readonly topicArn: string;
  readonly types: ReadonlySet<string>;
}

/** What the template sets up in End User Messaging: senders, and where events go. Keys are names and ARNs alike, as calls may use both. */
export interface SmsSetup {
  readonly configurationSets: ReadonlyMap<string, readonly SmsDestination[]>;
  /** What the telephone shows, by whatever a call may name as its origination. */
  readonly senders: ReadonlyMap<string, string>;
}

export const setUpSms = (resolver: Resolver): SmsSetup => {
  const configurationSets = new Map<string, SmsDestination[]>();
  for (const resource of resolver.ofType('AWS::SMSVOICE::ConfigurationSet')) {
    const properties = resolver.propertiesOf(resource);
    const name = asText(properties.ConfigurationSetName) || physicalName(resource, 64);
    const arn = `arn:aws:sms-voice:${REGION}:${ACCOUNT}:configuration-set/${name}`;
    resolver.know(resource, { ref: name, Arn: arn });
    const destinations = asList(properties.EventDestinations).flatMap((value) => {
      const destination = asObject(value);
      const topicArn = asText(asObject(destination.SnsDestination).TopicArn);
      if (!isTrue(destination.Enabled) || topicArn === '') return [];
      return [{ topicArn, types: new Set(texts(destination.MatchingEventTypes)) }];
    });
    configurationSets.set(name, destinations);
    configurationSets.set(arn, destinations);
  }
  const senders = new Map<string, string>();
  for (const resource of resolver.ofType(
    'AWS::SMSVOICE::SenderId',
    'AWS::SMSVOICE::PhoneNumber',
    'AWS::SMSVOICE::Pool',
  )) {
    const properties = resolver.propertiesOf(resource);
    const shown = asText(properties.SenderId) || '+33700000000';
    const arn = `arn:aws:sms-voice:${REGION}:${ACCOUNT}:sender-id/${shown}/${asText(properties.IsoCountryCode) || 'FR'}`;
    resolver.know(resource, { ref: shown, Arn: arn, PhoneNumber: shown });
    senders.set(shown, shown);
    senders.set(arn, shown);
  }
  return { configurationSets, senders };
};

import { describe, expect, test } from 'vitest';
import { at, listAt, resourcesOf, targetOf } from './templates.ts';

const alarms = resourcesOf('AWS::CloudWatch::Alarm');

describe.each(alarms)('the alarm $key', (alarm) => {
  test('says in sentences who is hurt and what to do', () => {
    const said = String(at(alarm, 'AlarmDescription'));
    expect(said).toMatch(/^[A-Z].{60,1000}\.$/);
    // What to do is an instruction: one of these words begins a clause.
    expect(said).toMatch(/\b(look|read|send|stop)\b/i);
  });

  test('tells someone when it starts and when it ends', () => {
    for (const moment of ['AlarmActions', 'OKActions']) {
      const told = listAt(alarm, moment).map((action) => targetOf(action, alarm.stack));
      expect(told.length).toBeGreaterThan(0);
      const subscribers = resourcesOf('AWS::SNS::Subscription').filter((subscription) =>
        told.includes(targetOf(at(subscription, 'TopicArn'), subscription.stack)),
      );
      expect(subscribers.map((subscriber) => at(subscriber, 'Protocol'))).toContain('email');
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';
import { at, listAt, resourcesOf, targetOf } from './templates.ts';

const alarms = resourcesOf('AWS::CloudWatch::Alarm');
/** Each begins with the names of its alarms, in bold, and goes on to the next or to the next heading. */
const places = readFileSync(join(ROOT, 'docs', 'runbook.md'), 'utf8').split(/^(?=\*\*|## )/m);

describe.each(alarms)('the alarm $key', (alarm) => {
  test('says in sentences who is hurt and what to do', () => {
    const said = String(at(alarm, 'AlarmDescription'));
    expect(said).toMatch(/^[A-Z].{60,1000}\.$/);
    // What to do is an instruction: one of these words begins a clause.
    expect(said).toMatch(/\b(look|read|send|stop)\b/i);
  });

  test('has its place in the runbook, which says what it means and what to do', () => {
    // `SendDeadLettersAlarm8FB2D19F` of the template is `SendDeadLetters` there.
    const name = (alarm.key.split('/').at(-1) ?? '').replace(/(Alarm)?[0-9A-F]{8}$/, '');
    const place = places.find((text) => new RegExp(`^\\*\\*[^*]*\\b${name}\\b`).test(text)) ?? '';
    expect(place).toMatch(/·|\*Means:\*/);
    expect(place).toMatch(/\*Do:\*|\| do \|/);
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

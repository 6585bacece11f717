import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#infra/build/paths.ts';
import { tooMany } from '#infra/build/synth-cached.ts';
import { readHosting, readTerritory, refuseUnknownContext } from '#infra/territory.ts';

const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as {
  readonly context: { readonly territory: Record<string, unknown> };
};
const withValue = (name: string, value: unknown) => readTerritory({ ...context.territory, [name]: value });

describe('the territory of cdk.json', () => {
  test('is as it must be', () => {
    expect(readTerritory(context.territory)).toEqual(context.territory);
  });

  test.each([
    ['2026-12-12T08:00:00Z', '2026-12-12T08:00:00.000Z'],
    ['2026-12-12T08:00:00+01:00', '2026-12-12T07:00:00.000Z'],
    ['2026-12-12T08:00+01:00', '2026-12-12T07:00:00.000Z'],
    ['2026-12-12T08:00:00.5+0100', '2026-12-12T07:00:00.500Z'],
    ['2026-12-12T08:00:00.000Z', '2026-12-12T08:00:00.000Z'],
    ['', ''],
  ])('the opening %s is the instant %s', (written, read) => {
    expect(withValue('opensAt', written).opensAt).toBe(read);
    expect(withValue('opensAt', read).opensAt).toBe(read);
  });

  test.each([
    ['opensAt', '2026-12-12', /territory\.opensAt: write an instant with its offset/],
    ['opensAt', '2026-12-12T08:00:00', /opensAt: write an instant with its offset/],
    ['opensAt', '2026-02-30T08:00:00Z', /opensAt: write an instant/],
    ['opensAt', '2026-13-12T08:00:00Z', /opensAt: write an instant/],
    ['domain', 'https://alaronde.example', /domain: write a host name alone/],
    ['domain', 'alaronde.example/', /domain: write a host name alone/],
    ['certificateArn', 'arn:aws:acm:eu-west-3:123456789012:certificate/a-b', /certificateArn: .*us-east-1/],
    ['hostedZoneId', '/hostedzone/Z123', /hostedZoneId: write the id/],
    ['smsSender', 'À LA RONDE', /smsSender: write 3 to 11 letters/],
    ['smsSender', '38600', /one letter at least/],
    ['timeZone', 'Europe/Bordeaux', /timeZone: write the name of a time zone/],
    ['id', 'Nouvelle Aquitaine', /id: write lower-case letters/],
    ['region', 'Nouvelle-Aquitaine', /region: write the INSEE code/],
    ['departments', [], /departments: name one/],
    ['departments', ['4O'], /territory\.departments\.0/],
    ['siteName', ' ', /siteName: say something/],
    ['colour', 'red', /colour/],
  ])('%s: %s is refused with what to write', (name, value, said) => {
    expect(() => withValue(name, value)).toThrow(said);
  });

  test('all that is wrong is said at once; none at all too', () => {
    const { domain: _, ...rest } = context.territory;
    expect(() => readTerritory({ ...rest, timeZone: 'Paris' })).toThrow(/territory\.domain[\s\S]*territory\.timeZone/);
    expect(() => readTerritory(undefined)).toThrow(/no context\.territory/);
  });
});

describe('what the account gives and may cost', () => {
  const all: Record<string, unknown> = { ...context };
  const read = (changes: Record<string, unknown> = {}) => readHosting((name) => ({ ...all, ...changes })[name]);

  test('is as it must be', () => {
    expect(read()).toMatchObject({ lambdaConcurrency: 1_000, webAclArn: '' });
    expect(read({ webAclArn: undefined }).webAclArn).toBe('');
  });

  test.each([
    ['lambdaConcurrency', 9, /lambdaConcurrency: write how many functions/],
    ['lambdaConcurrency', '1000', /lambdaConcurrency: write how many functions/],
    ['lambdaConcurrency', undefined, /lambdaConcurrency: write how many functions/],
    ['monthlyBudget', '60 €', /monthlyBudget: write dollars a month/],
    ['monthlyBudget', 0, /monthlyBudget: write dollars a month/],
    ['smsMonthlyLimit', 0.5, /smsMonthlyLimit: write dollars a month/],
    ['frontKey', 'v 1', /frontKey: write the version/],
    ['webAclArn', 'arn:aws:wafv2:eu-west-3:123456789012:regional/webacl/a/b', /webAclArn: .*us-east-1/],
  ])('%s: %s is refused with what to write', (name, value, said) => {
    expect(() => read({ [name]: value })).toThrow(said);
  });
});

test('a value under a name that nothing reads is refused, with the names that are', () => {
  expect(() => refuseUnknownContext(context)).not.toThrow();
  expect(() =>
    refuseUnknownContext({ ...context, restoredTables: {}, '@aws-cdk/aws-iam:minimizePolicies': true }),
  ).not.toThrow();
  expect(() => refuseUnknownContext({ ...context, webAcl: 'arn' })).toThrow(/webAcl is read by nothing.*webAclArn/);
});

describe('builds that are removed', () => {
  const now = Date.UTC(2026, 10, 28);
  const build = (name: string, daysAgo: number, used = false) => ({ name, used, at: now - daysAgo * 86_400_000 });

  test('are all but the newest, those in use, and the one just built', () => {
    const builds = [build('a', 3), build('b', 1), build('c', 2), build('d', 9, true), build('new', 0)];
    expect([...tooMany(builds, 'new', now)].sort()).toEqual(['a', 'c']);
  });

  test('are those dated in the future first: never the one just built, which would be built for ever', () => {
    const builds = [build('x', -400), build('y', -1), build('new', 0)];
    expect(tooMany(builds, 'new', now)).not.toContain('new');
    expect(tooMany([...builds, build('old', 5)], 'new', now)).not.toContain('old');
  });
});

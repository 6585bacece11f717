import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { checkWithNag } from '#infra/app.ts';
import { cloudAssembly, type Json, property } from './templates.ts';

test('a resource that breaks a rule of cdk-nag stops the synthesis', () => {
  const app = new App({ analyticsReporting: false });
  checkWithNag(app);
  new Bucket(new Stack(app, 'careless'), 'Open');
  expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
});

interface Acknowledged {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

const acknowledged: readonly Acknowledged[] = readdirSync(cloudAssembly)
  .filter((file) => file.endsWith('.metadata.json'))
  .flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(cloudAssembly, file), 'utf8')) as Record<string, Json[]>).flatMap(
      ([path, entries]) =>
        entries
          .filter((entry) => property(entry, 'type') === 'aws:cdk:acknowledged-rules')
          .flatMap((entry) =>
            Object.entries((property(entry, 'data') ?? {}) as Record<string, Json>).map(([rule, reason]) => ({
              path,
              rule,
              reason: String(typeof reason === 'string' ? reason : property(reason, 'reason')),
            })),
          ),
    ),
  );

describe('what cdk-nag is told to pass over', () => {
  test('is known', () => expect(acknowledged.length).toBeGreaterThan(5));

  test.each(acknowledged)('$rule on $path: on one resource, with its reason', ({ path, reason }) => {
    expect(path.split('/').length).toBeGreaterThan(2);
    expect(reason).toMatch(/^.{20,}$/);
  });
});

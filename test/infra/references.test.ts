import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloudAssembly, exports, type Json } from './templates.ts';

/** What CloudFormation refuses before it makes anything, and cfn-lint would say: names that lead nowhere, circles, things said twice or for nothing. */

interface Template {
  readonly Resources: Readonly<Record<string, Named & { readonly Type: string }>>;
  readonly Parameters?: Named;
  readonly Conditions?: Named;
  readonly Mappings?: Named;
  readonly Outputs?: Named;
}
type Named = Readonly<Record<string, Json>>;

const templates = readdirSync(cloudAssembly)
  .filter((file) => file.endsWith('.template.json'))
  .map((file) => ({
    name: file.replace('.template.json', ''),
    template: JSON.parse(readFileSync(join(cloudAssembly, file), 'utf8')) as Template,
  }));

interface Reference {
  readonly to: string;
  readonly by: 'Ref' | 'GetAtt' | 'DependsOn' | 'Condition' | 'FindInMap' | 'ImportValue';
}

/** Every name that a value refers to. */
const referencesIn = (value: Json): Reference[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Named).flatMap(([key, inner]): Reference[] => {
    const [first] = Array.isArray(inner) ? inner : [inner];
    switch (key) {
      case 'Ref':
        return [{ to: String(inner), by: 'Ref' }];
      case 'Fn::GetAtt':
        return [{ to: String(first).split('.')[0] ?? '', by: 'GetAtt' }];
      case 'Fn::FindInMap':
        return [{ to: String(first), by: 'FindInMap' }, ...referencesIn(inner)];
      case 'Fn::ImportValue':
        return [{ to: String(inner), by: 'ImportValue' }];
      case 'Fn::If':
        return [{ to: String(first), by: 'Condition' }, ...referencesIn(inner)];
      case 'Fn::Sub':
        return [...String(first).matchAll(/\$\{([A-Za-z0-9:]+)(\.[^}]+)?\}/g)].map(([, name, attribute]) => ({
          to: name ?? '',
          by: attribute === undefined ? 'Ref' : 'GetAtt',
        }));
      default:
        return referencesIn(inner);
    }
  });
};

const referencesOf = (resource: Named): Reference[] => [
  ...referencesIn(resource.Properties),
  ...[resource.DependsOn ?? []].flat().map((to) => ({ to: String(to), by: 'DependsOn' as const })),
  ...(typeof resource.Condition === 'string' ? [{ to: resource.Condition, by: 'Condition' as const }] : []),
];

describe.each(templates)('the template $name', ({ template }) => {
  const { Resources, Parameters = {}, Conditions = {}, Mappings = {}, Outputs = {} } = template;
  const all = [...Object.values(Resources).flatMap(referencesOf), ...Object.values(Outputs).flatMap(referencesIn)];

  test('refers to nothing that is not there', () => {
    const known = {
      Ref: { ...Resources, ...Parameters },
      GetAtt: Resources,
      DependsOn: Resources,
      Condition: Conditions,
      FindInMap: Mappings,
      ImportValue: Object.fromEntries(exports.map(({ name }) => [name, name])),
    };
    const nowhere = all.filter(({ to, by }) => !to.startsWith('AWS::') && !(to in known[by]));
    expect(nowhere).toEqual([]);
    expect(all.length).toBeGreaterThan(3);
  });

  test('has no circle of resources', () => {
    const needs = new Map(
      Object.entries(Resources).map(([name, resource]) => [
        name,
        new Set(referencesOf(resource).flatMap(({ to }) => (to in Resources && to !== name ? [to] : []))),
      ]),
    );
    // Whatever needs nothing more is taken away, until nothing is left.
    for (let before = -1; needs.size !== before; ) {
      before = needs.size;
      for (const [name, of] of needs) if ([...of].every((other) => !needs.has(other))) needs.delete(name);
    }
    expect([...needs.keys()]).toEqual([]);
  });

  test('has no parameter, condition or mapping for nothing', () => {
    const used = new Set([...all, ...Object.values(Conditions).flatMap(referencesIn)].map(({ to }) => to));
    // The CDK’s own: which bootstrap the template wants.
    const spare = [...Object.keys(Parameters), ...Object.keys(Mappings)].filter((name) => !used.has(name));
    expect(spare).toEqual(['BootstrapVersion']);
  });

  test('has names and outputs as CloudFormation takes them', () => {
    for (const name of [...Object.keys(Resources), ...Object.keys(Outputs)])
      expect(name).toMatch(/^[A-Za-z0-9]{1,255}$/);
    for (const { Type } of Object.values(Resources)) expect(Type).toMatch(/^(AWS(::\w+){2}|Custom::[\w@-]{1,60})$/);
    expect(Object.keys(Outputs).length).toBeLessThanOrEqual(200);
  });
});

test('no value is told twice under one name', () => {
  expect(new Set(exports.map(({ name }) => name)).size).toBe(exports.length);
});

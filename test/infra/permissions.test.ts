import { describe, expect, test } from 'vitest';
import { type HttpFunctionName, routes } from '#app/routes.ts';
import type { RouteContract } from '#platform/contract.ts';
import { actionsOf, at, functionNamed, listAt, ourFunctions, resourcesOf, statements, targetOf } from './templates.ts';

/** Actions that AWS binds to no resource. Any other `*` is a mistake. */
const WITHOUT_RESOURCE = {
  'dynamodb:ListStreams': 'lists the streams of the account; Lambda asks for it before it listens to one',
  'ses:GetSendQuota': 'is about the account',
  'sms-voice:SetTextMessageSpendLimitOverride': 'is about the account',
};

test('no action is a wildcard', () => {
  const wildcards = statements.flatMap(({ policy, actions }) =>
    actions.filter((action) => action.includes('*')).map((action) => `${policy.key}: ${action}`),
  );
  expect(wildcards).toEqual([]);
});

test('no right is about everything, but where AWS knows no resource', () => {
  const anywhere = statements.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
  expect(new Set(anywhere)).toEqual(new Set(Object.keys(WITHOUT_RESOURCE)));
});

test('no role takes a policy that AWS manages and may widen', () => {
  const managed = resourcesOf('AWS::IAM::Role').filter((role) => listAt(role, 'ManagedPolicyArns').length > 0);
  expect(managed).toEqual([]);
});

const writes = (action: string) => /^(?!logs:).*:(Put|Update|Delete|BatchWrite|Send)/.test(action);

describe('each function may do what it is for, and no more', () => {
  /** What posts here keeps nothing: it is posted so that it stands in no address. */
  const keepsNothing = ({ guard }: RouteContract) => guard !== 'agency' && /keeps nothing/.test(guard.openBecause);
  const isPublicAnswer = (route: RouteContract) =>
    (route.method === 'GET' && route.guard !== 'agency') || keepsNothing(route);
  const readers = (Object.keys(routes) as HttpFunctionName[]).filter((name) => routes[name].every(isPublicAnswer));

  test('there are functions that only answer', () => {
    expect(readers).toContain('search');
  });

  test.each(readers)('%s, which only answers, can write nothing', (name) => {
    expect(actionsOf(functionNamed(name)).filter(writes)).toEqual([]);
  });

  test('only send can send a mail or an SMS', () => {
    const senders = [...ourFunctions].filter(([, lambda]) =>
      actionsOf(lambda).some((action) => action === 'ses:SendRawEmail' || action.startsWith('sms-voice:')),
    );
    expect(senders.map(([name]) => name)).toEqual(['send']);
  });

  test('only the functions of members can touch an account of the pool, each for its own part', () => {
    const rights = [...ourFunctions].flatMap(([name, lambda]) =>
      actionsOf(lambda)
        .filter((action) => action.startsWith('cognito-idp:'))
        .map((action) => `${name} ${action}`),
    );
    expect(rights.sort()).toEqual([
      'agencyMembers cognito-idp:AdminCreateUser',
      'agencyMembers cognito-idp:AdminDeleteUser',
      'agencyMembers cognito-idp:AdminGetUser',
      'agencySession cognito-idp:AdminSetUserPassword',
    ]);
  });

  test('nobody can change or remove an entry of the audit trail', () => {
    const onAudit = statements.filter(({ policy, resources }) =>
      resources.some((resource) => targetOf(resource, policy.stack)?.includes('Audit')),
    );
    expect(onAudit.length).toBeGreaterThan(0);
    expect(new Set(onAudit.flatMap(({ actions }) => actions))).toEqual(new Set(['dynamodb:PutItem', 'dynamodb:Query']));
  });

  test('nothing can read a whole table but the nightly run, nor a stream but wake', () => {
    for (const [name, lambda] of ourFunctions) {
      if (name !== 'reconcile') expect(actionsOf(lambda), name).not.toContain('dynamodb:Scan');
      if (name !== 'wake') expect(actionsOf(lambda), name).not.toContain('dynamodb:GetRecords');
    }
  });
});

test('whoever may call a function, may call that one alone', () => {
  for (const permission of resourcesOf('AWS::Lambda::Permission')) {
    expect(at(permission, 'Action'), permission.key).toBe('lambda:InvokeFunction');
    expect(at(permission, 'SourceArn'), permission.key).toBeDefined();
  }
});

import { expect, test } from 'vitest';
import { at, resourcesOf } from './templates.ts';

test.each(resourcesOf('AWS::Cognito::UserPool'))(
  '$key asks everybody for a code of an authenticator, none by SMS, and takes nobody who was not invited',
  (pool) => {
    expect(at(pool, 'MfaConfiguration')).toBe('ON');
    expect(at(pool, 'EnabledMfas')).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(at(pool, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly')).toBe(true);
  },
);

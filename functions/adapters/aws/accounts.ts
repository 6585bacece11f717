import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Accounts } from '#domain/members/member-store.ts';
import { MemberId } from '#domain/shared/primitives.ts';

const cognito = () => new CognitoIdentityProviderClient({ maxAttempts: 3 });

/** The accounts of members in the Cognito user pool. Cognito itself writes to nobody: the invitation is a message of ours (ADR 0013). */
export const accountsIn = (pool: string, client: CognitoIdentityProviderClient = cognito()): Accounts => ({
  async open(email) {
    const user = { UserPoolId: pool, Username: email };
    try {
      const { User } = await client.send(
        new AdminCreateUserCommand({
          ...user,
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
      return idIn(User?.Attributes);
    } catch (error) {
      if (nameOf(error) !== 'UsernameExistsException') throw error;
      const { UserAttributes } = await client.send(new AdminGetUserCommand(user));
      return idIn(UserAttributes);
    }
  },

  async close(id) {
    try {
      await client.send(new AdminDeleteUserCommand({ UserPoolId: pool, Username: id }));
    } catch (error) {
      if (nameOf(error) !== 'UserNotFoundException') throw error;
    }
  },
});

/** Gives an account the password that its owner chose. `gone`: there is no such account any more. */
export const passwordsIn =
  (pool: string, client: CognitoIdentityProviderClient = cognito()) =>
  async (id: MemberId, password: string): Promise<'set' | 'weak' | 'gone'> => {
    try {
      await client.send(
        new AdminSetUserPasswordCommand({ UserPoolId: pool, Username: id, Password: password, Permanent: true }),
      );
      return 'set';
    } catch (error) {
      const name = nameOf(error);
      if (name === 'InvalidPasswordException' || name === 'PasswordHistoryPolicyViolationException') return 'weak';
      if (name === 'UserNotFoundException') return 'gone';
      throw error;
    }
  };

const idIn = (attributes: readonly AttributeType[] | undefined): MemberId =>
  MemberId.parse(attributes?.find(({ Name }) => Name === 'sub')?.Value);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

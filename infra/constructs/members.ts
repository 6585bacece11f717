import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { because } from './because.ts';

/** The members of the agency: a handful of people, invited by an administrator, who sign in with a password and a code from their telephone. */
export class Members extends Construct {
  private readonly pool: UserPool;
  private readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const rule of ['AwsSolutions-COG3', 'AwsSolutions-COG8']) {
      because(
        this.pool,
        rule,
        'Threat protection is the Plus plan, paid per member; a handful of invited members with a required second factor do without.',
      );
    }
    this.client = this.pool.addClient('Client', {
      // The site is its own sign-in page: the function agency-session passes password and code on, and keeps neither.
      authFlows: { userPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Half a working day: nothing renews a session, and a token cannot be called back before it ends.
      accessTokenValidity: Duration.hours(4),
      idTokenValidity: Duration.hours(4),
      refreshTokenValidity: Duration.hours(12),
    });
  }

  /** These functions sign members in. Cognito asks for no right: password and code are the right. */
  signedInBy(...functions: readonly AppFunction[]): void {
    for (const door of functions) door.set('USER_POOL_CLIENT_ID', this.client.userPoolClientId);
  }

  /** These functions check a member's token: its issuer and for whom it was made. */
  verifiedBy(...functions: readonly AppFunction[]): void {
    for (const guard of functions) {
      guard.set('USER_POOL_ISSUER', this.pool.userPoolProviderUrl);
      guard.set('USER_POOL_CLIENT_ID', this.client.userPoolClientId);
    }
  }
}

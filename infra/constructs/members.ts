import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { FOUNDERS } from '#domain/members/member.ts';
import type { AccountAction } from '../functions/spec.ts';
import type { AppFunction } from './app-function.ts';
import { because } from './because.ts';

/**
 * The accounts of the agency's members: a few dozen people, who sign in with a password and a code from their telephone. The pool says who
 * somebody is; what they may do is in their record (functions/domain/agency/member.ts), read on each of their calls.
 */
export class Members extends Construct {
  private readonly pool: UserPool;
  private readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      // Asked for at every sign-in; set up at the first, by everyone, founders included.
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
    // The first member is put in this group by whoever has the AWS account (docs/deploy.md); they invite the others.
    new CfnUserPoolGroup(this, 'Founders', {
      userPoolId: this.pool.userPoolId,
      groupName: FOUNDERS,
      description: 'Of the agency before anybody could invite them',
    });
    this.client = this.pool.addClient('Client', {
      // The site is its own sign-in page: the function agency-session passes password and code on, and keeps neither.
      authFlows: { userPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Half a working day: nothing renews a session. A member who is removed is so at once: their record is read on each call.
      accessTokenValidity: Duration.hours(4),
      idTokenValidity: Duration.hours(4),
      refreshTokenValidity: Duration.hours(12),
    });
  }

  /** What this function may do with accounts, on this pool alone, and what it is told for it. */
  allow(one: AppFunction, actions: readonly AccountAction[]): void {
    if (actions.includes('signIn')) one.set('USER_POOL_CLIENT_ID', this.client.userPoolClientId);
    // A token is checked by its issuer and by whom it was made for.
    if (actions.includes('verify')) {
      one.set('USER_POOL_ISSUER', this.pool.userPoolProviderUrl);
      one.set('USER_POOL_CLIENT_ID', this.client.userPoolClientId);
    }
    const rights = actions.filter((action) => action.startsWith('Admin')).map((action) => `cognito-idp:${action}`);
    if (rights.length === 0) return;
    one.set('USER_POOL_ID', this.pool.userPoolId);
    one.allow(rights, [this.pool.userPoolArn]);
  }
}

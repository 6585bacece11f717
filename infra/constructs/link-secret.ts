import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { because } from './because.ts';

/** The key that signs links in mails and SMS. Kept when the stack goes: without it every link ever sent stops working, unsubscribing too. */
export class LinkSecret extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Alaronde: signs the links in mails and SMS',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    because(
      this.secret,
      'AwsSolutions-SMG4',
      'A new key would kill the links of every mail already sent; it is replaced by hand after a leak only.',
    );
  }

  /** This function signs links or checks them. */
  readBy(reader: AppFunction): void {
    reader.set('LINK_SECRET_ARN', this.secret.secretArn);
    reader.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  }
}

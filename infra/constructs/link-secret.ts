import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';
import { because } from './because.ts';

/**
 * The keys behind links, kept when the stack goes: without them every link ever sent stops working, unsubscribing too. Those that sign are changed by
 * `npm run rotate` (docs/secrets.md); the lasting one, from which codes, ids and index keys are derived, never.
 */
export class LinkSecret extends Construct {
  private readonly ring: Secret;
  private readonly lasting: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.ring = new Secret(this, 'Secret', {
      description: 'Alaronde: the keys that sign the links in mails and SMS (docs/secrets.md)',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ signing: 'a' }),
        generateStringKey: 'a',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    because(
      this.ring,
      'AwsSolutions-SMG4',
      'Links already sent live for up to three years: a key goes in three steps, by hand (npm run rotate), once a year or after a leak.',
    );
    this.lasting = new Secret(this, 'Lasting', {
      description: 'Alaronde: what ids and index keys are derived from. Never change it',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    because(
      this.lasting,
      'AwsSolutions-SMG4',
      'What is derived from it is kept as keys of tables: another value would lose every subscription of an address.',
    );
  }

  /** This function signs links or checks them. */
  readBy(reader: AppFunction): void {
    reader.set('LINK_SECRET_ARN', this.ring.secretArn);
    reader.set('LASTING_SECRET_ARN', this.lasting.secretArn);
    reader.allow(['secretsmanager:GetSecretValue'], [this.ring.secretArn, this.lasting.secretArn]);
  }
}

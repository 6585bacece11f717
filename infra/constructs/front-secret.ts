import { Fn, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { because } from './because.ts';

/**
 * By what the functions know that a call came through CloudFront: a header that only the distribution adds. Without it, whoever finds the address of the
 * API would call it directly, write the visitor's address into a header themselves, and be counted as somebody else each time.
 *
 * It is given to the functions as a setting, not read from Secrets Manager: every first answer would wait for that, and whoever may read the settings of a
 * function may call it without any header (ADR 0042). Two are believed, so that it can be changed while calls are on their way.
 */
export class FrontSecret extends Construct {
  /** For the distribution. */
  readonly current: string;
  /** For the functions: the current one and the one before, between commas. */
  readonly believed: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      description: 'Alaronde: the header by which the API knows CloudFront (docs/secrets.md)',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ previous: 'none' }),
        generateStringKey: 'current',
        passwordLength: 40,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    because(
      secret,
      'AwsSolutions-SMG4',
      'Changed by hand (npm run rotate) and a deployment, since CloudFront is told by one.',
    );
    // A deployment looks a secret up again only where its text in the template has changed: `-c frontKey=VERSION` names the version.
    const version: unknown = this.node.tryGetContext('frontKey');
    const options = typeof version === 'string' && version !== '' ? { versionId: version } : {};
    const lookedUp = (jsonField: 'current' | 'previous') =>
      SecretValue.secretsManager(secret.secretArn, { ...options, jsonField }).unsafeUnwrap();
    this.current = lookedUp('current');
    this.believed = Fn.join(',', [this.current, lookedUp('previous')]);
  }
}

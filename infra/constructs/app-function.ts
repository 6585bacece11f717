import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SettingName } from '#platform/configuration.ts';
import { bundleFolder } from '../build/bundle.ts';
import { type FunctionName, specOf } from '../functions/functions.ts';
import { because } from './because.ts';

export interface AppFunctionProps {
  readonly name: FunctionName;
  /** Where the bundles were built: the `folder` of bundleFunctions. */
  readonly buildFolder: string;
}

/**
 * A Lambda function of infra/functions/: arm64, Node 24, its own role, its own log kept for a month.
 *
 * The role starts with the right to write its own log and nothing else; what its record names (infra/functions/spec.ts) is added by app-functions.ts,
 * the right and the environment variable together.
 *
 * Tracing is off: the logs carry the ids that join a visitor's request to its deliveries, and a trace would keep addresses with signed links.
 * No reserved concurrency: a new account has only ten in all, and pacing is done where the work comes from (maxConcurrency of a queue).
 */
export class AppFunction extends Construct {
  readonly name: FunctionName;
  readonly lambda: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { name, buildFolder }: AppFunctionProps) {
    super(scope, id);
    const { memory, timeout } = specOf(name);
    this.name = name;
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: `Alaronde: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleFolder(buildFolder, name)),
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      role: this.role,
      logGroup,
      tracing: Tracing.DISABLED,
    });
  }

  /** Sets one environment variable; the names are those that functions/platform/configuration.ts reads. */
  set(name: SettingName, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  /** Adds a right. Actions are named one by one, never by a wildcard (test/infra holds that). */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Adds a right to an action that AWS binds to no resource, and says so to cdk-nag. */
  allowAnywhere(action: string, reason: string): void {
    this.allow([action], ['*']);
    because(this.role.node.findChild('DefaultPolicy'), 'AwsSolutions-IAM5[Resource::*]', reason);
  }
}

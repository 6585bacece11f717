import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { because } from './because.ts';

export interface AssetsDeploymentProps {
  /** The folder whose content becomes the bucket's. */
  readonly folder: string;
  readonly bucket: Bucket;
}

/**
 * Lays the built scripts and styles in the bucket, to be kept by browsers for ever: another content has another name. Files of earlier versions stay,
 * because pages that a browser or CloudFront still holds ask for them; they go with the stack.
 */
export class AssetsDeployment extends Construct {
  constructor(scope: Construct, id: string, { folder, bucket }: AssetsDeploymentProps) {
    super(scope, id);
    const files = new Asset(this, 'Files', { path: folder });
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = copierRole(this, { files, bucket, logGroup });
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [Source.bucket(files.bucket, files.s3ObjectKey)],
      destinationBucket: bucket,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      prune: false,
      retainOnDelete: false,
      logGroup,
      // The construct would add rights by wildcard (s3:GetObject*, s3:List*): the role is closed to it.
      role: role.withoutPolicyUpdates(),
    });
    deployment.node.addDependency(role);
    for (const provider of copiersOf(Stack.of(this))) {
      because(
        provider,
        'AwsSolutions-L1',
        'The function comes with the CDK, which chooses its runtime; it runs only while deploying.',
      );
    }
  }
}

interface CopierRoleProps {
  readonly files: Asset;
  readonly bucket: Bucket;
  readonly logGroup: LogGroup;
}

/** Reads the one archive of the files, writes the bucket, and empties it when the stack is removed. */
const copierRole = (scope: Construct, { files, bucket, logGroup }: CopierRoleProps): Role => {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const objects = bucket.arnForObjects('*');
  logGroup.grantWrite(role);
  role.addToPolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [files.bucket.arnForObjects(files.s3ObjectKey)] }),
  );
  role.addToPolicy(
    new PolicyStatement({ actions: ['s3:ListBucket', 's3:GetBucketTagging'], resources: [bucket.bucketArn] }),
  );
  role.addToPolicy(
    new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], resources: [objects] }),
  );
  const bucketId = Stack.of(scope).getLogicalId(bucket.node.defaultChild as CfnBucket);
  because(
    role,
    `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
    'All files of this one bucket, which holds nothing else.',
  );
  return role;
};

const copiersOf = (stack: Stack): Construct[] =>
  stack.node.children.filter(
    (child): child is Construct =>
      child instanceof Construct && child.node.id.startsWith('Custom::CDKBucketDeployment'),
  );

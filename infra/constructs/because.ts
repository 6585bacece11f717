import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Lets one resource break one rule of cdk-nag, and says why. Rules with several findings per resource want the finding too:
 * `AwsSolutions-IAM5[Resource::*]`. Never called on a stack or on the app: the next resource there must be judged anew.
 */
export const because = (resource: IConstruct, rule: string, reason: string): void => {
  Validations.of(resource).acknowledge({ id: rule, reason });
};

import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Territory } from '#platform/configuration.ts';
import { Alarms } from '../constructs/alarms.ts';
import { giveRights, makeFunctions } from '../constructs/app-functions.ts';
import { AssetsDeployment } from '../constructs/assets-deployment.ts';
import { EmailSending } from '../constructs/email-sending.ts';
import { Front } from '../constructs/front.ts';
import { FrontSecret } from '../constructs/front-secret.ts';
import { LinkSecret } from '../constructs/link-secret.ts';
import { Members } from '../constructs/members.ts';
import { monthlyBudgetOf } from '../constructs/monthly-budget.ts';
import { plainSettings } from '../constructs/plain-settings.ts';
import { receiptsTopic } from '../constructs/receipts.ts';
import { SiteApi } from '../constructs/site-api.ts';
import { SmsSending } from '../constructs/sms-sending.ts';
import type { Hosting } from '../territory.ts';
import type { AppTables } from './data-stack.ts';

export interface AppStackProps extends StackProps {
  readonly territory: Territory;
  readonly buildFolder: string;
  readonly tables: AppTables;
  readonly hosting: Hosting;
}

/** Everything that runs: what people call, what works in the background, what is sent and what comes back. Can be made again from the sources. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { territory, buildFolder, tables, hosting } = props;
    const { lambdaConcurrency, monthlyBudget, smsMonthlyLimit, webAclArn } = hosting;
    const { timeZone } = territory;
    const alarms = new Alarms(this, 'Alarms', { email: territory.agency.email });
    const members = new Members(this, 'Members');
    const link = new LinkSecret(this, 'LinkSecret');
    const frontSecret = new FrontSecret(this, 'FrontSecret');
    const functions = makeFunctions(this, { buildFolder, alarms, tables, timeZone, lambdaConcurrency });

    const feedback = receiptsTopic(this, functions.queues.feedback.queue);
    const email = new EmailSending(this, 'Email', { territory, alarms, feedback });
    const sms = new SmsSending(this, 'Sms', { senderId: territory.smsSender, feedback, monthlyLimit: smsMonthlyLimit });
    monthlyBudgetOf(this, { dollars: monthlyBudget, email: territory.agency.email });
    giveRights(functions.all, {
      tables,
      members,
      queues: functions.queues,
      secrets: { link },
      messages: { email, sms },
      settings: { ...plainSettings(territory), FRONT_KEYS: frontSecret.believed },
    });

    const { authorizer, http } = functions;
    const { api } = new SiteApi(this, 'Api', { alarms, authorizer, functions: http });
    const front = new Front(this, 'Front', { territory, api, key: frontSecret.current, webAclArn });
    // A new key is believed by the functions before CloudFront sends it.
    front.node.addDependency(...Object.values(http));
    new AssetsDeployment(this, 'AssetsDeployment', { folder: join(buildFolder, 'assets'), bucket: front.bucket });
    new CfnOutput(this, 'FrontAddress', {
      value: front.distribution.distributionDomainName,
      description: 'Point the domain here when its zone is not in Route 53',
    });
  }
}

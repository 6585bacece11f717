import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

export interface MonthlyBudgetProps {
  readonly dollars: number;
  /** Who gets a mail. */
  readonly email: string;
}

/** What the whole account may cost a month: a mail when 80 % is spent, and when the month is foreseen to cost more. Alarms do not see money. Costs nothing. */
export const monthlyBudgetOf = (scope: Construct, { dollars, email }: MonthlyBudgetProps): CfnBudget => {
  const subscribers = [{ subscriptionType: 'EMAIL', address: email }];
  return new CfnBudget(scope, 'Budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: dollars, unit: 'USD' } },
    notificationsWithSubscribers: [
      { notification: { notificationType: 'ACTUAL', ...ABOVE, threshold: 80 }, subscribers },
      { notification: { notificationType: 'FORECASTED', ...ABOVE, threshold: 100 }, subscribers },
    ],
  });
};

const ABOVE = { comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' } as const;

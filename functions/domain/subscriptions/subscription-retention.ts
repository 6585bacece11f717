import type { SubscriptionId } from '#domain/shared/primitives.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStep } from './subscription-store.ts';

/** An address is erased 28 days after the end of its subscription. DynamoDB removes by its own term up to two days late: this is the promise kept. */
export const ENDED_DAYS = 28;

export interface SubscriptionRetention {
  /** All subscriptions of whatever state, a page at a time. */
  kept(cursor: string | undefined): Promise<RetentionPage>;
  change(id: SubscriptionId, step: SubscriptionStep): Promise<Subscription | undefined>;
  /** Removes a subscription that is over, and with it the markers of what it was told; nothing where it has begun again. */
  erase(subscription: Subscription): Promise<boolean>;
}

export interface RetentionPage {
  readonly subscriptions: readonly Subscription[];
  readonly cursor: string | undefined;
}

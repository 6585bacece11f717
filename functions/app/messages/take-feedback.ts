import type { Delivery } from '#domain/ledger/delivery.ts';
import { applyFeedback, type FeedbackEvent } from '#domain/ledger/feedback.ts';
import type { Ledger } from '#domain/ledger/ledger.ts';
import { log } from '#platform/log.ts';
import { afterFeedback, type DeliveryEffects } from './delivery-effects.ts';

/** A provider's word on a message: marked in the ledger, then brought to those it concerns. May come twice. */
export const takeFeedback = async (
  event: FeedbackEvent,
  { ledger, effects }: { readonly ledger: Pick<Ledger, 'change'>; readonly effects: DeliveryEffects },
): Promise<void> => {
  let seen: Delivery | undefined;
  const change = await ledger.change(event.deliveryId, (delivery) => {
    seen = delivery;
    return applyFeedback(event)(delivery);
  });
  const delivery = change?.after ?? seen;
  if (delivery === undefined) return log.warn('feedback about an unknown delivery', { event: event.kind });
  await afterFeedback(delivery, event, effects);
  const { id, about, state } = delivery;
  log.info('feedback', { delivery: id, kind: about.kind, event: event.kind, state });
};

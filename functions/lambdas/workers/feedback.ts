import { feedbackOf, ProviderMessage } from '#adapters/aws/provider-events.ts';
import { afterFeedback } from '#app/messages/delivery-effects.ts';
import { applyFeedback } from '#domain/ledger/feedback.ts';
import { log } from '#platform/log.ts';
import { queueWorker } from '#platform/queue.ts';
import { ledger } from '../wiring/batched-reads.ts';
import { deliveryEffects } from '../wiring/delivery-effects.ts';

/** What SES and End User Messaging say of our messages: marked in the ledger, and brought to those it concerns. */
export const handler = queueWorker({
  name: 'feedback',
  message: ProviderMessage,
  atOnce: 10,
  work: async (message) => {
    const event = feedbackOf(message);
    if (event === undefined) return;
    const change = await ledger.change(event.deliveryId, applyFeedback(event));
    const delivery = change?.after ?? (await ledger.find(event.deliveryId));
    if (delivery === undefined) return log.warn('feedback about an unknown delivery', { event: event.kind });
    await afterFeedback(delivery, event, deliveryEffects);
    log.info('feedback', {
      delivery: delivery.id,
      kind: delivery.about.kind,
      event: event.kind,
      state: delivery.state,
    });
  },
});

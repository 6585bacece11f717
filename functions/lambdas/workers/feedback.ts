import { feedbackOf, ProviderMessage } from '#adapters/aws/provider-events.ts';
import { takeFeedback } from '#app/messages/take-feedback.ts';
import { queueWorker } from '#platform/queue.ts';
import { ledger } from '../wiring/batched-reads.ts';
import { deliveryEffects } from '../wiring/delivery-effects.ts';

/** What SES and End User Messaging say of our messages: marked in the ledger, and brought to those it concerns. */
export const handler = queueWorker({
  name: 'feedback',
  message: ProviderMessage,
  atOnce: 50,
  work: async (message) => {
    const event = feedbackOf(message);
    if (event !== undefined) await takeFeedback(event, { ledger, effects: deliveryEffects });
  },
});

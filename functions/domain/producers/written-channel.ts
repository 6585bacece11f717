import type { DeliveryChannel } from '#domain/ledger/delivery.ts';
import type { Channel } from './producer.ts';

/** The first of the producer's channels, in their own order, that carries words to a person; undefined where they can only be telephoned. */
export const writtenChannel = (
  channels: readonly Channel[],
): { readonly channel: DeliveryChannel; readonly to: string } | undefined => {
  for (const channel of channels)
    if (channel.kind === 'email' || channel.kind === 'sms') return { channel: channel.kind, to: channel.address };
  return undefined;
};

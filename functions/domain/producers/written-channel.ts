import type { DeliveryChannel } from '#domain/ledger/delivery.ts';
import type { Channel } from './producer.ts';

/** The first of the producer's channels, in their own order, that carries a written message; undefined where they can only be telephoned. */
export const writtenChannel = (
  channels: readonly Channel[],
): { readonly channel: DeliveryChannel; readonly to: string } | undefined => {
  for (const channel of channels) if (channel.kind !== 'call') return { channel: channel.kind, to: channel.address };
  return undefined;
};

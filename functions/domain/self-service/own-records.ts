import { z } from 'zod';
import { confirmationCodeSubject } from '#domain/contacts/contact-confirmation.ts';
import { Channel, type Producer } from '#domain/producers/producer.ts';
import type { Proposal } from '#domain/producers/proposal.ts';
import { Instant, type ProducerId } from '#domain/shared/primitives.ts';

/** Ways to reach them that they want from now on, of which some have yet to be shown to be theirs. */
export const ChannelChange = z.strictObject({
  channels: z.array(Channel).min(1).max(5),
  startedAt: Instant,
  /** Addresses whose code was typed. */
  verified: z.array(z.string()),
  /** Over all addresses: `MAX_CODE_TRIES` end the change. */
  wrongCodes: z.int().min(0),
});
export type ChannelChange = z.infer<typeof ChannelChange>;

/** A day to find the code; then the change is forgotten. */
export const CHANNEL_CHANGE_HOURS = 24;

/** What lies beside a producer in the directory: what waits for the agency, what waits for a code, and who is found by an address. */
export interface OwnRecords {
  proposalOf(id: ProducerId): Promise<Proposal | undefined>;
  /** Proposals that wait for the agency, oldest first, about 20 a page; of producers of these departments, all without. */
  openProposals(
    cursor?: string,
    departments?: readonly string[],
  ): Promise<{ readonly proposals: readonly Proposal[]; readonly cursor: string | undefined }>;
  channelChangeOf(id: ProducerId, now: Instant): Promise<ChannelChange | undefined>;
  saveChannelChange(id: ProducerId, change: ChannelChange): Promise<void>;
  /** Counts one try before it is compared: false where the change is gone or its tries are used up. */
  countTry(id: ProducerId, startedAt: Instant): Promise<boolean>;
  dropChannelChange(id: ProducerId): Promise<void>;
  /** Producers that are reached by this address or were once: at most ten, to be looked at before they are believed. */
  reachedBy(address: string): Promise<ProducerId[]>;
  /** Removes all that the directory holds of a producer who has withdrawn; `changed` where they are not the one that was read. */
  erase(producer: Producer): Promise<'erased' | 'changed'>;
}

/** The addresses of a change whose code is awaited, each once, in their order. Those that no code can reach wait for the agency instead. */
export const awaitingCode = (
  change: Pick<ChannelChange, 'channels' | 'verified'>,
  current: readonly Channel[],
): Channel[] => {
  const known = new Set([...current.map(({ address }) => String(address)), ...change.verified]);
  return change.channels.filter(
    (channel, index, all) =>
      codeReaches(channel) &&
      !known.has(channel.address) &&
      all.findIndex((other) => other.address === channel.address) === index,
  );
};

/** What the code of one address is derived from: another change, another code. */
export const channelCodeSubject = (id: ProducerId, { startedAt }: ChannelChange, address: string): string =>
  confirmationCodeSubject({ owner: id, address, startedAt });

/** French mobile numbers, overseas ones too (ARCEP numbering plan): those that a text message reaches. Others are verified by the agency. */
const MOBILE = /^\+(33[67]|26269|590690|590691|594694|596696|596697)/;

/** Whether a code can be sent to an address: by mail, or by SMS to a mobile, whatever they want the number for. */
export const codeReaches = ({ kind, address }: Channel): boolean => kind === 'email' || MOBILE.test(address);

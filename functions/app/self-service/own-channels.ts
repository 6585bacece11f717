import { mayBeSentTo } from '#app/contacts/message-limits.ts';
import type { TypedValue } from '#domain/producers/directory.ts';
import type { Channel, Producer } from '#domain/producers/producer.ts';
import { lastSaid } from '#domain/producers/proposal.ts';
import { text } from '#domain/registration/draft-typed.ts';
import { awaitingCode, type ChannelChange, channelCodeSubject } from '#domain/self-service/own-records.ts';
import type { Instant } from '#domain/shared/primitives.ts';
import type { FieldError } from '#domain/shared/reasons.ts';
import { type OwnOutcome, saveDetails } from './change-own.ts';
import { mayDo, ownFacts, type SelfServiceDependencies } from './dependencies.ts';
import { codeDelivery } from './own-news.ts';

/** New addresses among these that a code can reach: they are used once it was typed. */
export const toVerify = (wanted: readonly Channel[], current: readonly Channel[]): Channel[] =>
  awaitingCode({ channels: [...wanted], verified: [] }, current);

/** Keeps the wanted channels and sends each new address its code. Nothing of it is used before. `tooMany`: nothing was kept. */
export const startChannelChange = async (
  producer: Producer,
  wanted: readonly Channel[],
  now: Instant,
  dependencies: SelfServiceDependencies,
): Promise<'sent' | 'tooMany'> => {
  if (!(await mayDo(dependencies, 'codes', { id: producer.id, now }))) return 'tooMany';
  for (const { kind, address } of toVerify(wanted, producer.details.channels))
    if (!(await mayBeSentTo(dependencies, kind === 'email' ? 'email' : 'sms', address, now))) return 'tooMany';
  const change: ChannelChange = { channels: [...wanted], startedAt: now, verified: [], wrongCodes: 0 };
  await dependencies.own.saveChannelChange(producer.id, change);
  for (const channel of toVerify(wanted, producer.details.channels))
    await dependencies.ledger.enqueue(codeDelivery(producer, channel, now, now));
  return 'sent';
};

export type CodesTaken =
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] }
  /** Right, and another address still waits for its own. */
  | { readonly kind: 'more' }
  /** No change, no time or no tries left. */
  | { readonly kind: 'over' }
  | { readonly kind: 'done'; readonly outcome: OwnOutcome };

/** Takes the codes typed, in the order of the addresses that wait; when none waits any more, the channels are used. */
export const takeCodes = async (
  producer: Producer,
  typed: TypedValue | undefined,
  now: Instant,
  dependencies: SelfServiceDependencies,
): Promise<CodesTaken> => {
  const change = await dependencies.own.channelChangeOf(producer.id, now);
  if (change === undefined) return { kind: 'over' };
  const { code: codeOf } = await dependencies.links();
  const awaited = awaitingCode(change, producer.details.channels);
  const codes = awaited.map((_, index) => text(Array.isArray(typed) ? typed[index] : undefined).replace(/\s/g, ''));
  const errors: FieldError[] = [];
  const right: string[] = [];
  for (const [index, { address }] of awaited.entries()) {
    const code = codes[index] ?? '';
    if (code === '' && awaited.length > 1) continue;
    // Counted before it is compared: tries at the same time are as many as tries in turn.
    if (!(await dependencies.own.countTry(producer.id, change.startedAt))) return { kind: 'over' };
    if (code === codeOf('channel', channelCodeSubject(producer.id, change, address))) right.push(address);
    else errors.push({ field: `code.${index}`, code: 'channelCodeWrong' });
  }
  if (right.length === 0) {
    const none: FieldError[] = [{ field: 'code.0', code: 'channelCodeWrong' }];
    return { kind: 'wrong', errors: errors.length > 0 ? errors : none };
  }
  // A right code gives its try back.
  const wrongCodes = change.wrongCodes + errors.length;
  const verified: ChannelChange = { ...change, wrongCodes, verified: [...change.verified, ...right] };
  await dependencies.own.saveChannelChange(producer.id, verified);
  if (awaitingCode(verified, producer.details.channels).length > 0)
    return errors.length > 0 ? { kind: 'wrong', errors } : { kind: 'more' };
  return { kind: 'done', outcome: await useChannels(producer, verified, now, dependencies) };
};

const useChannels = async (
  producer: Producer,
  change: ChannelChange,
  now: Instant,
  dependencies: SelfServiceDependencies,
): Promise<OwnOutcome> => {
  const proposal = await dependencies.own.proposalOf(producer.id);
  const outcome = await saveDetails(
    dependencies,
    producer.id,
    { ...lastSaid(producer.details, proposal), channels: change.channels },
    {
      ...(await ownFacts(dependencies, now, producer.version)),
      verified: ({ address }) => change.verified.includes(address),
    },
  );
  if (outcome.kind === 'saved') await dependencies.own.dropChannelChange(producer.id);
  return outcome;
};

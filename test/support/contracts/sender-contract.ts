import { describe, expect, test } from 'vitest';
import type { Outgoing, Sender } from '#domain/ledger/sender.ts';

/** What the other side does with one call. */
export type Behaviour = 'takes' | 'refuses' | 'isBusy' | 'isDown' | 'isAway' | 'isSilent';

export interface ChannelUnderTest<Message extends Outgoing> {
  readonly sender: (behaviour: Behaviour) => Promise<Sender<Message>>;
  readonly message: Message;
  /** Calls that the other side got since the sender was made, each as the text in which the delivery's id is looked for. */
  readonly calls: () => readonly string[];
  readonly close: () => Promise<void>;
}

const ID = 'a1b2c3d4e5f6g7h8i9j0k1l2m3';

/** May the ledger try again by itself? `never`: the next channel; `later`: certainly not taken; `ask`: only the provider knows. */
const AFTER: Readonly<Record<Behaviour, readonly string[]>> = {
  takes: ['accepted'],
  refuses: ['refused'],
  isBusy: ['notNow'],
  // A provider that tells of each message afterwards may have taken it; one that knows a message by its id is simply asked again.
  isDown: ['unknown', 'notNow'],
  isAway: ['notNow'],
  isSilent: ['unknown', 'notNow'],
};

/** One table for every channel that a message leaves by: a channel is one file behind `Sender`, and passes this. */
export const senderContract = <Message extends Outgoing>(
  name: string,
  open: () => Promise<ChannelUnderTest<Message>>,
): void => {
  describe(`the channel ${name}`, () => {
    test.each(Object.entries(AFTER) as [Behaviour, readonly string[]][])(
      'of a provider that %s makes one call, and never throws',
      async (behaviour, kinds) => {
        const channel = await open();
        try {
          const outcome = await (await channel.sender(behaviour)).send(channel.message, ID);
          expect(kinds).toContain(outcome.kind);
          expect(channel.calls().length).toBeLessThanOrEqual(1);
          if (behaviour === 'takes' || behaviour === 'refuses' || behaviour === 'isBusy')
            expect(channel.calls()).toHaveLength(1);
        } finally {
          await channel.close();
        }
      },
    );

    test('carries the id of its delivery, and says by which its provider knows it', async () => {
      const channel = await open();
      try {
        const outcome = await (await channel.sender('takes')).send(channel.message, ID);
        expect(outcome).toMatchObject({ kind: 'accepted', providerId: expect.stringMatching(/./) });
        expect(channel.calls()[0]).toContain(ID);
      } finally {
        await channel.close();
      }
    });

    test('says in words why it is refused', async () => {
      const channel = await open();
      try {
        const outcome = await (await channel.sender('refuses')).send(channel.message, ID);
        expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/../) });
      } finally {
        await channel.close();
      }
    });
  });
};

import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/** Messages for one worker. */
export interface Queue<Message> {
  /** Sends all, ten a call. Rejects if the queue did not take every one: what it took stays sent. `delaySeconds`: at most 900. */
  send(messages: readonly Message[], delaySeconds?: number): Promise<void>;
}

const MAX_A_CALL = 10;

export const queueAt = <Message>(
  url: string,
  client: SQSClient = new SQSClient({ maxAttempts: 3 }),
): Queue<Message> => ({
  send: async (messages, delaySeconds = 0) => {
    for (let from = 0; from < messages.length; from += MAX_A_CALL) {
      const entries = messages.slice(from, from + MAX_A_CALL).map((message, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds,
      }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
      if (Failed.length > 0) throw new Error(`the queue refused ${Failed.length} messages: ${Failed[0]?.Code}`);
    }
  },
});

import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Fixture } from './fixture.ts';

/** Puts messages into the fixture's queue through the SDK, as a function would. */
export const sendMessages = async (
  fixture: Fixture,
  ...messages: readonly (string | { readonly body: string; readonly delaySeconds: number })[]
): Promise<void> => {
  const client = new SQSClient({
    endpoint: fixture.stack.addresses.sqs,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  for (const message of messages) {
    const { body, delaySeconds } = typeof message === 'string' ? { body: message, delaySeconds: undefined } : message;
    await client.send(
      new SendMessageCommand({
        QueueUrl: fixture.stack.environment('echo').QUEUE_URL,
        MessageBody: body,
        DelaySeconds: delaySeconds,
      }),
    );
  }
  client.destroy();
};

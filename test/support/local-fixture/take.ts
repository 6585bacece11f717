import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Fixture } from './fixture.ts';

/** Takes all that is visible out of a queue that no function consumes; their bodies. */
export const takeMessages = async (fixture: Fixture, queueName: string): Promise<string[]> => {
  const client = new SQSClient({
    endpoint: fixture.stack.addresses.sqs,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const QueueUrl = `${fixture.stack.addresses.sqs}/000000000000/${queueName}`;
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) break;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  client.destroy();
  return bodies;
};

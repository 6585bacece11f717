import { createServer, request } from 'node:http';
import { z } from 'zod';
import type { CounterStarted, UnitsCounted } from './protocol.ts';

/**
 * Stands before the database and adds up the units of everything that is written and read, as the database itself answers them
 * (ReturnConsumedCapacity): indexes and the double price of transactions included. In a process of its own, so that it costs nobody else's time.
 */

const target = new URL(process.argv[2] ?? '');
const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'BatchExecuteStatement',
]);
const READS = new Set(['GetItem', 'Query', 'BatchGetItem', 'TransactGetItems', 'Scan']);
const One = z.object({ CapacityUnits: z.number(), TableName: z.string() });
const Answer = z.object({ ConsumedCapacity: z.union([One.transform((one) => [one]), z.array(One)]).default([]) });

/** How the local stack signs its own calls (infra/local/aws-json.ts): it takes out what has expired, by a Scan. DynamoDB does that itself, for nothing. */
const BY_THE_STACK_ITSELF = 'Signature=0';

let units = 0;
/** By call and table: what grows is seen by its name. */
const reads: Record<string, number> = {};

const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const what = String(incoming.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  const isOurs = !String(incoming.headers.authorization).endsWith(BY_THE_STACK_ITSELF);
  const isCounted = isOurs && (WRITES.has(what) || READS.has(what));
  const body = isCounted
    ? Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.concat(chunks).toString()), ReturnConsumedCapacity: 'TOTAL' }))
    : Buffer.concat(chunks);
  const headers = { ...incoming.headers, 'content-length': String(body.length) };
  const passed = request(
    target,
    { method: incoming.method, path: incoming.url, headers, agent: undefined },
    (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        if (isCounted && answer.statusCode === 200)
          for (const { CapacityUnits, TableName } of Answer.parse(JSON.parse(whole.toString())).ConsumedCapacity)
            if (WRITES.has(what)) units += CapacityUnits;
            else reads[`${what} ${TableName}`] = (reads[`${what} ${TableName}`] ?? 0) + CapacityUnits;
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        outgoing.end(whole);
      });
    },
  );
  passed.on('error', () => outgoing.destroy());
  passed.end(body);
});
server.keepAliveTimeout = 60_000;

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const started: CounterStarted = { endpoint: `http://127.0.0.1:${address.port}` };
  process.send?.(started);
});

process.on('message', () => {
  const counted: UnitsCounted = { units, reads };
  process.send?.(counted);
});
process.once('disconnect', () => process.exit(0));

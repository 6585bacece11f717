import { connect, createServer } from 'node:net';
import type { Counted, CounterStarted } from './protocol.ts';

/** Passes bytes on to the database, and counts the Queries among them. In a process of its own, so that it slows nobody down but itself. */

const target = new URL(process.argv[2] ?? '');
const QUERY = 'DynamoDB_20120810.Query';

let queries = 0;

/** Counts also where the word is cut in two by a packet's end. */
const counter = () => {
  let tail = '';
  return (chunk: Buffer): void => {
    const text = tail + chunk.toString('latin1');
    queries += text.split(QUERY).length - 1;
    tail = text.slice(-(QUERY.length - 1));
  };
};

const server = createServer({ noDelay: true }, (client) => {
  const database = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
  client.on('data', counter());
  client.pipe(database).pipe(client);
  for (const [one, other] of [
    [client, database],
    [database, client],
  ] as const)
    one.on('error', () => other.destroy());
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const started: CounterStarted = { endpoint: `http://127.0.0.1:${address.port}` };
  process.send?.(started);
});

process.on('message', () => {
  const counted: Counted = { queries };
  process.send?.(counted);
});
process.once('disconnect', () => process.exit(0));

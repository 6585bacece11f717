import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smoke } from '#infra/check/smoke.ts';
import { startStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

test('a site that runs passes the smoke test, which leaves nothing behind', async () => {
  const results = await smoke(stack.site);
  expect(results.filter(({ wrong }) => wrong !== '')).toEqual([]);
  expect(results.length).toBeGreaterThan(10);
  expect(await stack.idle()).toBe(true);
  expect(stack.queues().filter(({ visible, delayed }) => visible + delayed > 0)).toEqual([]);
});

test('two functions share an address: each says the methods of both', async () => {
  const answer = await stack.fetch('/api/producers', { method: 'DELETE' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
});

test('where something else answers, or nothing, each thing is said by itself', async () => {
  const server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const wrong = (await smoke(`http://127.0.0.1:${port}`)).filter((result) => result.wrong !== '');
  expect(wrong.map(({ what }) => what)).toContain('what is not there is said so');
  expect(wrong.length).toBeGreaterThan(8);
  await new Promise((resolve) => server.close(resolve));
  const none = await smoke(`http://127.0.0.1:${port}`);
  expect(none.filter((result) => result.wrong === '').map(({ what }) => what)).toEqual([
    'what is not encrypted leads to what is',
  ]);
});

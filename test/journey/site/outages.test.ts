import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStack } from '../../support/stack.ts';
import { phoneNumber, startVillage, type Village, villageOf } from '../../support/village.ts';
import { GRACE_SECONDS } from '../../tour/steps.ts';

const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;

describe('while the database is down', () => {
  let village: Village;
  let reader: string;
  beforeAll(async () => {
    village = await startVillage();
    reader = village.address('lectrice');
    await village.subscriber(reader);
    await village.quiet();
  });
  afterEach(() => village.stack.resume('dynamodb'));
  afterAll(() => village.stop());

  it('pages and calls say “in a moment” in the reader’s words, nothing is half done, and then all goes on', async () => {
    const { cell, commune } = village.here;
    const producer = await village.register(BY_TELEPHONE);
    await village.quiet();
    const bearer = await village.member();
    const before = await village.records();
    const asking = { email: village.address('autre'), place: { cell, commune } };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await village.stack.pause('dynamodb');

    const calls = {
      search: village.site.get(`/api/producers?cell=${cell}&commune=${commune}&q=panne`),
      searchInEnglish: village.site.get(`/api/producers?cell=${cell}&commune=${commune}&lang=en`),
      producer: village.site.get(`/api/producers/${producer.id}`),
      subscribe: village.site.post('/api/subscriptions', asking),
      decide: village.site.post(`/api/agency/producers/${producer.id}/decisions`, { decision: 'approve' }, bearer),
      page: village.site.get(`/recherche?cell=${cell}&commune=${commune}&words=panne`),
      pageInEnglish: village.site.get(`/en/search?cell=${cell}&commune=${commune}&words=panne`),
      posted: village.stack
        .fetch('/alertes', {
          method: 'POST',
          headers: form,
          body: new URLSearchParams({ email: asking.email, cell, commune }),
        })
        .then(async (answer) => ({ status: answer.status, body: await answer.text() })),
    };
    const answers = Object.fromEntries(
      await Promise.all(Object.entries(calls).map(async ([name, call]) => [name, await call] as const)),
    );
    expect(Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]))).toEqual(
      Object.fromEntries(Object.keys(calls).map((name) => [name, 503])),
    );
    expect(answers.search?.body).toMatchObject({ status: 503, title: 'Réessayez dans un instant' });
    expect(answers.searchInEnglish?.body).toMatchObject({ title: 'Try again in a moment' });
    expect(answers.page?.body).toContain('Réessayez dans un instant');
    expect(answers.pageInEnglish?.body).toContain('Try again in a moment');
    expect(answers.posted?.body).toContain('Réessayez dans un instant');

    // What needs no database still answers.
    expect((await village.site.get('/')).status).toBe(200);
    expect((await village.site.get('/api/places?q=Dax')).status).toBe(200);

    await village.stack.resume('dynamodb');
    // A call that had left before the database stopped may still be carried out whole, never half: nothing of it is in the mailbox.
    await village.quiet();
    expect(await village.records()).toEqual(before);
    expect(await village.site.mailsTo(asking.email)).toEqual([]);

    // A function that was refused rests for a moment, and answers "try again in a moment".
    for (const [path, headers] of [
      [`/recherche?cell=${cell}&commune=${commune}&words=retour`, {}],
      [`/api/agency/producers/${producer.id}`, bearer],
    ] as const)
      await expect
        .poll(async () => (await village.stack.fetch(path, { headers })).status, { timeout: 60_000 })
        .toBeLessThan(500);
    await village.approve(producer);
    await village.quiet();
    await village.pass(GRACE_SECONDS);
    expect(await village.told(reader, producer)).toHaveLength(1);
    expect((await village.site.get(`/recherche?cell=${cell}&commune=${commune}&words=panne`)).status).toBe(200);
  });

  it('an alert on its way waits, and arrives once', async () => {
    village.stack.kills.arm({ point: 'project.after-write', count: 1 });
    const producer = await village.register(BY_TELEPHONE);
    await village.approve(producer);
    await village.quiet();
    expect(village.stack.kills.list().fired).toHaveLength(1);
    await village.stack.pause('dynamodb');
    // The message of the dead worker comes back, and meets the outage.
    await village.stack.clock.advance(120);
    await village.stack.resume('dynamodb');
    await village.pass(600);
    await village.untilMorning();
    expect(await village.told(reader, producer)).toHaveLength(1);
  });
});

describe('a stop and a start', () => {
  it('loses nothing of what was under way: publications and messages, each once', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'alaronde-restart-'));
    const first = await startVillage({ stateDir });
    const reader = first.address('lectrice');
    await first.subscriber(reader);
    await first.quiet();
    // One dies projecting, one matching, one after the claim of a mail; each is stopped with its work in hand.
    for (const point of ['project.after-write', 'match.after-deliveries', 'send.before-call'] as const)
      first.stack.kills.arm({ point, count: 1 });
    const producers = [await first.register(BY_TELEPHONE), await first.register(BY_TELEPHONE)];
    for (const producer of producers) await first.approve(producer);
    await first.quiet();
    for (let minutes = 0; minutes < 30 && first.stack.kills.list().fired.length < 3; minutes += 1) await first.pass(60);
    expect(first.stack.kills.list().fired).toHaveLength(3);
    for (const producer of producers) expect(await first.told(reader, producer)).toEqual([]);
    await first.stop();

    const stack = await startStack({ stateDir });
    try {
      const second = await villageOf(stack);
      for (let turns = 0; turns < 3; turns += 1) await second.pass(1_200);
      await second.untilMorning();
      for (const producer of producers) expect(await second.told(reader, producer)).toHaveLength(1);
    } finally {
      await stack.stop();
      await rm(stateDir, { recursive: true, force: true });
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { nextWorkingMorning } from '../../tour/steps.ts';

/** What members do about those who have to be telephoned. */
interface Task {
  readonly id: string;
  readonly producerId: string;
  readonly requestId: string | null;
  readonly claim?: { readonly by: string };
}

describe('calls to make', () => {
  let village: Village;
  let number = 400;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());
  beforeEach(async () => village.site.setClock(nextWorkingMorning(await village.site.clock())));

  const onCall = () => {
    number += 1;
    return village.published([{ kind: 'call', address: phoneNumber(number) }]);
  };
  const tasksFor = async ({ id }: Registered): Promise<Task[]> => {
    const { body } = await village.site.get('/api/agency/tasks', await village.member());
    return body.items.filter((task: Task) => task.producerId === id && task.requestId !== null);
  };
  const settle = async ({ id }: Task, body: unknown) =>
    village.site.post(`/api/agency/tasks/${id}`, body, await village.member());
  const page = async (path: string): Promise<string> =>
    (await village.stack.fetch(path, { headers: await village.member() })).text();
  const post = async (path: string, form: Record<string, string>) =>
    village.stack.fetch(path, {
      method: 'POST',
      headers: { ...(await village.member()), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  const first = ([task]: readonly Task[]): Task => {
    if (task === undefined) throw new Error('there is no task');
    return task;
  };
  /** Another member of the agency, signed in. */
  const another = async (): Promise<Record<string, string>> => {
    const [email, newPassword] = [village.address('jeanne'), 'Une-phrase-de-2026'];
    await village.site.post('/api/agency/members', { email, role: 'agency' }, await village.member());
    const token = tokenIn((await village.site.nextMail(email)).text, /\/r\/m\//);
    await village.stack.fetch(`/r/m/${token}`, { method: 'POST', body: new URLSearchParams({ newPassword }) });
    const { body } = await village.site.post('/api/agency/session', { email, password: newPassword });
    return { authorization: `Bearer ${body.token}` };
  };
  const statusOf = async (token: string) => (await village.site.get(`/api/requests/${token}`)).body.parts[0];

  it('are closed at once by an answer that comes by itself, by a cancellation, and by time', async () => {
    const email = village.address('muette');
    const producer = await village.published([{ kind: 'email', address: email }]);
    const follow: string[] = [];
    for (const name of ['jeanne', 'paul', 'lise']) follow.push(await village.ask(village.address(name), [producer]));
    const answerTokens = (await village.stack.mailsTo(email))
      .filter(({ text }) => text.includes('/r/'))
      .map(({ text }) => tokenIn(text, /\/r\//));
    await village.pass(24 * 3_600 + 300);
    expect(await tasksFor(producer)).toHaveLength(3);

    await village.site.post(`/api/answers/${answerTokens[0]}`, { answer: 'accept' });
    await village.quiet();
    expect(await tasksFor(producer)).toHaveLength(2);
    await village.stack.fetch(`/demandes/${follow[1]}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ producer: producer.id, say: 'cancel', word: '' }).toString(),
    });
    await village.quiet();
    expect(await tasksFor(producer)).toHaveLength(1);
    expect(await page(`/agence/taches/${producer.id}`)).toContain('la réponse est arrivée d’elle-même');

    // Six days later nothing still says that the agency is calling.
    await village.pass(6 * 86_400);
    expect(await tasksFor(producer)).toEqual([]);
    for (const token of follow) {
      const html = await (await village.stack.fetch(`/demandes/${token}`)).text();
      expect(html).not.toContain('L’agence appelle');
    }
  });

  it('stand together by producer: one call settles two requests, each requester hears once', async () => {
    const producer = await onCall();
    const [jeanne, paul] = [village.address('jeanne'), village.address('paul')];
    await village.ask(jeanne, [producer]);
    await village.ask(paul, [producer]);
    const tasks = await tasksFor(producer);
    expect(tasks).toHaveLength(2);
    const list = await page('/agence/taches');
    expect(list.split(`/agence/taches/${producer.id}"`).length - 1, 'one line for them').toBeGreaterThan(0);
    expect(list.split(`>${producer.name}<`).length - 1).toBe(1);
    const screen = await page(`/agence/taches/${producer.id}`);
    expect(screen).toContain(`tel:${producer.channels[0]?.address}`);
    expect(screen.split('Poireaux').length - 1).toBe(2);

    for (const { id } of tasks) {
      const form = {
        action: 'done',
        task: id,
        [`t-${id}.answer`]: 'accept',
        [`t-${id}.word`]: 'À jeudi, devant l’église.',
      };
      expect((await post(`/agence/taches/${producer.id}`, form)).status).toBe(303);
    }
    for (const requester of [jeanne, paul]) {
      const mails = (await village.stack.mailsTo(requester)).filter(({ text }) => text.includes('devant l’église'));
      expect(mails).toHaveLength(1);
    }
    expect(await tasksFor(producer)).toEqual([]);
  });

  it('taken, it says by whom for a quarter of an hour', async () => {
    const producer = await onCall();
    await village.ask(village.address('jeanne'), [producer]);
    expect((await post(`/agence/taches/${producer.id}`, { action: 'take' })).status).toBe(303);
    expect(first(await tasksFor(producer)).claim?.by).toBe(village.stack.addresses.agency.email);
    expect(await page(`/agence/taches/${producer.id}`)).toContain('Vous vous en occupez');
    await village.pass(16 * 60);
    expect(await page(`/agence/taches/${producer.id}`)).not.toContain('Vous vous en occupez');
  });

  it('two members who take one producer at once: one has all of it, the other reads who and since when', async () => {
    const producer = await onCall();
    await village.ask(village.address('jeanne'), [producer]);
    await village.ask(village.address('paul'), [producer]);
    const [mine, other] = [await village.member(), await another()];
    const path = `/agence/taches/${producer.id}`;
    const take = (headers: Record<string, string>) =>
      village.stack.fetch(path, { method: 'POST', headers, body: new URLSearchParams({ action: 'take' }) });
    const answers = await Promise.all([take(mine), take(other)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const [first, ...rest] = await tasksFor(producer);
    const holder = first?.claim?.by;
    expect(rest.map(({ claim }) => claim?.by)).toEqual([holder]);
    const second = holder === village.stack.addresses.agency.email ? other : mine;
    const shown = await (await village.stack.fetch(path, { headers: second })).text();
    expect(shown).toContain(`${holder} s’en occupe`);
    expect(shown).toMatch(/Pris aujourd’hui à \d/);
    const late = await village.site.post(`/api/agency/tasks/${first?.id}`, { outcome: 'taken' }, second);
    expect(late).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(`${holder} s’en occupe. Pris`) },
    });
    expect((await tasksFor(producer)).map(({ claim }) => claim?.by)).toEqual([holder, holder]);
  });

  it('tried in vain, it goes and comes back at its time, with what was noted', async () => {
    const producer = await onCall();
    await village.ask(village.address('jeanne'), [producer]);
    const form = { action: 'later', 'all.when': 'inTwoHours', 'all.note': 'répondeur' };
    expect((await post(`/agence/taches/${producer.id}`, form)).status).toBe(303);
    expect(await tasksFor(producer)).toEqual([]);
    await village.pass(2 * 3_600 + 60);
    expect(await tasksFor(producer)).toHaveLength(1);
    expect(await page(`/agence/taches/${producer.id}`)).toContain('répondeur');
  });

  it('without a day to come, nothing is put off and the field is named', async () => {
    const producer = await onCall();
    await village.ask(village.address('jeanne'), [producer]);
    const refused = await settle(first(await tasksFor(producer)), { outcome: 'later', again: '2020-01-01' });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'again', reason: 'choisissez un jour à venir' }] },
    });
    const missing = await settle(first(await tasksFor(producer)), { outcome: 'givenUp' });
    expect(missing).toMatchObject({ status: 400, body: { errors: [{ field: 'word' }] } });
    expect(await tasksFor(producer)).toHaveLength(1);
  });

  it('given up with a word, the requester reads it by mail and on the page that follows', async () => {
    const producer = await onCall();
    const requester = village.address('jeanne');
    const token = await village.ask(requester, [producer]);
    const word = 'Il a fermé pour l’hiver.';
    expect(await settle(first(await tasksFor(producer)), { outcome: 'givenUp', word })).toMatchObject({
      status: 200,
      body: { state: 'givenUp' },
    });
    const told = (await village.stack.mailsTo(requester)).filter(({ text }) => text.includes(word));
    expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining('nous n’avons pas pu le joindre')]);
    expect(await statusOf(token)).toMatchObject({ state: 'givenUp', givenUp: { word } });
  });

  it('closed by another meanwhile, the answer is refused with who was faster, and changes nothing', async () => {
    const producer = await onCall();
    const requester = village.address('jeanne');
    const token = await village.ask(requester, [producer]);
    const task = first(await tasksFor(producer));
    expect((await settle(task, { answer: { kind: 'accept', word: 'oui' }, note: 'vu au marché' })).status).toBe(200);
    const late = await settle(task, { answer: { kind: 'decline', word: 'non' } });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain(village.stack.addresses.agency.email);
    expect(late.body.detail).toContain('vu au marché');
    expect(await statusOf(token)).toMatchObject({ state: 'accept' });
    expect(
      (await village.stack.mailsTo(requester)).filter(({ text }) => text.includes('non')).length,
    ).toBeLessThanOrEqual(1);
    expect((await settle(task, { note: '' })).status, '"done" said twice is done').toBe(200);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { nextWorkingMorning } from '../../tour/steps.ts';

/** Yes, but; accepted, declined, cancelled, over: what both sides are told, and what their pages say. */
describe('a request until it is settled', () => {
  let village: Village;
  let producer: Registered;
  let farm: string;
  beforeAll(async () => {
    village = await startVillage();
    farm = village.address('ferme');
    producer = await village.published([{ kind: 'email', address: farm }]);
  });
  afterAll(() => village.stop());
  beforeEach(async () => village.site.setClock(nextWorkingMorning(await village.site.clock())));

  const subjects = async (email: string): Promise<string[]> =>
    (await village.stack.mailsTo(email)).map(({ subject }) => subject);
  const asked = async (requester: string) => {
    const token = await village.ask(requester, [producer]);
    const mail = (await village.stack.mailsTo(farm)).findLast(({ text }) => text.includes('/r/'));
    return { token, answerToken: tokenIn(mail?.text ?? '', /\/r\//) };
  };
  const answering = (answerToken: string, body: Record<string, unknown>) =>
    village.site.post(`/api/answers/${answerToken}`, body);
  const inDays = async (days: number): Promise<string> =>
    new Date(Date.parse(await village.site.clock()) + days * 86_400_000).toISOString().slice(0, 10);
  const page = async (path: string): Promise<string> => (await village.stack.fetch(path)).text();
  const say = async (token: string, form: Record<string, string>) => {
    const answer = await village.stack.fetch(`/demandes/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ producer: producer.id, word: '', ...form }).toString(),
      redirect: 'manual',
    });
    await village.quiet();
    return { status: answer.status, body: await answer.text() };
  };
  const proposed = async () => {
    const requester = village.address('jeanne');
    const { token, answerToken } = await asked(requester);
    const body = { answer: 'propose', word: 'Plutôt :', day: await inDays(2), quantity: '1 kg', price: '3 €' };
    expect((await answering(answerToken, body)).status).toBe(200);
    await village.quiet();
    return { requester, token, answerToken };
  };

  it('is agreed when a proposal is accepted by link; each side is told once', async () => {
    const { requester, token, answerToken } = await proposed();
    const mail = (await village.stack.mailsTo(requester)).at(-1);
    expect(mail?.subject).toContain('vous propose autre chose');
    for (const said of ['1 kg', '3', 'Plutôt', 'avant']) expect(mail?.text).toContain(said);
    expect(await page(`/demandes/${token}`)).toMatch(/À vous\s*: répondez à la proposition avant/);
    const before = (await subjects(farm)).length;
    expect((await say(token, { say: 'accept' })).status).toBe(303);
    expect((await say(token, { say: 'accept' })).status).toBe(303);
    expect((await subjects(farm)).slice(before)).toEqual([expect.stringContaining('accepte votre proposition')]);
    // And they can reach each other.
    expect((await village.stack.mailsTo(farm)).at(-1)?.text).toContain(requester);
    expect((await village.stack.mailsTo(requester)).at(-1)?.text).toContain(farm);
    expect(await page(`/r/${answerToken}`)).toContain(requester);
    expect(await page(`/demandes/${token}`)).toContain('C’est convenu');
    expect(await page(`/r/${answerToken}`)).toMatch(/[Vv]otre proposition est acceptée/);
    const late = await answering(answerToken, { answer: 'decline' });
    expect([late.status, late.body.errors[0].code]).toEqual([400, 'proposalSettled']);
  });

  it('is not answered by a yes beside another day or quantity: asked which is meant, and nobody is told', async () => {
    const requester = village.address('jeanne');
    const { answerToken } = await asked(requester);
    const before = await subjects(requester);
    const terms = { answer: 'accept', word: '', day: null, quantity: '1 kg', price: '' };
    expect(await answering(answerToken, terms)).toMatchObject({ status: 400, body: { errors: [{ field: 'answer' }] } });
    const form = { kind: 'accept', word: '', day: '', quantity: '1 kg', price: '' };
    const answer = await village.stack.fetch(`/r/${answerToken}`, { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('videz ces champs');
    expect(await subjects(requester)).toEqual(before);
  });

  it('goes back and forth, and an answer back needs a word', async () => {
    const { token, answerToken } = await proposed();
    expect((await say(token, { say: 'answerBack' })).status).toBe(400);
    await say(token, { say: 'answerBack', word: 'Le matin ?' });
    expect(await page(`/r/${answerToken}`)).toContain('Le matin ?');
    expect(await page(`/demandes/${token}`)).toContain('nous attendons sa réponse');
    expect((await answering(answerToken, { answer: 'accept', word: 'Oui.' })).status).toBe(200);
    expect(await page(`/demandes/${token}`)).toContain('C’est convenu');
  });

  it('is over when nobody says yes to the proposal in time, and both are told', async () => {
    const { requester, token } = await proposed();
    await village.pass(3 * 86_400 + 600);
    expect((await subjects(requester)).at(-1)).toContain('la proposition est close');
    expect((await subjects(farm)).at(-1)).toContain('est close');
    const late = await say(token, { say: 'accept' });
    expect([late.status, late.body.includes('ce n’était plus possible')]).toEqual([409, true]);
  });

  it('that is cancelled says so to the producer, who can answer no more', async () => {
    const { token, answerToken } = await asked(village.address('jeanne'));
    expect((await say(token, { say: 'cancel', word: 'Je pars.' })).status).toBe(303);
    expect((await subjects(farm)).at(-1)).toContain('annule sa demande');
    const late = await answering(answerToken, { answer: 'accept' });
    expect([late.status, late.body.errors[0].code]).toEqual([400, 'requestEnded']);
    expect(await page(`/r/${answerToken}`)).toContain('Je pars.');
  });

  it('six days later says of nothing that the agency is calling', async () => {
    const requester = village.address('jeanne');
    const { token } = await asked(requester);
    await village.pass(2 * 86_400);
    expect(await page(`/demandes/${token}`)).toContain('L’agence appelle');
    // The sweep comes by every few minutes.
    await village.pass(4 * 86_400 + 600);
    expect(await page(`/demandes/${token}`)).not.toContain('L’agence appelle');
    expect((await subjects(requester)).at(-1)).toContain('n’a pas répondu');
  });

  it('takes no word by somebody else’s link, of a day that is past, or of a producer who was not asked', async () => {
    const { token, answerToken } = await asked(village.address('jeanne'));
    const past = await answering(answerToken, { answer: 'propose', day: await inDays(-1) });
    expect([past.status, past.body.errors[0].code]).toEqual([400, 'dayPast']);
    expect((await answering(answerToken, { answer: 'propose' })).status).toBe(400);
    expect((await answering(answerToken, { answer: 'accept', word: 'x'.repeat(20_000) })).status).toBe(400);
    expect((await say(answerToken, { say: 'cancel' })).status).toBe(404);
    expect((await answering(token, { answer: 'accept' })).status).toBe(404);
    expect((await say(token, { say: 'accept' })).status).toBe(409);
    expect((await say(token, { say: 'cancel', producer: 'somebodyelse1' })).status).toBe(409);
    expect((await village.site.get(`/api/requests/${token}`)).body.parts[0]).toMatchObject({
      answer: null,
      ended: null,
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';

/** Anybody can type anybody's address: what becomes of a registration whose address nobody confirms. */
describe('a registration whose address waits to be confirmed', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const reviewOf = async (id: string) => village.site.get(`/agence/producteurs/${id}`, await village.member());
  const pressButton = async (email: string): Promise<void> => {
    const { text } = await village.site.nextMail(email);
    const path = /\/inscription\/\S+/.exec(text)?.[0] ?? '';
    const answer = await village.stack.fetch(path, { method: 'POST', body: new URLSearchParams({}) });
    expect(answer.status).toBe(303);
  };

  it('the agency sees which address is confirmed; the other registration is gone after 30 days, with what was written to it', async () => {
    const [theirs, anybodys] = [village.address('fermiere'), village.address('quelquun')];
    const confirmed = await village.register([{ kind: 'email', address: theirs }]);
    const open = await village.register([{ kind: 'email', address: anybodys }]);
    await pressButton(theirs);
    expect((await reviewOf(confirmed.id)).body).toMatch(new RegExp(`✓ ${theirs}\\s: confirmé le`));
    expect((await reviewOf(open.id)).body).toContain('Pas encore confirmé');
    const asked = `/api/agency/producers/${open.id}/questions`;
    expect((await village.site.post(asked, { question: 'Êtes-vous là ?' }, await village.member())).status).toBe(202);
    await village.quiet();
    expect(await village.site.mailsTo(anybodys)).toHaveLength(2);

    await village.pass(29 * 86_400);
    expect((await reviewOf(open.id)).status).toBe(200);
    await village.pass(2 * 86_400);
    expect((await reviewOf(open.id)).status).toBe(404);
    expect((await reviewOf(confirmed.id)).status).toBe(200);
    const records = (await village.records()).join('\n');
    expect(records).toContain(theirs);
    expect(records).not.toContain(anybodys);
  });
});

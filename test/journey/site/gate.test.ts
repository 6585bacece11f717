import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, startVillage, type Village } from '../../support/village.ts';

/** What somebody tries who means no good, through the real front: each was possible once. */
describe('the gate', () => {
  let village: Village;
  let bearer: Record<string, string>;

  beforeAll(async () => {
    village = await startVillage();
    bearer = await village.member();
  });
  afterAll(() => village.stop());

  it('the API’s own address answers nobody', async () => {
    for (const path of ['/', '/api/health', '/api/places?q=dax'])
      expect((await fetch(village.stack.addresses.api + path)).status).toBe(403);
    expect((await village.site.get('/api/health')).status).toBe(200);
  });

  it('who writes another address into CloudFront’s headers is counted all the same', async () => {
    const ask = (number: number) =>
      village.site.post(
        '/api/subscriptions/confirm',
        { email: 'jeanne@exemple.invalid', code: '000000' },
        { 'cloudfront-viewer-address': `203.0.113.${number}:4000`, 'x-local-viewer': '198.51.100.7' },
      );
    const answers = [];
    for (let number = 0; number < 31; number += 1) answers.push((await ask(number)).status);
    expect(answers.slice(0, 30).every((status) => status === 400)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });

  it('a form of one name with a hundred thousand parts is refused', async () => {
    for (const path of ['/inscription', '/alertes', '/ma-fiche']) {
      const body = `${'a.'.repeat(100_000)}a=1`;
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await village.stack.fetch(path, { method: 'POST', headers, body });
      expect([400, 404, 405]).toContain(answer.status);
    }
  });

  it('a cursor of another list is refused everywhere', async () => {
    const foreign = Buffer.from(JSON.stringify({ pk: 'a', sk: 'b', owner: 'c' })).toString('base64url');
    for (const path of ['audit', 'changes', 'producers', 'not-yet?department=40']) {
      const mark = path.includes('?') ? '&' : '?';
      const answer = await village.site.get(`/api/agency/${path}${mark}cursor=${foreign}`, bearer);
      expect([path, answer.status]).toEqual([path, 400]);
    }
  });

  it('a registration writes nothing that was typed to the number that was typed', async () => {
    const number = phoneNumber(990);
    await village.register([{ kind: 'sms', address: number }], { name: 'Colis bloqué payez ici' });
    const messages = await village.stack.messagesTo(number);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).not.toMatch(/Colis|payez/);
    expect(messages[0]?.text).toMatch(/\d{6}/);
    for (let again = 0; again < 4; again += 1) await village.register([{ kind: 'sms', address: number }]);
    await expect(village.register([{ kind: 'sms', address: number }])).rejects.toThrow(/429/);
    expect(await village.stack.messagesTo(number)).toHaveLength(5);
  });

  it('a token is worth nothing after signing out', async () => {
    const { token } = (await village.site.post('/api/agency/session', village.stack.addresses.agency)).body;
    const headers = { authorization: `Bearer ${token}` };
    expect((await village.site.get('/api/agency/members', headers)).status).toBe(200);
    const left = await village.stack.fetch('/agence/deconnexion', {
      method: 'POST',
      body: new URLSearchParams({ leave: '1' }),
      headers: { cookie: `alaronde_session=${token}` },
    });
    expect(left.status).toBe(303);
    expect((await village.site.get('/api/agency/members', headers)).status).toBe(401);
  });
});

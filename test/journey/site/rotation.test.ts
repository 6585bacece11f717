import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

const run = promisify(execFile);
const ROTATE = fileURLToPath(new URL('../../../infra/rotate.ts', import.meta.url));

/** `npm run rotate`, as somebody types it, while people have links of ours in their mailboxes. */
describe('the key of the links changes', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const rotate = (...words: string[]) =>
    run(process.execPath, [ROTATE, ...words], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: village.stack.endpoints.SECRETS_MANAGER,
        AWS_REGION: 'eu-west-3',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    });
  const asked = async (email: string): Promise<string> => {
    const already = (await village.site.mailsTo(email)).length;
    const { cell, commune } = village.here;
    expect((await village.site.post('/api/subscriptions', { email, place: { cell, commune } })).status).toBe(202);
    return tokenIn((await village.site.nextMail(email, already)).text, /[?&]token=/);
  };
  const confirmed = async (token: string): Promise<number> =>
    (await village.site.post('/api/subscriptions/confirm', { token })).status;
  /** Until every function has read the secret again. */
  const SECRET_READ_SECONDS = 600;
  const signedBy = (token: string): string => token.slice(token.lastIndexOf('.') + 1)[0] ?? '';

  it('links already sent live on, people stay who they are, and a leaked key opens nothing', async () => {
    const [early, late, third] = [village.address('tot'), village.address('tard'), village.address('tiers')];
    const [earlyLink, thirdLink] = [await asked(early), await asked(third)];

    await rotate('links', 'prepare');
    await expect(rotate('links', 'prepare')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('switch'),
    });
    await village.pass(SECRET_READ_SECONDS);
    await rotate('links', 'switch');
    await village.pass(SECRET_READ_SECONDS);
    const lateLink = await asked(late);
    expect([signedBy(earlyLink), signedBy(lateLink)]).toEqual(['a', 'b']);
    expect([await confirmed(earlyLink), await confirmed(lateLink)]).toEqual([200, 200]);

    await expect(rotate('links', 'retire')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--leaked'),
    });
    await rotate('links', 'retire', '--leaked');
    await village.pass(SECRET_READ_SECONDS);
    expect(await confirmed(thirdLink)).toBe(400);

    // Who subscribed under the old key is found by their address under the new one: asking again is the same subscription.
    const before = (await village.records()).filter((record) => record.includes(early)).length;
    await asked(early);
    await village.quiet();
    expect((await village.records()).filter((record) => record.includes(early)).length - before).toBeLessThanOrEqual(1);
    const producer = await village.published([{ kind: 'call', address: '+33558000001' }]);
    await village.untilMorning();
    expect(await village.told(early, producer)).toHaveLength(1);
  });

  it('the front’s key changes by its version, which the next deployment names', async () => {
    const { stdout } = await rotate('front');
    expect(stdout).toMatch(/npm run deploy -- -c frontKey=\S{8,}/);
    // Until it is deployed, nobody uses it.
    expect((await village.site.get('/api/health')).status).toBe(200);
  });
});

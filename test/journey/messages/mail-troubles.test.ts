import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';

/** What SES does to an alert on a bad day. The producers are told by telephone, so that the only mails are the readers'. */
const BY_TELEPHONE = [{ kind: 'call', address: phoneNumber(1) }] as const;
const HOUR = 3_600;
const DAY = 24 * HOUR;

const HELD = {
  'not-verified': 'notre adresse n’est pas encore vérifiée',
  sandbox: 'le compte d’envoi est encore à l’essai',
  paused: 'les envois sont suspendus',
} as const;

describe('an alert on a bad day of the mail service', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const aReader = async (): Promise<string> => {
    const reader = village.address('lectrice');
    await village.subscriber(reader);
    await village.quiet();
    return reader;
  };
  const toldTimes = async (reader: string, producer: Registered): Promise<number> =>
    (await village.told(reader, producer)).length;

  it.each(['throttling', 'quota'] as const)(
    'refused by %s three times, it leaves once a little later',
    async (kind) => {
      const reader = await aReader();
      await village.stack.post('/mail/failures', { kind, to: reader, count: 3 });
      const producer = await village.published(BY_TELEPHONE);
      expect(await toldTimes(reader, producer)).toBe(0);
      for (let minutes = 0; minutes < 60; minutes += 10) await village.pass(600);
      expect(village.stack.ses.faults.list()).toEqual([]);
      expect(await toldTimes(reader, producer)).toBe(1);
    },
  );

  it.each(['not-verified', 'sandbox', 'paused'] as const)(
    'held by the account (%s) for five days, it leaves once when that is mended; the agency reads why on its home page',
    async (kind) => {
      const reader = await aReader();
      await village.stack.post('/mail/failures', { kind, to: reader, count: 10_000 });
      const producer = await village.published(BY_TELEPHONE);
      expect(await toldTimes(reader, producer)).toBe(0);
      const home = async () => (await village.site.get('/agence', await village.member())).body as string;
      expect(await home()).toContain(HELD[kind]);
      await village.pass(5 * DAY);
      expect(await toldTimes(reader, producer)).toBe(0);
      expect(await home()).toContain(HELD[kind]);
      await village.stack.fetch('/__local/mail/failures', { method: 'DELETE' });
      await village.pass(HOUR);
      expect(await toldTimes(reader, producer)).toBe(1);
      expect(await home()).not.toContain(HELD[kind]);
    },
  );

  it('waits for the next day when the day’s quota is used up, and leaves once', async () => {
    const reader = await aReader();
    const { max24HourSend } = village.stack.ses.limits;
    await village.stack.post('/mail/limits', { max24HourSend: village.stack.mails.recipientsOfLastDay() });
    const producer = await village.published(BY_TELEPHONE);
    await village.pass(HOUR);
    expect(await toldTimes(reader, producer)).toBe(0);
    await village.pass(DAY);
    await village.stack.post('/mail/limits', { max24HourSend });
    await village.pass(HOUR);
    expect(await toldTimes(reader, producer)).toBe(1);
  });

  it('whose “yes” was lost on the way back is not sent again', async () => {
    const reader = await aReader();
    await village.stack.post('/mail/failures', { kind: 'no-answer', to: reader });
    const producer = await village.published(BY_TELEPHONE);
    expect(village.stack.ses.faults.list()).toEqual([]);
    await village.pass(DAY);
    expect(await toldTimes(reader, producer)).toBe(1);
  });

  it('that met a server fault, and never left, leaves once', async () => {
    const reader = await aReader();
    await village.stack.post('/mail/failures', { kind: 'unavailable', to: reader });
    const producer = await village.published(BY_TELEPHONE);
    expect(await toldTimes(reader, producer)).toBe(0);
    await village.pass(HOUR);
    expect(await toldTimes(reader, producer)).toBe(1);
  });

  it('refused for its content is given up, and the next producer is told', async () => {
    const reader = await aReader();
    await village.stack.post('/mail/failures', { kind: 'rejected', to: reader });
    const refused = await village.published(BY_TELEPHONE);
    await village.pass(DAY);
    expect(await toldTimes(reader, refused)).toBe(0);
    expect(await toldTimes(reader, await village.published(BY_TELEPHONE))).toBe(1);
  });

  it('that bounces for good is the last to that address; so is one called spam', async () => {
    const [bouncing, annoyed, content] = [await aReader(), await aReader(), await aReader()];
    const first = await village.published(BY_TELEPHONE);
    for (const reader of [bouncing, annoyed, content]) expect(await toldTimes(reader, first)).toBe(1);
    await village.stack.post('/mail/bounces', { to: bouncing });
    await village.stack.post('/mail/complaints', { to: annoyed });
    await village.quiet();
    const second = await village.published(BY_TELEPHONE);
    // Told once today already.
    await village.untilMorning();
    expect(await toldTimes(content, second)).toBe(1);
    expect(await toldTimes(bouncing, second)).toBe(0);
    expect(await toldTimes(annoyed, second)).toBe(0);
  });

  it('that met a full mailbox does not end the subscription', async () => {
    const reader = await aReader();
    await village.published(BY_TELEPHONE);
    await village.stack.post('/mail/bounces', { to: reader, type: 'Transient' });
    await village.quiet();
    const second = await village.published(BY_TELEPHONE);
    // Told once today already.
    await village.untilMorning();
    expect(await toldTimes(reader, second)).toBe(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Channels, phoneNumber, type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { nextWorkingMorning } from '../../tour/steps.ts';

/** How a request goes from one of the producer's channels to the next, and who hears of it. */
const DAY_AND_A_BIT = 24 * 3_600 + 300;

interface Task {
  readonly kind: string;
  readonly producerId: string;
  readonly requestId: string | null;
}

describe('a request on its way to a producer', () => {
  let village: Village;
  let number = 100;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());
  // Within the hours of text messages, whatever the test before did to the clock.
  beforeEach(async () => village.site.setClock(nextWorkingMorning(await village.site.clock())));

  const aNumber = (): string => {
    number += 1;
    return phoneNumber(number);
  };
  const requestsByMail = async ({ channels }: Registered): Promise<string[]> => {
    const to = channels.find(({ kind }) => kind === 'email')?.address ?? '';
    return (await village.stack.mailsTo(to)).map(({ text }) => text).filter((text) => text.includes('/r/'));
  };
  const requestsBySms = async ({ channels }: Registered): Promise<string[]> => {
    const to = channels.find(({ kind }) => kind === 'sms')?.address ?? '';
    return (await village.stack.messagesTo(to)).map(({ text }) => text).filter((text) => text.includes('demande de'));
  };
  const statusOf = async (token: string) => (await village.site.get(`/api/requests/${token}`)).body.parts[0];
  const tasksFor = async ({ id }: Registered): Promise<Task[]> => {
    const { body } = await village.site.get('/api/agency/tasks', await village.member());
    return body.items.filter((task: Task) => task.producerId === id && task.requestId !== null);
  };
  const both = (): Channels => [
    { kind: 'sms', address: aNumber() },
    { kind: 'email', address: village.address('ferme') },
  ];

  it('goes on by mail when their telephone cannot be reached, then to a person, and the requester knows', async () => {
    const producer = await village.published(both());
    const requester = village.address('jeanne');
    await village.stack.post('/phone/failures', { kind: 'unreachable', to: producer.channels[0]?.address });
    const token = await village.ask(requester, [producer]);
    expect(await requestsByMail(producer)).toHaveLength(1);
    expect(await statusOf(token)).toMatchObject({
      state: 'received',
      attempts: [
        { channel: 'sms', outcome: 'failed' },
        { channel: 'email', outcome: 'received' },
      ],
    });
    expect(await tasksFor(producer)).toEqual([]);

    const told = (await village.stack.mailsTo(requester)).length;
    await village.stack.post('/mail/bounces', { to: producer.channels[1]?.address });
    await village.quiet();
    expect(await tasksFor(producer)).toMatchObject([{ kind: 'callProducer' }]);
    expect(await statusOf(token)).toMatchObject({ state: 'withAgency' });
    expect(await village.stack.mailsTo(requester)).toHaveLength(told + 1);
  });

  it('goes on to the next channel after a day without an answer, then to a person', async () => {
    await village.site.setClock(nextMonday(await village.site.clock()));
    const producer = await village.published([...both().toReversed(), { kind: 'call', address: aNumber() }]);
    const requester = village.address('jeanne');
    const token = await village.ask(requester, [producer]);
    expect(await requestsByMail(producer)).toHaveLength(1);
    expect(await requestsBySms(producer)).toHaveLength(0);

    await village.pass(DAY_AND_A_BIT);
    expect(await requestsBySms(producer)).toHaveLength(1);
    expect(await tasksFor(producer)).toEqual([]);

    const told = (await village.stack.mailsTo(requester)).length;
    await village.pass(DAY_AND_A_BIT);
    expect(await tasksFor(producer)).toMatchObject([{ kind: 'callProducer' }]);
    expect(await statusOf(token)).toMatchObject({ state: 'withAgency' });
    expect(await village.stack.mailsTo(requester)).toHaveLength(told + 1);
    expect([await requestsByMail(producer), await requestsBySms(producer)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('goes no further once they have answered', async () => {
    const producer = await village.published(both());
    const token = await village.ask(village.address('jeanne'), [producer]);
    const [sms = ''] = await requestsBySms(producer);
    const answered = await village.site.post(`/api/answers/${tokenIn(await village.site.linkIn(sms), /\/r\//)}`, {
      answer: 'decline',
    });
    expect(answered.status).toBe(200);
    await village.pass(2 * DAY_AND_A_BIT);
    expect(await requestsByMail(producer)).toHaveLength(0);
    expect(await tasksFor(producer)).toEqual([]);
    expect(await statusOf(token)).toMatchObject({ state: 'decline' });
  });

  it('is opened by the short link of its text message, which says its page and nothing of the long link', async () => {
    const producer = await village.published(both());
    await village.ask(village.address('jeanne'), [producer]);
    const [sms = ''] = await requestsBySms(producer);
    expect(sms).toMatch(/\/s\/\w{10}$/);
    expect(await village.site.linkIn(sms)).toMatch(/^\/r\/a\./);
    // Whoever guesses is told of the thirty-first on that they are; then their own link waits, too.
    const tried: number[] = [];
    for (let guess = 0; guess < 31; guess += 1)
      tried.push((await village.site.get(`/s/${String(guess).padStart(10, 'x')}`)).status);
    expect(tried).toEqual([...Array.from({ length: 30 }, () => 404), 429]);
    await expect(village.site.linkIn(sms)).rejects.toThrow(/429/);
    await village.pass(3_700);
    expect(await village.site.linkIn(sms)).toMatch(/^\/r\/a\./);
    // No record holds the code, or a link that is a right.
    const token = tokenIn(await village.site.linkIn(sms), /\/r\//);
    const [code = ''] = /\w{10}$/.exec(sms) ?? [];
    const kept = (await village.records()).join('\n');
    expect([kept.includes(token), kept.includes(code)]).toEqual([false, false]);
  });

  it('is a task at once for a producer who only takes calls', async () => {
    const producer = await village.published([{ kind: 'call', address: aNumber() }]);
    await village.ask(village.address('jeanne'), [producer]);
    expect(await tasksFor(producer)).toMatchObject([{ kind: 'callProducer' }]);
  });

  it('on Saturday at 20:30, for Sunday’s market, the mail goes now and no text message comes on Monday', async () => {
    const market = {
      ...{ id: 'marchedimanche', mode: 'pickup', name: 'Marché du dimanche', audiences: ['consumer'], weekdays: [7] },
      area: { include: [{ kind: 'circle', lat: village.here.lat, lon: village.here.lon, radiusKm: 25 }] },
      pickup: { name: 'Halles', address: 'place', hours: '9 h à 12 h', lat: village.here.lat, lon: village.here.lon },
    };
    const producer = await village.published([...both(), { kind: 'call', address: aNumber() }], { rounds: [market] });
    const saturday = parisEvening(await village.site.clock(), '20:30');
    await village.site.setClock(saturday);
    const sunday = new Date(Date.parse(saturday) + 86_400_000).toISOString().slice(0, 10);
    const [round] = (await village.site.get(`/api/producers/${producer.id}`)).body.rounds;
    const token = await village.ask(village.address('jeanne'), [producer], {
      passage: { roundId: round.id, day: sunday },
    });
    expect(await requestsByMail(producer)).toHaveLength(1);
    expect(await statusOf(token)).toMatchObject({
      attempts: [
        { channel: 'sms', outcome: 'tooLate' },
        { channel: 'email', outcome: 'received' },
      ],
    });
    expect(await tasksFor(producer)).toEqual([]);
    // Half of what is left of Saturday, and a person takes over; nobody is rung about a market that is over.
    await village.pass(2 * 3_600);
    expect(await tasksFor(producer)).toMatchObject([{ kind: 'callProducer' }]);
    await village.pass(2 * DAY_AND_A_BIT);
    expect(await requestsBySms(producer)).toHaveLength(0);
  });

  it('a text message owed on Saturday at 21 h leaves on Monday at 8 h', async () => {
    const producer = await village.published(both());
    await village.site.setClock(parisEvening(await village.site.clock()));
    await village.ask(village.address('jeanne'), [producer]);
    expect(await requestsBySms(producer)).toHaveLength(0);
    const monday = village.stack.clock.now() + 35 * 3_600_000;
    await village.site.setClock(new Date(monday - 60_000).toISOString());
    await village.quiet();
    expect(await requestsBySms(producer)).toHaveLength(0);
    await village.site.setClock(new Date(monday + 120_000).toISOString());
    await village.quiet();
    expect(await requestsBySms(producer)).toHaveLength(1);
    // The wait is not held against them: their day to answer has only begun, and their mail was not tried meanwhile.
    expect(await requestsByMail(producer)).toHaveLength(0);
  });

  it('with others that came in the night is one text message in the morning, which leads to all of them', async () => {
    const producer = await village.published(both());
    const night = parisEvening(await village.site.clock());
    const tokens: string[] = [];
    for (const minutes of [0, 30, 60]) {
      await village.site.setClock(new Date(Date.parse(night) + minutes * 60_000).toISOString());
      tokens.push(await village.ask(village.address('jeanne'), [producer]));
    }
    const [number = ''] = producer.channels.map(({ address }) => address);
    const before = (await village.stack.messagesTo(number)).length;
    for (const token of tokens) expect(await statusOf(token)).toMatchObject({ state: 'onItsWay' });
    await village.site.setClock(new Date(Date.parse(night) + 35 * 3_600_000 + 180_000).toISOString());
    await village.quiet();
    const texts = (await village.stack.messagesTo(number)).slice(before).map(({ text }) => text);
    expect(texts).toEqual([expect.stringContaining('3 demandes vous attendent')]);
    const page = await village.stack.fetch(await village.site.linkIn(texts[0] ?? ''));
    expect(await page.text()).toContain('Ma journée');
    // The page of each says that it has arrived.
    for (const token of tokens)
      expect(await statusOf(token)).toMatchObject({ attempts: [{ channel: 'sms', outcome: 'received' }] });
  });
});

/** The next Monday, 10 h or 11 h in Paris. */
const nextMonday = (now: string): string => {
  let at = nextWorkingMorning(now);
  while (new Date(at).getUTCDay() !== 1) at = nextWorkingMorning(new Date(Date.parse(at) + 1_000).toISOString());
  return at;
};

/** The next Saturday, 21 h in Paris or as late as given. */
const parisEvening = (now: string, time: '21:00' | '20:30' = '21:00'): string => {
  const saturday = new Date(now);
  saturday.setUTCHours(20, 0, 0, 0);
  while (saturday.getUTCDay() !== 6 || saturday.toISOString() < now) saturday.setUTCDate(saturday.getUTCDate() + 1);
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Paris' }).format(saturday);
  saturday.setUTCHours(20 - (Number(hour) - 21));
  return new Date(saturday.getTime() - (time === '20:30' ? 1_800_000 : 0)).toISOString();
};

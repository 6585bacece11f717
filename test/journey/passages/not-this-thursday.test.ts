import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { type Registered, startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';
import { nextWorkingMorning } from '../../tour/steps.ts';

/** A passage from both sides: what visitors are offered, what becomes of it, and who is told. */
describe('a passage', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());
  beforeEach(async () => village.site.setClock(nextWorkingMorning(await village.site.clock())));

  interface Farm {
    readonly producer: Registered;
    readonly token: string;
  }
  const published = async (changes: Readonly<Record<string, unknown>> = {}): Promise<Farm> => {
    const email = village.address('ferme');
    const producer = await village.published([{ kind: 'email', address: email }], changes);
    const decision = (await village.stack.mailsTo(email)).find(({ text }) => text.includes('/p/'));
    return { producer, token: tokenIn(decision?.text ?? '', /\/p\//) };
  };
  const address = (path: string): string => `${village.stack.site}${path}`;
  const pageOf = async ({ token }: Farm): Promise<string> => (await fetch(address(`/p/${token}/passages`))).text();
  const act = async (farm: Farm, fields: Readonly<Record<string, string>>) => {
    const sent = await sendForm(address(`/p/${farm.token}/passages`), new URLSearchParams(fields));
    await village.quiet();
    return sent;
  };
  /** What the front gives two minutes after: until then it may give what it has kept. */
  const passagesOf = async ({ producer }: Farm) => {
    await village.pass(120);
    return (await village.site.get(`/api/producers/${producer.id}?lang=en`)).body.rounds[0].passages as {
      readonly day: string;
      readonly state: string;
      readonly open: boolean;
      readonly word: string;
      readonly movedTo: string | null;
    }[];
  };
  const roundOf = async ({ producer }: Farm): Promise<string> =>
    (await village.site.get(`/api/producers/${producer.id}`)).body.rounds[0].id;
  const nextDay = async (farm: Farm): Promise<string> => (await passagesOf(farm)).find(({ open }) => open)?.day ?? '';
  /** The latest last. */
  const mailsOf = async (to: string): Promise<readonly { readonly subject: string; readonly text: string }[]> =>
    village.stack.mailsTo(to);

  it('cancelled with five people on it: each is told once, with their word and the next one; the page says so at once', async () => {
    const farm = await published();
    const [round, day] = [await roundOf(farm), await nextDay(farm)];
    const people = ['jeanne', 'paul', 'lise', 'marc', 'anna'].map((name) => village.address(name));
    const tokens: string[] = [];
    for (const person of people)
      tokens.push(await village.ask(person, [farm.producer], { passage: { roundId: round, day } }));
    expect(await pageOf(farm)).toContain('5 demandes');

    const cancelled = { round, day, act: 'cancel', word: 'Le tracteur est en panne' };
    expect((await act(farm, cancelled)).location).toContain('prevenus=5');
    for (const person of people) {
      const last = (await mailsOf(person)).at(-1);
      expect(last?.subject).toContain('ne passera pas');
      expect(last?.text).toContain('Le tracteur est en panne');
      expect(last?.text).toContain('Le passage suivant est le');
    }
    const before = (await mailsOf(people[0] ?? '')).length;
    expect((await act(farm, cancelled)).location).toContain('prevenus=0');
    expect(await mailsOf(people[0] ?? '')).toHaveLength(before);

    const shown = (await passagesOf(farm)).find((passage) => passage.day === day);
    expect(shown).toMatchObject({ state: 'cancelled', open: false, word: 'Le tracteur est en panne' });
    expect((await village.site.get(`/api/requests/${tokens[0]}`)).status).toBe(200);
    const status = await (await fetch(address(`/demandes/${tokens[0]}`))).text();
    expect(status).toContain('ce passage est annulé');

    // It takes place after all: they are told that too.
    await act(farm, { round, day, act: 'undo' });
    const back = (await mailsOf(people[0] ?? '')).at(-1);
    expect(back?.subject).toContain('passe finalement');
  });

  it('moved by a day, whoever asked for it reads the new day', async () => {
    const farm = await published();
    const [round, day] = [await roundOf(farm), await nextDay(farm)];
    const person = village.address('moved');
    await village.ask(person, [farm.producer], { passage: { roundId: round, day } });
    const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await act(farm, { round, day, act: `move:${to}` });
    const last = (await mailsOf(person)).at(-1);
    expect(last?.subject).toMatch(/passera le .* et non le/);
    expect(await passagesOf(farm)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ day, state: 'cancelled', movedTo: to }),
        expect.objectContaining({ day: to, state: 'planned' }),
      ]),
    );
  });

  it('in a calendar that follows the farm or the place, a passage that is cancelled is cancelled', async () => {
    const farm = await published();
    const [round, day] = [await roundOf(farm), await nextDay(farm)];
    const { cell, commune } = village.here;
    const calendars = [`/producteurs/${farm.producer.id}/agenda.ics`, `/agenda.ics?cell=${cell}&commune=${commune}`];
    const statusOf = async (path: string) => {
      const answer = await fetch(address(path));
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
      const [event] = events.filter((one) =>
        String(one.getFirstPropertyValue('uid')).startsWith(`${farm.producer.id}-${round}-${day}@`),
      );
      return event?.getFirstPropertyValue('status');
    };
    for (const path of calendars) expect(await statusOf(path)).toBe('CONFIRMED');
    await act(farm, { round, day, act: 'cancel', word: 'Le tracteur est en panne' });
    await village.pass(120);
    expect([await statusOf(calendars[0] ?? ''), await statusOf(calendars[1] ?? '')]).toEqual([
      'CANCELLED',
      'CANCELLED',
    ]);
    expect((await fetch(address('/producteurs/00000000000000000000/agenda.ics'))).status).toBe(404);
  });

  it('full, cancelled or too late cannot be asked for: the reason is said and nothing is sent', async () => {
    const farm = await published();
    const [round, day] = [await roundOf(farm), await nextDay(farm)];
    await act(farm, { round, day, act: 'full' });
    const refused = await village.site.post('/api/requests', {
      ...village.requestBody(village.address('late'), [farm.producer]),
      producers: [{ id: farm.producer.id, passage: { roundId: round, day } }],
    });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('ne prend plus rien pour ce passage');
  });

  it('what cannot be done is said beside the form, and changes nothing', async () => {
    const farm = await published();
    const round = await roundOf(farm);
    const before = await passagesOf(farm);
    const backwards = await act(farm, { act: 'leave', from: '2027-03-10', to: '2027-03-01' });
    expect(backwards.status).toBe(400);
    expect(backwards.html).toContain('la fin est avant le début');
    const never = await act(farm, { act: 'extra', round, day: '2027-02-31' });
    expect(never.status).toBe(400);
    expect(never.html).toContain('cette date n’existe pas');
    expect(await passagesOf(farm)).toEqual(before);
  });

  it('a round that is removed says first who it concerns, and tells them when they go on', async () => {
    const farm = await published();
    const [round, day] = [await roundOf(farm), await nextDay(farm)];
    const person = village.address('removed');
    await village.ask(person, [farm.producer], { passage: { roundId: round, day } });
    const path = address(`/p/${farm.token}/tournees`);
    const form = formOn(await (await fetch(path)).text(), 'rounds.0.mode');
    const other = String(((new Date(day).getUTCDay() + 6) % 7) + 1 === 2 ? 3 : 2);
    form.delete('rounds.0.weekdays');
    form.set('rounds.0.weekdays', other);
    form.set('action', 'next');
    const asked = await sendForm(path, form);
    expect(asked.status).toBe(409);
    expect(asked.html).toContain('Une personne a demandé un passage');
    form.set('agreed', 'yes');
    const saved = await sendForm(path, form);
    expect(saved.location).toContain('fait=');
    await village.quiet();
    const last = (await mailsOf(person)).at(-1);
    expect(last?.subject).toContain('ne passera pas');
  });
});

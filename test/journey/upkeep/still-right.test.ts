import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seasonOf } from '#domain/producers/still-right.ts';
import { formOn, sendForm } from '../../support/page-forms.ts';
import { startVillage, type Village } from '../../support/village.ts';
import { tokenIn } from '../../tour/outside.ts';

/** Once a season: is it still right? Silent twice more, a page sinks, then rests; one press brings it back. */
describe('a page that nobody confirms', () => {
  let village: Village;
  beforeAll(async () => {
    village = await startVillage();
  });
  afterAll(() => village.stop());

  const DAY = 86_400_000;
  /** The morning after the next night, and on from there. */
  const morningAfter = async (day: string): Promise<void> => {
    await village.site.setClock(`${day}T02:30:00.000Z`);
    await village.quiet();
    await village.site.setClock(`${day}T09:30:00.000Z`);
    await village.quiet();
  };
  const plus = (day: string, days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  /** The first day of a season that is at least 40 days away. */
  const nextSeason = (now: string): string => {
    let day = plus(now.slice(0, 10), 40);
    while (seasonOf(day) !== day) day = plus(day, 1);
    return day;
  };
  const found = async (): Promise<string[]> => {
    const { cell, commune } = village.here;
    await village.pass(180);
    const { items } = (await village.site.get(`/api/producers?cell=${cell}&commune=${commune}&limit=50`)).body;
    return items.map(({ id }: { id: string }) => id);
  };
  const page = async (path: string): Promise<string> => (await village.stack.fetch(path)).text();

  it('is asked about, reminded of, stands last, rests, and is back by one press', async () => {
    const email = village.address('ferme');
    const silent = await village.published([{ kind: 'email', address: email }]);
    const other = await village.published([{ kind: 'email', address: village.address('ferme') }]);
    const subjects = async (): Promise<string[]> =>
      (await village.stack.mailsTo(email))
        .map(({ subject }) => subject)
        .filter((subject) => /toujours juste|plus montrée/.test(subject));
    const pressRight = async (): Promise<void> => {
      const mail = (await village.stack.mailsTo(email)).findLast(({ subject }) =>
        /toujours juste|plus montrée/.test(subject),
      );
      const path = `/p/${tokenIn(mail?.text ?? '', /\/p\//)}`;
      const form = formOn(await page(path), 'value="confirm"');
      form.set('action', 'confirm');
      await sendForm(village.stack.site + path, form);
      await village.quiet();
    };
    const season = nextSeason(await village.site.clock());
    await morningAfter(season);
    expect(await subjects()).toEqual([expect.stringMatching(/^Votre fiche est-elle toujours juste/)]);
    // The other says so, and is asked no more.
    const mailOfOther = (await village.stack.mailsTo(other.channels[0]?.address ?? '')).at(-1);
    const path = `/p/${tokenIn(mailOfOther?.text ?? '', /\/p\//)}`;
    const form = formOn(await page(path), 'value="confirm"');
    form.set('action', 'confirm');
    await sendForm(village.stack.site + path, form);
    await village.quiet();
    expect(await page(path)).toContain('Fiche confirmée le');
    expect(await page(`/producteurs/${other.id}`)).toContain('Confirmé par le producteur le');

    await morningAfter(plus(season, 14));
    await morningAfter(plus(season, 28));
    expect(await subjects()).toEqual([
      expect.anything(),
      expect.stringMatching(/^Rappel/),
      expect.stringMatching(/^Rappel/),
    ]);
    await morningAfter(plus(season, 42));
    // Both are as near; who has said so stands first, whatever the lot of the day.
    expect(await found()).toEqual([other.id, silent.id]);
    await morningAfter(plus(season, 56));
    expect(await found()).toEqual([other.id]);
    expect((await subjects()).at(-1)).toContain('n’est plus montrée');
    const { items } = (await village.site.get('/api/agency/tasks', await village.member())).body;
    expect(items.filter(({ producerId }: { producerId: string }) => producerId === silent.id)).toHaveLength(1);
    await pressRight();
    expect((await found()).toSorted()).toEqual([other.id, silent.id].toSorted());
  });
});

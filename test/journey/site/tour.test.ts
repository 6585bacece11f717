import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type TestStack } from '../../support/stack.ts';
import { outside } from '../../tour/outside.ts';
import { type People, people } from '../../tour/people.ts';
import { tourSteps } from '../../tour/steps.ts';
import { walk } from '../../tour/tour.ts';

describe('the tour', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.stop());

  const walked = async (who: People): Promise<string[]> => {
    const said: string[] = [];
    const steps = tourSteps({
      site: outside(stack.addresses),
      people: who,
      agency: stack.addresses.agency,
      place: 'Gaas',
    });
    await walk(steps, (words) => said.push(words));
    return said.filter((words) => words.startsWith('✗'));
  };
  const mailsAbout = async (address: string, { name }: { readonly name: string }): Promise<number> =>
    (await stack.mailsTo(address)).filter(({ subject, text }) => text.includes(name) && subject.includes('livre'))
      .length;

  const [first, second] = [people(1), people(2)];

  it('is true on a fresh stack', async () => {
    expect(await walked(first)).toEqual([]);
  });

  it('is true once more on the same stack, and nobody has a mail twice', async () => {
    expect(await walked(second)).toEqual([]);
    // The first neighbour still lives there and never left: each of the six producers was told to them, once.
    for (const { byMail, bySms, later } of [first, second]) {
      for (const producer of [byMail, bySms, later]) expect(await mailsAbout(first.neighbour, producer)).toBe(1);
    }
    for (const producer of [second.byMail, second.bySms, second.later]) {
      expect(await mailsAbout(second.neighbour, producer)).toBe(1);
      expect(await mailsAbout(first.insider, producer)).toBe(0);
      expect(await mailsAbout(first.outsider, producer)).toBe(0);
    }
    expect(await mailsAbout(first.insider, first.byMail)).toBe(1);
    expect(await mailsAbout(second.insider, second.later)).toBe(0);
  });
});

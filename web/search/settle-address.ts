import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { settled } from '#domain/areas/settling.ts';
import { combobox } from './combobox.ts';
import { type AddressSuggestion, suggestAddresses } from './suggestions.ts';

/**
 * Settles "part of your commune" in the browser: the address is completed by the national address service and held here against the rounds' areas
 * around the commune. The site learns neither the address nor its cell.
 */

interface ReachAnswer {
  readonly bounds: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
  readonly rounds: readonly { readonly id: string; readonly clip: string | null }[];
}

const reachOf = async (producer: string, form: HTMLFormElement): Promise<ReachAnswer> => {
  const { commune = '', audience = 'consumer' } = form.dataset;
  const answer = await fetch(`/api/producers/${producer}/reach?${new URLSearchParams({ commune, audience })}`);
  if (!answer.ok) throw new Error(`reach ${answer.status}`);
  return (await answer.json()) as ReachAnswer;
};

/** Every way of one producer: what it is called, and whether it reaches the address. */
interface Way {
  readonly how: string;
  readonly reaches: boolean;
}

/** What the rounds of a producer say of the address, those too that depend on nothing; undefined where it lies too far away. */
const settle = async (
  place: HTMLElement,
  form: HTMLFormElement,
  address: AddressSuggestion,
): Promise<readonly Way[] | undefined> => {
  const { bounds, rounds } = await reachOf(place.dataset.producer ?? '', form);
  const spot = { point: address, commune: address.commune, department: departmentOfCommune(address.commune) };
  const ways: Way[] = [];
  for (const head of place.querySelectorAll<HTMLElement>('.round-head')) {
    const line = head.closest('li');
    if (line === null) continue;
    const how = head.querySelector('strong')?.textContent?.trim() ?? '';
    const id = line.dataset.round;
    if (id === undefined) {
      ways.push({ how, reaches: !line.classList.contains('not-here') });
      continue;
    }
    const clip = rounds.find((round) => round.id === id)?.clip;
    if (clip === undefined || clip === null) continue;
    const answer = settled(clip, bounds, spot);
    if (answer === undefined) return undefined;
    ways.push({ how, reaches: answer });
    mark(line, answer, form);
  }
  return ways;
};

const mark = (line: HTMLElement, reaches: boolean, { dataset }: HTMLFormElement): void => {
  const tag = line.querySelector<HTMLElement>('.tag');
  line.classList.toggle('not-here', !reaches);
  if (tag === null) return;
  tag.textContent = (reaches ? dataset.here : dataset.nothere) ?? '';
  tag.classList.toggle('tag-full', reaches);
  tag.classList.toggle('tag-part', !reaches);
};

const nameOf = (place: HTMLElement): string =>
  place.querySelector('h2 a, h3 a')?.textContent ?? document.querySelector('h1')?.textContent ?? '';

/** Who reaches the address by every way, who by none, and of whoever does by some: which. */
const sentences = (
  producers: readonly HTMLElement[],
  answers: readonly (readonly Way[])[],
  { dataset }: HTMLFormElement,
): string[] => {
  const all = producers.map((place, index) => ({ name: nameOf(place), ways: answers[index] ?? [] }));
  const yes = all.filter(({ ways }) => ways.every(({ reaches }) => reaches));
  const no = all.filter(({ ways }) => !ways.some(({ reaches }) => reaches));
  const mixed = all.filter((one) => !yes.includes(one) && !no.includes(one));
  const names = (template = '', some: typeof all) =>
    some.length === 0 ? [] : [template.replace('{names}', () => some.map(({ name }) => name).join(', '))];
  const hows = (ways: readonly Way[], wanted: boolean) =>
    ways
      .filter(({ reaches }) => reaches === wanted)
      .map(({ how }) => how)
      .join(', ');
  return [
    ...names(dataset.yes, yes),
    ...mixed.map(({ name, ways }) =>
      (dataset.mixed ?? '')
        .replace('{name}', () => name)
        .replace('{yes}', () => hows(ways, true))
        .replace('{no}', () => hows(ways, false)),
    ),
    ...names(dataset.no, no),
  ];
};

/** Once it is answered the question goes; another address brings it back. */
const setAnswered = (form: HTMLFormElement, isAnswered: boolean): void => {
  const around = form.closest('section') ?? form;
  for (const part of around.querySelectorAll<HTMLElement>('[data-question]')) part.hidden = isAnswered;
  const another = form.querySelector<HTMLButtonElement>('[data-another]');
  if (another === null) return;
  another.hidden = !isAnswered;
  another.onclick = () => {
    setAnswered(form, false);
    form.querySelector<HTMLInputElement>('input[name=address]')?.focus();
  };
};

const settleAll = async (form: HTMLFormElement, address: AddressSuggestion): Promise<void> => {
  const said = form.querySelector<HTMLElement>('.settled');
  if (said === null) return;
  const open = [...document.querySelectorAll<HTMLElement>('[data-producer]')].filter(
    (place) => place.querySelector('[data-round]') !== null,
  );
  try {
    const answers = await Promise.all(open.map((place) => settle(place, form, address)));
    if (answers.includes(undefined)) {
      said.textContent = form.dataset.outside ?? '';
      return;
    }
    said.textContent = sentences(open, answers as (readonly Way[])[], form).join(' ');
    setAnswered(form, true);
  } catch (error) {
    console.error(error);
    said.textContent = form.dataset.failed ?? '';
  }
};

/** Completes addresses in the form's field, and settles the one that is chosen, or the best when "check" is pressed. */
export const enhanceSettling = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>('input[name=address]');
  if (input === null || input.role === 'combobox') return;
  const commune = form.dataset.commune ?? '';
  combobox({
    input,
    label: form.dataset.suggestions ?? '',
    count: form.dataset.count ?? '',
    later: (typed) => suggestAddresses(typed, commune),
    choose: (address) => void settleAll(form, address),
  });
};

/** Where the address service is silent, the server is asked. */
export const settleTyped = async (form: HTMLFormElement): Promise<void> => {
  const typed = form.querySelector<HTMLInputElement>('input[name=address]')?.value.trim() ?? '';
  const [best] = await suggestAddresses(typed, form.dataset.commune ?? '').catch(() => []);
  if (best === undefined) form.submit();
  else await settleAll(form, best);
};

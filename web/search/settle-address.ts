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

/** What the open rounds of a producer say of the address; undefined where it lies too far away. */
const settle = async (
  place: HTMLElement,
  form: HTMLFormElement,
  address: AddressSuggestion,
): Promise<boolean | undefined> => {
  const { bounds, rounds } = await reachOf(place.dataset.producer ?? '', form);
  const spot = { point: address, commune: address.commune, department: departmentOfCommune(address.commune) };
  let reaches = false;
  for (const line of place.querySelectorAll<HTMLElement>('[data-round]')) {
    const clip = rounds.find(({ id }) => id === line.dataset.round)?.clip;
    if (clip === undefined || clip === null) continue;
    const answer = settled(clip, bounds, spot);
    if (answer === undefined) return undefined;
    reaches ||= answer;
    mark(line, answer, form);
  }
  return reaches;
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
    const names = (wanted: boolean) => open.filter((_, index) => answers[index] === wanted).map(nameOf);
    const [yes, no] = [names(true), names(false)];
    const sentence = (template = '', list: readonly string[]) =>
      list.length === 0 ? '' : template.replace('{names}', () => list.join(', '));
    said.textContent = [sentence(form.dataset.yes, yes), sentence(form.dataset.no, no)].filter(Boolean).join(' ');
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

import { departmentOfCommune } from '#domain/areas/commune-department.ts';
import { settled } from '#domain/areas/settling.ts';
import { combobox } from '#web/search/combobox.ts';
import { type AddressSuggestion, suggestAddresses } from '#web/search/suggestions.ts';

/** Completes the street of a request by the national address service, and says at once whose round reaches it. The server asks the same once it is sent. */

interface ReachAnswer {
  readonly bounds: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
  readonly rounds: readonly {
    readonly id: string;
    readonly delivers: 'yes' | 'no' | 'depends';
    readonly clip: string | null;
  }[];
}

const reachOf = async (producer: string, commune: string, audience: string): Promise<ReachAnswer> => {
  const answer = await fetch(`/api/producers/${producer}/reach?${new URLSearchParams({ commune, audience })}`);
  if (!answer.ok) throw new Error(`reach ${answer.status}`);
  return (await answer.json()) as ReachAnswer;
};

/** Whether one of a producer's rounds reaches the address; undefined where it lies too far away to tell. */
const reaches = ({ bounds, rounds }: ReachAnswer, address: AddressSuggestion): boolean | undefined => {
  const spot = { point: address, commune: address.commune, department: departmentOfCommune(address.commune) };
  const answers = rounds.map(({ delivers, clip }) =>
    delivers === 'depends' && clip !== null ? settled(clip, bounds, spot) : delivers === 'yes',
  );
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
};

const askedIn = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.querySelectorAll<HTMLInputElement>('input[name=ask]')].filter(({ checked }) => checked);

const nameOf = (box: HTMLInputElement): string =>
  box.closest('label')?.querySelector('span')?.firstChild?.textContent ?? '';

const say = async (street: HTMLElement, form: HTMLFormElement, address: AddressSuggestion): Promise<void> => {
  const said = street.querySelector<HTMLElement>('.settled');
  if (said === null) return;
  const audience = form.querySelector<HTMLInputElement>('input[name=audience]:checked')?.value ?? 'consumer';
  try {
    const answers = await Promise.all(
      askedIn(form).map(async (box) => ({
        name: nameOf(box),
        reaches: reaches(await reachOf(box.value, address.commune, audience), address),
      })),
    );
    const named = (template: string | undefined, wanted: boolean): string => {
      const names = answers.filter((one) => one.reaches === wanted).map(({ name }) => name);
      return names.length === 0 ? '' : (template ?? '').replace('{names}', () => names.join(', '));
    };
    said.textContent = [named(street.dataset.in, true), named(street.dataset.out, false)].filter(Boolean).join(' ');
  } catch (error) {
    // The server says it once the form is sent.
    console.error(error);
    said.textContent = '';
  }
};

export const enhanceStreet = (street: HTMLElement, form: HTMLFormElement): void => {
  const input = street.querySelector<HTMLInputElement>('input[name=street]');
  const lat = street.querySelector<HTMLInputElement>('input[name=lat]');
  const lon = street.querySelector<HTMLInputElement>('input[name=lon]');
  if (input === null || lat === null || lon === null || input.role === 'combobox') return;
  combobox({
    input,
    label: street.dataset.suggestions ?? '',
    count: street.dataset.count ?? '',
    later: (typed) => suggestAddresses(typed, street.dataset.commune ?? ''),
    choose: (address) => {
      lat.value = String(address.lat);
      lon.value = String(address.lon);
      void say(street, form, address);
    },
  });
  // What is typed from here on is another address.
  input.addEventListener('input', () => {
    lat.value = '';
    lon.value = '';
    const said = street.querySelector<HTMLElement>('.settled');
    if (said !== null) said.textContent = '';
  });
};

import { placeAround, type Suggestion, suggest } from './suggestions.ts';

/**
 * Completes place fields (ARIA combobox with a listbox) and finds the visitor's position. What leaves is the cell and the commune, never
 * what was typed once a place is chosen. Without this script the form sends what was typed and the server reads it.
 */

const DEBOUNCE_MS = 250;
const SHORTEST = 2;

const enhance = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  if (input === null) return;
  combobox(form, input);
  aroundMe(form, input);
};

/** Sends the form with a place instead of what was typed. */
const send = (form: HTMLFormElement, input: HTMLInputElement, place: { cell: string; commune?: string }): void => {
  input.removeAttribute('name');
  for (const [name, value] of Object.entries(place)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    field.dataset.place = '';
    form.append(field);
  }
  form.submit();
};

const combobox = (form: HTMLFormElement, input: HTMLInputElement): void => {
  const list = document.createElement('ul');
  list.id = `${input.id}-list`;
  list.className = 'combo-list';
  list.role = 'listbox';
  list.hidden = true;
  list.ariaLabel = form.dataset.suggestions ?? '';
  const said = document.createElement('p');
  said.className = 'sr';
  said.role = 'status';
  input.after(list, said);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);

  let shown: readonly Suggestion[] = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  const choose = (index: number): void => {
    const place = shown[index];
    if (place === undefined) return;
    input.value = place.label;
    close();
    send(form, input, { cell: place.cell, commune: place.commune });
  };
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
    const option = list.children[index];
    if (option === undefined) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const show = (suggestions: readonly Suggestion[]): void => {
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map((place, index) => optionOf(place, `${list.id}-${index}`, () => choose(index))),
    );
    list.hidden = suggestions.length === 0;
    active = -1;
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = (form.dataset.count ?? '').replace('{n}', String(suggestions.length));
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const typed = input.value.trim();
    const suggestions = typed.length < SHORTEST ? [] : await suggest(typed, form.dataset.lang ?? 'fr');
    // Only the last question counts, and only while the visitor is still in the field.
    if (mine === asked && document.activeElement === input) show(suggestions);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), DEBOUNCE_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const last = shown.length - 1;
    if (list.hidden) return;
    if (event.key === 'ArrowDown') mark(active < last ? active + 1 : 0);
    else if (event.key === 'ArrowUp') mark(active > 0 ? active - 1 : last);
    else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
};

const optionOf = (place: Suggestion, id: string, choose: () => void): HTMLLIElement => {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.setAttribute('aria-selected', 'false');
  const context = document.createElement('small');
  context.textContent = ` ${place.context}`;
  option.append(place.label, context);
  // The field must not lose the focus before the choice is made.
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', choose);
  return option;
};

const aroundMe = (form: HTMLFormElement, input: HTMLInputElement): void => {
  const button = form.querySelector<HTMLButtonElement>('.around button');
  const said = form.querySelector<HTMLElement>('.around [role=status]');
  if (button === null || said === null || !('geolocation' in navigator)) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = said.dataset.busy ?? '';
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => send(form, input, await placeAround(coords.latitude, coords.longitude)),
      () => {
        said.textContent = said.dataset.failed ?? '';
        input.focus();
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
};

/** Coming back by the browser's history finds the page as it was left: the field must send again what is typed. */
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-place-form]')) {
    for (const field of form.querySelectorAll('[data-place]')) field.remove();
    form.querySelector<HTMLInputElement>('input[type=search]')?.setAttribute('name', 'q');
  }
});

for (const form of document.querySelectorAll<HTMLFormElement>('[data-place-form]')) enhance(form);

/** A field with suggestions (ARIA combobox with a listbox): for places and for addresses. */

export interface Option {
  readonly label: string;
  /** What it is a part of: `Landes, Nouvelle-Aquitaine`. */
  readonly context: string;
}

interface ComboboxProps<Found extends Option> {
  readonly input: HTMLInputElement;
  /** Of the list, for those who do not see it. */
  readonly label: string;
  /** `{n} places suggested`. */
  readonly count: string;
  suggest(typed: string): Promise<readonly Found[]>;
  choose(found: Found): void;
}

const DEBOUNCE_MS = 250;
const SHORTEST = 2;

export const combobox = <Found extends Option>({
  input,
  label,
  count,
  suggest,
  choose,
}: ComboboxProps<Found>): void => {
  const list = document.createElement('ul');
  list.id = `${input.id}-list`;
  list.className = 'combo-list';
  list.role = 'listbox';
  list.hidden = true;
  list.ariaLabel = label;
  const said = document.createElement('p');
  said.className = 'sr';
  said.role = 'status';
  input.after(list, said);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);

  let shown: readonly Found[] = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  const take = (index: number): void => {
    const found = shown[index];
    if (found === undefined) return;
    input.value = found.label;
    close();
    choose(found);
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
  const show = (suggestions: readonly Found[]): void => {
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map((found, index) => optionOf(found, `${list.id}-${index}`, () => take(index))),
    );
    list.hidden = suggestions.length === 0;
    active = -1;
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = count.replace('{n}', String(suggestions.length));
  };
  const ask = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const typed = input.value.trim();
    const suggestions = typed.length < SHORTEST ? [] : await suggest(typed);
    // Only the last question counts, and only while the visitor is still in the field.
    if (mine === asked && document.activeElement === input) show(suggestions);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), DEBOUNCE_MS);
  });
  // Where this came after the first letters, they count too.
  if (input.value !== '' && document.activeElement === input) void ask();
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const last = shown.length - 1;
    if (list.hidden) return;
    if (event.key === 'ArrowDown') mark(active < last ? active + 1 : 0);
    else if (event.key === 'ArrowUp') mark(active > 0 ? active - 1 : last);
    else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
};

const optionOf = ({ label, context }: Option, id: string, choose: () => void): HTMLLIElement => {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.setAttribute('aria-selected', 'false');
  const small = document.createElement('small');
  small.textContent = ` ${context}`;
  option.append(label, small);
  // The field must not lose the focus before the choice is made.
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', choose);
  return option;
};

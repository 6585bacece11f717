/** A field with suggestions (ARIA combobox with a listbox): for places and for addresses. */

export interface Option {
  readonly label: string;
  /** What it is a part of: `Landes, Nouvelle-Aquitaine`. */
  readonly context: string;
}

/** Answers with what may be added to the list, none where it has nothing to say; a source that fails is not missed. */
type Source<Found extends Option> = (typed: string) => Promise<readonly Found[]>;

export interface ComboboxProps<Found extends Option> {
  readonly input: HTMLInputElement;
  /** Of the list, for those who do not see it. */
  readonly label: string;
  /** `{n} places suggested`. */
  readonly count: string;
  /** Asked at every letter, one question at a time: answers in a few milliseconds. */
  readonly atOnce?: Source<Found>;
  /** Asked when the typing pauses. Answers when it can; what it finds stands below what is shown, where nothing moves. */
  readonly later?: Source<Found>;
  choose(found: Found): void;
}

const PAUSE_MS = 250;
const SHORTEST = 2;
const MAX_SHOWN = 8;

export const combobox = <Found extends Option>(props: ComboboxProps<Found>): void => {
  const { input } = props;
  const list = listOf(props, (found) => {
    input.value = found.label;
    props.choose(found);
  });
  /** What the list shown answers; undefined while there is none. */
  let answered: string | undefined;
  let timer = 0;
  const typedNow = (): string => input.value.trim();
  /** Only what is typed now counts, and only while the visitor is still in the field. */
  const isWanted = (typed: string): boolean => typed === typedNow() && document.activeElement === input;

  const last = props.later ?? props.atOnce;
  const add = async (typed: string, source: Source<Found> | undefined): Promise<void> => {
    const found = source === undefined ? [] : await source(typed).catch(() => []);
    if (!isWanted(typed)) return;
    if (answered === typed) list.append(found);
    else if (!list.isInUse()) {
      answered = typed;
      list.replace(found);
    }
    // Nothing found is said once, when nobody is left to ask.
    if (source === last) list.sayNothingFound();
  };

  const askAtOnce = oneAtATime(async () => {
    const typed = typedNow();
    if (typed.length >= SHORTEST) await add(typed, props.atOnce);
  });
  const ask = (): void => {
    clearTimeout(timer);
    list.unmark();
    if (typedNow().length < SHORTEST) {
      answered = undefined;
      list.replace([]);
      return;
    }
    void askAtOnce();
    if (props.later !== undefined) timer = window.setTimeout(() => void add(typedNow(), props.later), PAUSE_MS);
  };

  input.addEventListener('input', ask);
  // Where this came after the first letters, they count too.
  if (input.value !== '' && document.activeElement === input) ask();
  input.addEventListener('blur', list.close);
  input.addEventListener('keydown', (event) => {
    if (list.key(event.key)) event.preventDefault();
  });
};

/** Runs a task; what is asked while it runs is done once, after it: the last question is always answered. */
const oneAtATime = (task: () => Promise<void>): (() => Promise<void>) => {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await task();
      }
    } finally {
      running = false;
    }
  };
};

/** The list under the field: what is shown, which of it is marked, and the keys that move the mark. */
const listOf = <Found extends Option>({ input, label, count }: ComboboxProps<Found>, taken: (found: Found) => void) => {
  const { list, said } = elementsOf(input, label);
  let shown: readonly Found[] = [];
  let active = -1;
  let pressed = false;

  const close = (): void => {
    list.hidden = true;
    pressed = false;
    unmark();
    input.setAttribute('aria-expanded', 'false');
  };
  const unmark = (): void => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = -1;
    input.removeAttribute('aria-activedescendant');
  };
  const take = (found: Found | undefined): void => {
    if (found === undefined) return;
    close();
    taken(found);
  };
  const mark = (index: number): void => {
    unmark();
    const option = list.children[index];
    if (option === undefined) return;
    active = index;
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const append = (found: readonly Found[]): void => {
    const known = new Set(shown.map((one) => one.label));
    const added = found
      .filter((one) => !known.has(one.label) && known.add(one.label))
      .slice(0, MAX_SHOWN - shown.length);
    if (added.length === 0) return;
    list.append(...added.map((one, at) => optionOf(one, `${list.id}-${shown.length + at}`, () => take(one))));
    shown = [...shown, ...added];
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    said.textContent = count.replace('{n}', String(shown.length));
  };

  list.addEventListener('pointerdown', () => {
    pressed = true;
  });
  for (const end of ['pointerup', 'pointercancel'])
    window.addEventListener(end, () => {
      // The click that chooses comes right after.
      window.setTimeout(() => {
        pressed = false;
      });
    });

  return {
    append,
    close,
    unmark,
    /** Under a finger, or one of it marked: nothing of it may be taken from under the visitor. */
    isInUse: (): boolean => pressed || active >= 0,
    replace: (found: readonly Found[]): void => {
      unmark();
      shown = [];
      list.replaceChildren();
      append(found);
      if (shown.length === 0) close();
    },
    sayNothingFound: (): void => {
      if (shown.length === 0) said.textContent = count.replace('{n}', '0');
    },
    /** Whether the key was for the list. */
    key: (key: string): boolean => {
      if (list.hidden) return false;
      const last = shown.length - 1;
      if (key === 'ArrowDown') mark(active < last ? active + 1 : 0);
      else if (key === 'ArrowUp') mark(active > 0 ? active - 1 : last);
      else if (key === 'Enter' && active >= 0) take(shown[active]);
      else if (key === 'Escape') close();
      else return false;
      return true;
    },
  };
};

const elementsOf = (input: HTMLInputElement, label: string) => {
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
  return { list, said };
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

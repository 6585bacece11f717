/**
 * The review by keyboard. Single letters, as people who do this all day want them; switched off by a button, silent while something is typed,
 * and never more than what a link or a box of the page does: a decision is confirmed by its own form.
 */

const KEPT = 'alaronde.keys';
const panel = document.querySelector<HTMLElement>('[data-shortcuts]');
const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];

let isOn = read() !== 'off';

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

const keep = (value: string): void => {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // Private windows keep nothing: the switch holds for this page.
  }
};

const say = (shown: HTMLElement): void => {
  const button = shown.querySelector<HTMLButtonElement>('[data-keys-switch]');
  const said = shown.querySelector<HTMLElement>('[data-keys-said]');
  if (button === null || said === null) return;
  button.textContent = (isOn ? button.dataset.off : button.dataset.on) ?? '';
  said.hidden = !isOn;
};

const linkOf = (row: HTMLElement | undefined): HTMLElement | null => row?.querySelector<HTMLElement>('h2 a') ?? null;
const current = (): number => rows.findIndex((row) => row.contains(document.activeElement));

const move = (by: 1 | -1): void => {
  const at = current();
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
  linkOf(rows[next])?.focus();
};

const tick = (): void => {
  const box = rows[current()]?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (box) box.checked = !box.checked;
};

const follow = (key: string): boolean => {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-key="${key}"]`);
  link?.click();
  return link !== null;
};

/** What a key does in a list; undefined where it does nothing. */
const inList = (key: string): (() => void) | undefined => {
  if (rows.length === 0) return undefined;
  if (key === 'j' || key === 'ArrowDown') return () => move(1);
  if (key === 'k' || key === 'ArrowUp') return () => move(-1);
  return key === 'x' && current() >= 0 ? tick : undefined;
};

/** True where the key did something. */
const pressed = (key: string): boolean => {
  const act = inList(key);
  if (act === undefined) return /^[arqnu]$/.test(key) && follow(key);
  act();
  return true;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type)));

if (panel !== null) {
  panel.hidden = false;
  say(panel);
  panel.querySelector('[data-keys-switch]')?.addEventListener('click', () => {
    isOn = !isOn;
    keep(isOn ? 'on' : 'off');
    say(panel);
  });
  document.addEventListener('keydown', (event) => {
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    // Arrows go through the list only once one is in it: before, they scroll the page.
    if (event.key.startsWith('Arrow') && current() < 0) return;
    if (pressed(event.key)) event.preventDefault();
  });
}

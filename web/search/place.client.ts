import { combobox } from './combobox.ts';
import { placeAround, placeSources } from './suggestions.ts';

/**
 * Completes place fields (ARIA combobox with a listbox) and finds the visitor's position. What leaves is the cell and the commune, never
 * what was typed once a place is chosen. Without this script the form sends what was typed and the server reads it.
 */

const enhance = (form: HTMLFormElement): void => {
  const input = form.querySelector<HTMLInputElement>('input[name=q]');
  if (input === null) return;
  combobox({
    input,
    label: form.dataset.suggestions ?? '',
    count: form.dataset.count ?? '',
    ...placeSources(form.dataset.lang ?? 'fr'),
    choose: ({ cell, commune }) => send(form, input, { cell, commune }),
  });
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

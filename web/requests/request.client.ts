import type { Terms } from '#domain/requests/total.ts';
import { totalInWords } from './total-in-words.ts';

/**
 * The form of a request: what was ticked comes to so much at once; the street is completed and held against the rounds; name, contact and street are
 * remembered on this device if that is ticked. Without this script the total is on the page that comes back, and the server looks the street up.
 */

const form = document.querySelector<HTMLFormElement>('form[data-request]');

const langOf = ({ dataset }: HTMLFormElement): 'fr' | 'en' => (dataset.lang === 'en' ? 'en' : 'fr');

/** A number as people type it; undefined where it is none. */
const numberIn = (typed: string): number | undefined => {
  const text = typed.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
};

/** What one of a row costs; undefined where nobody knows. */
const eurosOf = (row: Element): number | undefined => {
  const chosen = row.querySelector('select')?.selectedOptions[0] ?? row.querySelector('.amount input[data-euros]');
  const euros = chosen instanceof HTMLElement ? chosen.dataset.euros : undefined;
  return euros === undefined ? undefined : Number(euros);
};

const showTotal = (offers: HTMLElement, within: HTMLFormElement): void => {
  const said = offers.querySelector('.total');
  if (said === null) return;
  const rows = [...offers.querySelectorAll('.offer')].filter(
    (row) => row.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked,
  );
  const costs = rows.map((row) => {
    const amount = numberIn(row.querySelector<HTMLInputElement>('.amount input')?.value ?? '');
    const euros = eurosOf(row);
    return amount === undefined || euros === undefined ? undefined : amount * euros;
  });
  const euros = Math.round(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) * 100) / 100;
  const total = { euros, isWhole: !costs.includes(undefined) };
  said.textContent = rows.length === 0 ? '' : totalInWords(total, termsOf(offers, within), langOf(within));
};

/** Of the round chosen, or of all where they have the same. */
const termsOf = ({ dataset }: HTMLElement, within: HTMLFormElement): Terms | undefined => {
  const byRound = JSON.parse(dataset.terms ?? '{}') as Record<string, Terms>;
  const when = within.querySelector<HTMLSelectElement>(`select[name="when.${dataset.offers}"]`)?.value ?? '';
  const [first, ...others] = Object.values(byRound);
  const same = others.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return byRound[when.split(':')[0] ?? ''] ?? (same ? first : undefined);
};

const showTotals = (within: HTMLFormElement): void => {
  for (const offers of within.querySelectorAll<HTMLElement>('[data-offers]')) showTotal(offers, within);
};

/** Who says how much has ticked it; who ticks it is led to say how much. */
const tickWith = (target: EventTarget | null): void => {
  if (!(target instanceof HTMLInputElement)) return;
  const row = target.closest('.offer');
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  const amount = row?.querySelector<HTMLInputElement>('.amount input');
  if (row == null || box == null || amount == null) return;
  if (target === amount && amount.value.trim() !== '') box.checked = true;
  if (target === box && !box.checked) amount.value = '';
};

const KEY = 'alaronde.me';
const REMEMBERED = ['name', 'email', 'telephone', 'street', 'organisation'] as const;

const fieldsIn = (within: HTMLFormElement): HTMLInputElement[] =>
  REMEMBERED.flatMap((name) => within.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? []);

/** What this device was asked to remember; nothing where it was not, or where the browser forbids it. */
const rememberedHere = (): Record<string, unknown> | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const rememberOn = (within: HTMLFormElement): void => {
  const around = within.querySelector<HTMLElement>('[data-remember]');
  const box = around?.querySelector<HTMLInputElement>('input[type=checkbox]');
  const forget = around?.querySelector<HTMLButtonElement>('[data-forget]');
  if (around == null || box == null || forget == null) return;
  around.hidden = false;
  const kept = rememberedHere();
  box.checked = kept !== undefined;
  forget.hidden = kept === undefined;
  for (const field of fieldsIn(within)) {
    const value = kept?.[field.name];
    if (field.value === '' && typeof value === 'string') field.value = value;
  }
  forget.addEventListener('click', () => {
    localStorage.removeItem(KEY);
    box.checked = false;
    forget.hidden = true;
    const said = around.querySelector('[role=status]');
    if (said !== null) said.textContent = around.dataset.forgotten ?? '';
    box.focus();
  });
  within.addEventListener('submit', () => {
    try {
      if (!box.checked) localStorage.removeItem(KEY);
      else
        localStorage.setItem(
          KEY,
          JSON.stringify(Object.fromEntries(fieldsIn(within).map(({ name, value }) => [name, value]))),
        );
    } catch (error) {
      console.error(error);
    }
  });
};

const completeStreet = (within: HTMLFormElement): void => {
  const street = within.querySelector<HTMLElement>('[data-street]');
  street?.addEventListener(
    'focusin',
    async () => {
      const { enhanceStreet } = await import('./settle-street.ts');
      enhanceStreet(street, within);
    },
    { once: true },
  );
};

if (form !== null) {
  form.addEventListener('input', ({ target }) => {
    tickWith(target);
    showTotals(form);
  });
  form.addEventListener('change', ({ target }) => {
    tickWith(target);
    showTotals(form);
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[value=total]')) button.hidden = true;
  rememberOn(form);
  completeStreet(form);
  showTotals(form);
}

/**
 * Instant filters: each choice fetches the same page that the button would, and puts its list in place. Any doubt goes the plain way, by
 * sending the form.
 */

const form = document.querySelector<HTMLFormElement>('[data-filter-form]');
const target = document.querySelector<HTMLElement>('[data-results]');

const addressOf = (filters: HTMLFormElement): string => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(filters))
    if (typeof value === 'string' && value !== '') query.append(name, value);
  return `${filters.action}?${query}`;
};

let latest = 0;

const narrow = async (filters: HTMLFormElement, list: HTMLElement): Promise<void> => {
  latest += 1;
  const mine = latest;
  const address = addressOf(filters);
  list.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-results]');
    if (mine !== latest) return;
    if (!answer.ok || fresh === null) throw new Error('no list');
    list.replaceChildren(...fresh.childNodes);
    list.removeAttribute('aria-busy');
    history.replaceState(null, '', address);
  } catch {
    if (mine === latest) filters.submit();
  }
};

if (form !== null && target !== null) {
  form.addEventListener('change', () => void narrow(form, target));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void narrow(form, target);
  });
}

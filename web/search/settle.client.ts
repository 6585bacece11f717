/**
 * Fetches what settles an address once somebody turns to its field: two kilobytes that most visitors never need. Without this script the form is
 * posted, and the server looks the address up.
 */

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>('form[data-settle]') : null;

document.addEventListener('focusin', async ({ target }) => {
  const form = formOf(target);
  if (form === null) return;
  const { enhanceSettling } = await import('./settle-address.ts');
  enhanceSettling(form);
});

document.addEventListener('submit', async (event) => {
  const form = formOf(event.target);
  if (form === null) return;
  event.preventDefault();
  try {
    const { settleTyped } = await import('./settle-address.ts');
    await settleTyped(form);
  } catch {
    form.submit();
  }
});

/**
 * Sends a list from the page of imports: refuses what is too large before it leaves, presses it, and says in the page what is wrong with it.
 * Without this script the form sends the file as it is, up to 4 MB.
 */

const MEGABYTE = 1_000_000;
const MAX_BYTES = 20 * MEGABYTE;
/** A function is given 6 MB in base64 at most, the rest of the form with it. A CSV file is a fifth of its size by then, a workbook as large as before. */
const MAX_SENT_BYTES = 4.3 * MEGABYTE;

const MESSAGES = {
  fr: {
    large: (megabytes: string) =>
      `Ce fichier est trop lourd (${megabytes}\u00a0Mo)\u202f: la limite est de 20\u00a0Mo. Rien n’a été envoyé. Retirez les colonnes inutiles ou coupez la liste en plusieurs fichiers.`,
    pressed: (megabytes: string) =>
      `Même compressé, ce fichier pèse ${megabytes}\u00a0Mo\u202f: la limite est alors de 4\u00a0Mo. Rien n’a été envoyé. Retirez ses images, ou enregistrez la liste en «\u00a0CSV UTF-8\u00a0».`,
    failed: 'Le fichier n’a pas pu être envoyé. Vérifiez votre connexion et réessayez\u202f; rien n’est perdu.',
  },
  en: {
    large: (megabytes: string) =>
      `This file is too large (${megabytes} MB): the limit is 20 MB. Nothing was sent. Take out columns that are not needed, or cut the list into several files.`,
    pressed: (megabytes: string) =>
      `Even compressed this file is ${megabytes} MB: the limit is then 4 MB. Nothing was sent. Take out its pictures, or save the list as “CSV UTF-8”.`,
    failed: 'The file could not be sent. Check your connection and try again; nothing is lost.',
  },
};

const lang = document.documentElement.lang === 'en' ? 'en' : 'fr';
const words = MESSAGES[lang];

/** Rounded up, so that what is just over a limit is not said to be of its size. */
const inMegabytes = (bytes: number): string =>
  (Math.ceil((bytes / MEGABYTE) * 10) / 10).toLocaleString(lang, { maximumFractionDigits: 1 });

const pressed = (file: File): Promise<Blob> =>
  new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob();

/** Resolves to what is wrong where nothing was sent. */
const send = async (form: HTMLFormElement, file: File): Promise<string | undefined> => {
  const data = new FormData(form);
  const small = await pressed(file);
  if (small.size > MAX_SENT_BYTES) return words.pressed(inMegabytes(small.size));
  data.set('file', small, `${file.name}.gz`);
  const answer = await fetch(form.action, { method: 'POST', body: data });
  if (answer.redirected) {
    location.assign(answer.url);
    return undefined;
  }
  // The page again, with what is wrong in it.
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const content = page.querySelector('#content');
  if (content === null) throw new Error(`status ${answer.status}`);
  document.querySelector('#content')?.replaceWith(content);
  start();
  document.querySelector<HTMLElement>('#errors')?.focus();
  return undefined;
};

const start = (): void => {
  const form = document.querySelector<HTMLFormElement>('form[data-upload]');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  const error = form?.querySelector<HTMLElement>('.error');
  if (!form || !input || !error) return;
  const say = (message: string): void => {
    error.textContent = message;
    error.hidden = message === '';
    input.toggleAttribute('aria-invalid', message !== '');
  };
  const tooLarge = (): boolean => {
    const size = input.files?.[0]?.size ?? 0;
    say(size > MAX_BYTES ? words.large(inMegabytes(size)) : '');
    return size > MAX_BYTES;
  };
  input.addEventListener('change', tooLarge);
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    event.preventDefault();
    if (tooLarge()) return input.focus();
    const button = form.querySelector('button');
    button?.setAttribute('disabled', '');
    const ended = (wrong: string | undefined): void => {
      if (wrong === undefined) return;
      button?.removeAttribute('disabled');
      say(wrong);
      input.focus();
    };
    send(form, file).then(ended, () => ended(words.failed));
  });
};

start();

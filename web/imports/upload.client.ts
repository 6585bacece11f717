/**
 * Sends a list from the page of imports: refuses what is too large before it leaves, presses it, and says in the page what is wrong with it.
 * Without this script the form sends the file as it is, up to 4 MB.
 */

const MOST_BYTES = 20_000_000;

const MESSAGES = {
  fr: {
    large: (megabytes: number) =>
      `Ce fichier est trop lourd (${megabytes}\u00a0Mo)\u202f: la limite est de 20\u00a0Mo. Rien n’a été envoyé.`,
    failed: 'Le fichier n’a pas pu être envoyé. Vérifiez votre connexion et réessayez\u202f; rien n’est perdu.',
  },
  en: {
    large: (megabytes: number) => `This file is too large (${megabytes} MB): the limit is 20 MB. Nothing was sent.`,
    failed: 'The file could not be sent. Check your connection and try again; nothing is lost.',
  },
};

const words = MESSAGES[document.documentElement.lang === 'en' ? 'en' : 'fr'];

const pressed = (file: File): Promise<Blob> =>
  new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob();

const send = async (form: HTMLFormElement, file: File): Promise<void> => {
  const data = new FormData(form);
  data.set('file', await pressed(file), `${file.name}.gz`);
  const answer = await fetch(form.action, { method: 'POST', body: data });
  if (answer.redirected) return location.assign(answer.url);
  // The page again, with what is wrong in it.
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const content = page.querySelector('#content');
  if (content === null) throw new Error(`status ${answer.status}`);
  document.querySelector('#content')?.replaceWith(content);
  start();
  document.querySelector<HTMLElement>('#errors')?.focus();
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
    say(size > MOST_BYTES ? words.large(Math.ceil(size / 1_000_000)) : '');
    return size > MOST_BYTES;
  };
  input.addEventListener('change', tooLarge);
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    event.preventDefault();
    if (tooLarge()) return input.focus();
    const button = form.querySelector('button');
    button?.setAttribute('disabled', '');
    send(form, file).catch(() => {
      button?.removeAttribute('disabled');
      say(words.failed);
    });
  });
};

start();

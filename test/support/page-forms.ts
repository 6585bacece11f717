/** A form as a browser would send it: what stands in its fields, by name. Enough of HTML for the pages of this site. */

const attribute = (tag: string, name: string): string | undefined =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]);

const decoded = (text: string | undefined): string | undefined =>
  text
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const isTicked = (tag: string): boolean => /\schecked(\s|>|=|\/)/.test(tag);

const FIELD = /(<input\b[^>]*>)|(<(?:select|textarea)\b[^>]*>)([\s\S]*?)<\/(?:select|textarea)>/g;

/** The fields of the form of a page that has a field or a button like `having` (the last of the page if absent). */
export const formOn = (html: string, having = ''): URLSearchParams => {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.filter((one) => one.includes(having)).at(-1);
  if (form === undefined) throw new Error(`no form with ${having} on the page`);
  const fields = new URLSearchParams();
  for (const [, input, opening, inner = ''] of form.matchAll(FIELD)) {
    const tag = input ?? opening ?? '';
    const name = attribute(tag, 'name');
    if (name === undefined) continue;
    const value = valueIn(tag, inner);
    if (value !== undefined) fields.append(name, value);
  }
  return fields;
};

const valueIn = (tag: string, inner: string): string | undefined => {
  if (tag.startsWith('<textarea')) return decoded(inner.replace(/^\n/, ''));
  if (tag.startsWith('<select')) {
    const options = inner.match(/<option[^>]*>/g) ?? [];
    const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0];
    return chosen === undefined ? undefined : (attribute(chosen, 'value') ?? '');
  }
  const type = attribute(tag, 'type') ?? 'text';
  if (type === 'checkbox' || type === 'radio') return isTicked(tag) ? (attribute(tag, 'value') ?? 'on') : undefined;
  return attribute(tag, 'value') ?? '';
};

/** Sends a form; redirects are not followed. */
export const sendForm = async (
  address: string,
  fields: URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly location: string; readonly html: string }> => {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(address).origin, ...headers },
    body: fields.toString(),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
};

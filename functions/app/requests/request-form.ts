import { atField, type FieldError } from '#domain/shared/reasons.ts';
import type { FormTree } from '#platform/form.ts';
import type { TypedRequest } from '#web/requests/request-form.tsx';

/** Rows of products shown on an empty form. */
const FIRST_LINES = 2;
const MAX_LINES = 20;

const textOf = (value: FormTree[string] | undefined): string => (typeof value === 'string' ? value : '');
const textsOf = (value: FormTree[string] | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) => (typeof item === 'string' && item !== '' ? [item] : []));

/** The form as it was typed, whatever is wrong with it. */
export const typedRequest = (form: FormTree): TypedRequest => {
  const lines = (Array.isArray(form.lines) ? form.lines : []).flatMap((line) =>
    typeof line === 'object' && !Array.isArray(line)
      ? [{ what: textOf(line.what), quantity: textOf(line.quantity) }]
      : [],
  );
  const when = typeof form.when === 'object' && !Array.isArray(form.when) ? form.when : {};
  return {
    ask: [...new Set([...textsOf(form.ask), ...textsOf(form.producer)])],
    when: Object.fromEntries(Object.entries(when).map(([id, value]) => [id, textOf(value)])),
    lines: withRows(lines, form.action === 'addLine' ? lines.length + 1 : FIRST_LINES),
    word: textOf(form.word),
    audience: textOf(form.audience) || 'consumer',
    organisation: textOf(form.organisation),
    name: textOf(form.name),
    email: textOf(form.email),
    telephone: textOf(form.telephone),
  };
};

const withRows = (lines: TypedRequest['lines'], rows: number): TypedRequest['lines'] =>
  [
    ...lines,
    ...Array.from({ length: Math.min(MAX_LINES, rows) - lines.length }, () => ({ what: '', quantity: '' })),
  ].slice(0, MAX_LINES);

/** The form as the API takes it: empty lines and fields left out. */
export const requestInputOf = (
  typed: TypedRequest,
  { cell, commune }: { readonly cell: string; readonly commune: string | null },
): unknown => ({
  email: typed.email,
  name: typed.name,
  telephone: typed.telephone === '' ? null : typed.telephone,
  audience: typed.audience,
  organisation: typed.organisation,
  place: { cell, commune },
  lines: typed.lines.filter(({ what, quantity }) => what.trim() !== '' || quantity.trim() !== ''),
  word: typed.word,
  producers: typed.ask.map((id) => {
    const [roundId, day] = (typed.when[id] ?? '').split(':');
    return { id, passage: roundId && day ? { roundId, day } : null };
  }),
});

/** Errors of the API's fields, moved to the fields of the form that show them. */
export const formErrors = (errors: readonly FieldError[], typed: TypedRequest): FieldError[] =>
  errors.map((error) => {
    const { field } = error;
    if (field === 'lines') return atField(error, 'lines.0.what');
    if (!field.startsWith('producers')) return error;
    const [, index, part] = /^producers(?:\.(\d+)(?:\.(\w+))?)?/.exec(field) ?? [];
    const id = index === undefined ? undefined : typed.ask[Number(index)];
    return atField(error, id !== undefined && (part === 'passage' || part === 'roundId') ? `when.${id}` : 'ask');
  });

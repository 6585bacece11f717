import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type FormTree, type FormValue, parseForm } from '#platform/form.ts';

/** Far above any form of the agency; what is longer is a file, and is chosen again. */
const MAX_KEPT = 200_000;
const MAX_UNPACKED = 1_000_000;

/** Names and values of a form, as they would be posted. */
export const fieldsOf = (form: FormTree): [string, string][] =>
  Object.entries(form).flatMap(([name, value]) => pairs(name, value));

const pairs = (name: string, value: FormValue): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  // Lists by number, so that one of a single entry stays a list.
  return Object.entries(value).flatMap(([part, inner]) => pairs(`${name}.${part}`, inner));
};

/**
 * A filled-in form as one value, to be carried through the sign-in; undefined where there is nothing in it. It is not signed: a page of another
 * site could post the same form itself, and what comes back is shown before it is sent.
 */
export const packForm = (form: FormTree): string | undefined => {
  const fields = fieldsOf(form);
  if (fields.length === 0) return undefined;
  const kept = deflateRawSync(new URLSearchParams(fields).toString()).toString('base64url');
  return kept.length > MAX_KEPT ? undefined : kept;
};

/** The form that was kept; undefined where it cannot be read. */
export const unpackForm = (kept: string): FormTree | undefined => {
  if (kept === '' || kept.length > MAX_KEPT) return undefined;
  try {
    return parseForm(
      inflateRawSync(Buffer.from(kept, 'base64url'), { maxOutputLength: MAX_UNPACKED }).toString('utf8'),
    );
  } catch {
    return undefined;
  }
};

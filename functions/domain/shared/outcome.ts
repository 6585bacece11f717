/** Expected outcomes are values told apart by `ok`; only surprises throw. */
export type Outcome<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

export const done = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });
export const refused = <Reason>(reason: Reason): { readonly ok: false; readonly reason: Reason } => ({
  ok: false,
  reason,
});

/** For the end of a `switch` over a union: a case that was forgotten does not compile. */
export const unreachable = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
};

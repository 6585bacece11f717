import { isObject, type Json, type JsonObject } from '../json.ts';

/**
 * Event filtering as Lambda's event sources and EventBridge do it: a pattern is an object of the event's shape whose leaves are lists of what
 * is accepted. Every field must match; within a list, one is enough. Several patterns: one is enough.
 *
 * Accepted in a list: a value; `prefix`, `suffix`, `equals-ignore-case`, `anything-but` (a value, a list, a prefix or suffix), `numeric`,
 * `exists`. `$or` holds alternatives.
 */
export const matchesAny = (patterns: readonly JsonObject[], event: Json): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matches(pattern, event));

const matches = (pattern: JsonObject, event: Json): boolean =>
  Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted)) {
      return (wanted as readonly Json[]).some((alternative) => isObject(alternative) && matches(alternative, event));
    }
    const value = isObject(event) ? event[name] : undefined;
    if (Array.isArray(wanted)) return matchesLeaf(wanted as readonly Json[], value);
    return isObject(wanted) && matchesInner(wanted, value);
  });

/** A field that is absent may still satisfy `exists: false` further down. */
const matchesInner = (pattern: JsonObject, value: Json | undefined): boolean =>
  matches(pattern, isObject(value) ? value : {});

const matchesLeaf = (accepted: readonly Json[], value: Json | undefined): boolean => {
  // Of a list in the event, one member must match.
  if (Array.isArray(value)) return (value as readonly Json[]).some((member) => matchesLeaf(accepted, member));
  return accepted.some((one) => (isObject(one) ? satisfies(one, value) : value !== undefined && one === value));
};

const satisfies = (rule: JsonObject, value: Json | undefined): boolean => {
  const [operator = '', operand = null] = Object.entries(rule)[0] ?? [];
  if (operator === 'exists') return (value !== undefined) === operand;
  if (value === undefined) return false;
  switch (operator) {
    case 'prefix':
      return typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand);
    case 'suffix':
      return typeof value === 'string' && typeof operand === 'string' && value.endsWith(operand);
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof operand === 'string' && value.toLowerCase() === operand.toLowerCase();
    case 'anything-but':
      return Array.isArray(operand)
        ? !(operand as readonly Json[]).includes(value)
        : isObject(operand)
          ? !satisfies(operand, value)
          : operand !== value;
    case 'numeric':
      return Array.isArray(operand) && inRange(operand as readonly Json[], value);
    default:
      throw new Error(`the filter operator ${operator} is not known here`);
  }
};

const inRange = (bounds: readonly Json[], value: Json): boolean => {
  if (typeof value !== 'number') return false;
  for (let index = 0; index + 1 < bounds.length; index += 2) {
    const bound = Number(bounds[index + 1]);
    const holds =
      bounds[index] === '='
        ? value === bound
        : bounds[index] === '<'
          ? value < bound
          : bounds[index] === '<='
            ? value <= bound
            : bounds[index] === '>'
              ? value > bound
              : value >= bound;
    if (!holds) return false;
  }
  return true;
};

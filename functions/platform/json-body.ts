import { UnreadableInput } from './unreadable-input.ts';

/** Ten times the longest list of ours, the points of an outline (MAX_POLYGON_POINTS): who sends too many of them reads in which field. */
const MAX_ENTRIES = 25_000;
/** A registration with an outline is eight deep. */
const MAX_DEPTH = 32;

/**
 * Refuses JSON that no schema could accept before a schema looks at every part of it: a schema reads a list of a hundred thousand entries to its end, and
 * writes down what is wrong with each, before it counts them. One pass, without recursion.
 *
 * @throws UnreadableInput
 */
export const refuseVastJson = (value: unknown): void => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new UnreadableInput('body', 'too deep');
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      const parts = Object.values(one);
      if (parts.length > MAX_ENTRIES) throw new UnreadableInput('body', 'too many entries');
      for (const part of parts) if (typeof part === 'object') next.push(part);
    }
    level = next;
  }
};

/**
 * The body of a call.
 * @throws UnreadableInput
 */
export const readJson = (raw: string): unknown => {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    throw new UnreadableInput('body', 'not JSON');
  }
  refuseVastJson(body);
  return body;
};

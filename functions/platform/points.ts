/**
 * Named points of a worker's way at which the local machine can kill it: between two effects, where a crash would hurt.
 * On AWS this does nothing.
 */
export type Point =
  | 'project.after-write'
  | 'project.after-removal'
  | 'match.after-deliveries'
  | 'match.before-wake'
  | 'match.before-mark'
  | 'import.after-write'
  | 'send.after-claim'
  | 'send.before-call'
  | 'send.after-yes'
  | 'send.before-mark';

const HOOK = Symbol.for('local.point');

export const reached = (point: Point): void => {
  const hook: unknown = Reflect.get(globalThis, HOOK);
  if (typeof hook === 'function') hook(point);
};

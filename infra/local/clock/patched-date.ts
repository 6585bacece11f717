/**
 * A global `Date` that is shifted by an offset. Installed in the main process (so that fauxqs follows), in every Lambda worker before the
 * handler is loaded, and in cognito-local.
 *
 * It is a proxy, not a subclass: dates that the runtime makes (file times, structured clones) must stay `instanceof Date`.
 */

const RealDate = globalThis.Date;

/** Milliseconds of the machine's own clock, whatever is installed. */
export const machineNow = (): number => RealDate.now();

/**
 * Replaces the global `Date` by one that reads `offsetMs` at each use; dates made from an argument are not touched.
 * @returns puts the machine's own `Date` back
 */
export const installDate = (offsetMs: () => number): (() => void) => {
  const now = (): number => RealDate.now() + offsetMs();
  const shifted: DateConstructor = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === shifted ? target : newTarget,
      ) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  });
  globalThis.Date = shifted;
  return () => {
    if (globalThis.Date === shifted) globalThis.Date = RealDate;
  };
};

/**
 * One JSON line an event. What goes in is chosen field by field: no address, telephone number, token, place or whole event is ever given
 * to it; as a second fence, values that look like one are masked.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const PRIVATE = [
  [/[^\s"<>@]+@[^\s"<>@]+/g, '[e-mail]'],
  [/\+\d{8,15}/g, '[telephone]'],
  [/\b[a-z]\.[a-z0-9.]+\.[a-z0-9]+\.[A-Za-z0-9_-]{20,}/g, '[token]'],
] as const;

const redact = (text: string): string => PRIVATE.reduce((safe, [pattern, mask]) => safe.replace(pattern, mask), text);

const write = (level: 'info' | 'warn' | 'error', message: string, fields: LogFields): void => {
  const line = JSON.stringify({ level, message, ...fields });
  console.log(redact(line));
};

export const log = {
  info: (message: string, fields: LogFields = {}) => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}) => write('warn', message, fields),
  /** A surprise: its stack and the chain of its causes, never the event that caused it. */
  error: (message: string, error: unknown, fields: LogFields = {}) =>
    write('error', message, { ...fields, ...described(error) }),
};

const described = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: String(error) };
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(`${cause.name}: ${cause.message}`);
  return {
    error: `${error.name}: ${error.message}`,
    stack: error.stack,
    causes: causes.length > 0 ? causes.join(' <- ') : undefined,
  };
};

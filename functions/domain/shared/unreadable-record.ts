/** A record that this version cannot read. Its key is no secret; what is in it is never told. Whoever threw it has told the log and the alarm. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  readonly kind: string;
  readonly key: string;
  constructor(kind: string, key: string, cause: unknown) {
    super(`${kind} ${key}`, { cause });
    this.kind = kind;
    this.key = key;
  }
}

/** For work on many, each read by itself: one that cannot be read is left out, so that the others go on. */
export const unlessUnreadable = async <Value, Else>(read: Promise<Value>, otherwise: Else): Promise<Value | Else> => {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UnreadableRecord) return otherwise;
    throw error;
  }
};

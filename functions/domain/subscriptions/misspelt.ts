/** Where most people have their mailbox here; what is nearly one of these is a slip of the finger. */
const MAILBOXES = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'hotmail.fr',
  'hotmail.com',
  'outlook.fr',
  'outlook.com',
  'yahoo.fr',
  'yahoo.com',
  'live.fr',
  'icloud.com',
  'neuf.fr',
  'bbox.fr',
  'numericable.fr',
];

/** Real ones that are near another: not to be asked about. */
const REAL = new Set([
  ...MAILBOXES,
  'mail.com',
  'gmx.fr',
  'gmx.com',
  'ymail.com',
  'live.com',
  'me.com',
  'aol.com',
  'aol.fr',
]);

/** The address that was probably meant: "…@gmial.com" → "…@gmail.com"; undefined where nothing looks like a slip. */
export const addressMeant = (email: string): string | undefined => {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  if (at < 1 || REAL.has(domain)) return undefined;
  const meant = MAILBOXES.find((mailbox) => isOneSlipFrom(domain, mailbox));
  return meant === undefined ? undefined : `${email.slice(0, at)}@${meant}`;
};

/** One letter too many, too few or another, or two in the wrong order. */
const isOneSlipFrom = (typed: string, meant: string): boolean => {
  const [shorter, longer] = typed.length <= meant.length ? [typed, meant] : [meant, typed];
  if (longer.length - shorter.length > 1 || meant.length < 6) return false;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  if (shorter.length < longer.length) return shorter.slice(start) === longer.slice(start + 1);
  const rest = [shorter.slice(start), longer.slice(start)] as const;
  const swapped = `${rest[0][1] ?? ''}${rest[0][0] ?? ''}${rest[0].slice(2)}`;
  return rest[0].slice(1) === rest[1].slice(1) || swapped === rest[1];
};

import type { Outside } from '../../tour/outside.ts';
import type { Meter, Used } from './meter.ts';
import type { UnitsCounted } from './protocol.ts';

/** One burst of mails: set off, watched until the last has left and every receipt is in the ledger, and counted in the mailbox. */

export interface Burst {
  /** How many people it is owed to, as the publication or the opening itself counted. */
  matched(): Promise<number>;
  /** Sets it off; resolves when it has begun. */
  begin(): Promise<void>;
  /** Whether everybody it concerns is owed a mail. */
  isMatched(): Promise<boolean>;
  readonly expected: readonly string[];
}

export interface Figures extends Used {
  readonly recipients: number;
  readonly matched: number;
  /** Mails that left, to whomever. */
  readonly sent: number;
  readonly lost: number;
  /** Addresses that got more than one mail. */
  readonly twice: number;
  /** Addresses that it did not concern, and that got one. */
  readonly strangers: number;
  /** From the beginning until all are owed a mail. */
  readonly matchSeconds: number;
  /** From the first mail to the last. */
  readonly sendSeconds: number;
  /** From the beginning until the last mail has left. */
  readonly seconds: number;
  /** From the beginning until what became of each is in the ledger. */
  readonly receiptSeconds: number;
  /** Of all that was written, in units of DynamoDB. */
  readonly writeUnits: number;
  /** Units read, by call and table. */
  readonly reads: Readonly<Record<string, number>>;
}

const LOOK_EVERY_MS = 500;
/** Nothing has left for so long: what is missing is lost, or waits for the sweep after a failure. */
const SILENT_MS = 60_000;
const IDLE_SECONDS = 300;

export interface Observed {
  readonly site: Outside;
  readonly mailbox: string;
  readonly meter: Meter;
  /** Units written and read so far. */
  units(): Promise<UnitsCounted>;
}

export const measureBurst = async (burst: Burst, { site, mailbox, meter, units }: Observed): Promise<Figures> => {
  const recipients = async () => (await (await fetch(`${mailbox}/recipients`)).json()) as Record<string, number>;
  const accepted = async (): Promise<number> => (await site.get('/__local/mail/counts')).body.accepted;
  const [before, already] = [await recipients(), await accepted()];
  const unitsBefore = await units();
  await meter.start();
  const started = performance.now();
  await burst.begin();
  const times = { matched: 0, first: 0, last: 0 };
  let count = already;
  let sign = performance.now();
  while (count - already < burst.expected.length || times.matched === 0) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const [now, isMatched] = [await accepted(), times.matched > 0 || (await burst.isMatched())];
    const at = performance.now();
    if (isMatched && times.matched === 0) times.matched = at;
    if (now > count || times.matched === at) sign = at;
    if (now > count && times.first === 0) times.first = at;
    if (now > count) times.last = at;
    count = now;
    if (at - sign > SILENT_MS) break;
  }
  await site.get(`/__local/idle?timeoutSeconds=${IDLE_SECONDS}`);
  const receipts = performance.now();
  const used = await meter.stop();
  const unitsAfter = await units();
  return {
    ...countsOf(await recipients(), before, burst.expected),
    matchSeconds: (times.matched - started) / 1_000,
    sendSeconds: (times.last - times.first) / 1_000,
    seconds: (times.last - started) / 1_000,
    receiptSeconds: (receipts - started) / 1_000,
    matched: await burst.matched(),
    writeUnits: unitsAfter.units - unitsBefore.units,
    reads: Object.fromEntries(
      Object.entries(unitsAfter.reads).map(([name, count]) => [name, count - (unitsBefore.reads[name] ?? 0)]),
    ),
    ...used,
  };
};

/** Readers are told from producers and members by their address. */
const isReader = (address: string): boolean => address.startsWith('lecteur-');

export const countsOf = (
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
  expected: readonly string[],
): Pick<Figures, 'recipients' | 'sent' | 'lost' | 'twice' | 'strangers'> => {
  const mailsTo = (address: string): number => (after[address] ?? 0) - (before[address] ?? 0);
  const wanted = new Set(expected);
  return {
    recipients: expected.length,
    sent: Object.keys(after)
      .filter(isReader)
      .reduce((sum, address) => sum + mailsTo(address), 0),
    lost: expected.filter((address) => mailsTo(address) === 0).length,
    twice: Object.keys(after).filter((address) => isReader(address) && mailsTo(address) > 1).length,
    strangers: Object.keys(after).filter((address) => isReader(address) && !wanted.has(address) && mailsTo(address) > 0)
      .length,
  };
};

import { closeSync, existsSync, fstatSync, openSync, read, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AddressObject } from 'mailparser';

/** One mail that was accepted. */
export interface StoredMail {
  readonly id: string;
  /** ISO 8601, on the local clock. */
  readonly at: string;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** A mail as the mailbox shows it. Header names in lower case; of a header that came several times, the lines joined by newlines. */
export interface ReadMail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

const INDEX = 'index.jsonl';
const RAW = 'raw.eml';

/** A mail, and where its raw message lies in the one file that holds them all: a file each would cost more than all the rest of taking it. */
interface Kept extends StoredMail {
  readonly start: number;
  readonly length: number;
}

/** Every mail that SES took, in the order in which it came, kept between starts. */
export class MailStore {
  readonly #index: number;
  readonly #raw: number;
  readonly #mails: StoredMail[] = [];
  readonly #byId = new Map<string, Kept>();
  #end: number;
  #windowStart = 0;
  #inWindow = 0;

  constructor(folder: string) {
    const index = join(folder, INDEX);
    if (existsSync(index)) {
      for (const line of readFileSync(index, 'utf8').split('\n')) {
        const mail = line === '' ? undefined : (JSON.parse(line) as StoredMail & Partial<Kept>);
        // What an older version kept lay elsewhere.
        if (mail?.start !== undefined && mail.length !== undefined)
          this.#remember({ ...mail, start: mail.start, length: mail.length });
      }
    }
    this.#index = openSync(index, 'a');
    this.#raw = openSync(join(folder, RAW), 'a+');
    this.#end = fstatSync(this.#raw).size;
  }

  close(): void {
    closeSync(this.#index);
    closeSync(this.#raw);
  }

  add(mail: StoredMail, raw: Buffer): void {
    const kept: Kept = { ...mail, start: this.#end, length: raw.length };
    writeSync(this.#raw, raw);
    this.#end += raw.length;
    writeSync(this.#index, `${JSON.stringify(kept)}\n`);
    this.#remember(kept);
  }

  get(id: string): StoredMail | undefined {
    return this.#byId.get(id);
  }

  /** Newest last. @param to only those to this address */
  list(to?: string): readonly StoredMail[] {
    if (to === undefined || to === '') return this.#mails;
    const wanted = to.toLowerCase();
    return this.#mails.filter((mail) => mail.destinations.some((address) => address.toLowerCase() === wanted));
  }

  /** How many mails each address got. */
  recipients(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const address of this.#mails.flatMap(({ destinations }) => destinations))
      counts[address] = (counts[address] ?? 0) + 1;
    return counts;
  }

  /** How many recipients were written to in the last 24 hours. The window only moves forward, so that each mail is looked at twice in all. */
  recipientsOfLastDay(): number {
    const since = Date.now() - 24 * 3_600_000;
    for (;;) {
      const oldest = this.#mails[this.#windowStart];
      if (oldest === undefined || Date.parse(oldest.at) >= since) return this.#inWindow;
      this.#windowStart += 1;
      this.#inWindow -= oldest.destinations.length;
    }
  }

  async raw(id: string): Promise<Buffer> {
    const { start, length } = this.#byId.get(id) ?? { start: 0, length: 0 };
    const raw = Buffer.alloc(length);
    if (length > 0) await promisify(read)(this.#raw, raw, 0, length, start);
    return raw;
  }

  /** Parsed as a mail client does. */
  async read(mail: StoredMail): Promise<ReadMail> {
    // Loaded when the first mail is read: the parser is large, and a start has no use for it.
    const { simpleParser } = await import('mailparser');
    const parsed = await simpleParser(await this.raw(mail.id), { skipImageLinks: true });
    const headers: Record<string, string> = {};
    for (const { key, line } of parsed.headerLines) {
      const value = unfold(line.slice(line.indexOf(':') + 1));
      const earlier = headers[key];
      headers[key] = earlier === undefined ? value : `${earlier}\n${value}`;
    }
    // The decoded texts of what a reader sees; the rest as it was sent.
    if (parsed.subject !== undefined) headers.subject = parsed.subject;
    const from = addressText(parsed.from);
    if (from !== '') headers.from = from;
    return {
      id: mail.id,
      at: mail.at,
      from: from || mail.source,
      to: mail.destinations.join(', '),
      subject: parsed.subject ?? '',
      headers,
      text: parsed.text ?? '',
      html: typeof parsed.html === 'string' ? parsed.html : '',
    };
  }

  #remember(mail: Kept): void {
    this.#mails.push(mail);
    this.#inWindow += mail.destinations.length;
    this.#byId.set(mail.id, mail);
  }
}

const unfold = (value: string): string => value.replaceAll(/\r?\n[ \t]+/g, ' ').trim();

const addressText = (address: AddressObject | AddressObject[] | undefined): string =>
  address === undefined
    ? ''
    : [address]
        .flat()
        .map((one) => one.text)
        .join(', ');

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressObject } from 'mailparser';

/** One mail that was accepted. The raw message lies in a file of its own, `<id>.eml`. */
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

/** Every mail that SES took, in the order in which it came, kept between starts. */
export class MailStore {
  readonly #folder: string;
  readonly #mails: StoredMail[] = [];
  readonly #byId = new Map<string, StoredMail>();
  #windowStart = 0;
  #inWindow = 0;

  constructor(folder: string) {
    this.#folder = folder;
    const index = join(folder, INDEX);
    if (!existsSync(index)) return;
    for (const line of readFileSync(index, 'utf8').split('\n')) {
      if (line !== '') this.#remember(JSON.parse(line) as StoredMail);
    }
  }

  async add(mail: StoredMail, raw: Buffer): Promise<void> {
    await writeFile(this.#file(mail.id), raw);
    appendFileSync(join(this.#folder, INDEX), `${JSON.stringify(mail)}\n`);
    this.#remember(mail);
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

  raw(id: string): Promise<Buffer> {
    return readFile(this.#file(id));
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

  #file(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }

  #remember(mail: StoredMail): void {
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

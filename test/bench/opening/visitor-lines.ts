import { connect, type Socket } from 'node:net';

/** What a visitor heard. `refused` where no connection came about, `broken` where one ended before its answer. */
export interface Heard {
  readonly status: string;
  /** Of the header x-cache: Hit, Miss, RefreshHit; `none` without it. */
  readonly verdict: string;
}

/**
 * The visitors' connections to one HTTP/1.1 server: kept open, as many as there are answers outstanding. Reads what the benchmark counts and no more:
 * node:http takes as long for a request as the site does for a search, on processors that both share.
 */
export const visitorLines = (origin: URL) => {
  const idle: Line[] = [];
  return {
    /** One GET. Never rejects. */
    get: (path: string): Promise<Heard> => {
      let line = idle.pop();
      while (line?.closed) line = idle.pop();
      line ??= new Line(origin, (free) => idle.push(free));
      return line.get(path);
    },
    close: (): void => {
      for (const line of idle) line.close();
    },
  };
};

const HEAD_END = '\r\n\r\n';

class Line {
  readonly #socket: Socket;
  readonly #host: string;
  #opened = false;
  #heard: Buffer[] = [];
  #bytes = 0;
  /** Length of the whole answer, once its head is read. */
  #expected: number | undefined;
  #head = '';
  #answered: ((heard: Heard) => void) | undefined;
  readonly #free: (line: Line) => void;

  constructor(origin: URL, free: (line: Line) => void) {
    this.#host = origin.host;
    this.#free = free;
    this.#socket = connect({ port: Number(origin.port), host: origin.hostname, noDelay: true });
    this.#socket.on('connect', () => {
      this.#opened = true;
    });
    this.#socket.on('data', (chunk) => this.#hear(chunk));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#settle({ status: this.#opened ? 'broken' : 'refused', verdict: 'none' }));
  }

  get(path: string): Promise<Heard> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n\r\n`);
    });
  }

  /** The server ended it while nothing was asked. */
  get closed(): boolean {
    return this.#socket.destroyed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    this.#heard.push(chunk);
    this.#bytes += chunk.length;
    if (this.#expected === undefined) this.#readHead();
    if (this.#expected === undefined || this.#bytes < this.#expected) return;
    const [, status = ''] = this.#head.split(' ', 2);
    const verdict = headerIn(this.#head, 'x-cache')?.split(' ')[0] ?? 'none';
    this.#heard = [];
    this.#bytes = 0;
    this.#expected = undefined;
    this.#free(this);
    this.#settle({ status, verdict });
  }

  #readHead(): void {
    const text = Buffer.concat(this.#heard).toString('latin1');
    const end = text.indexOf(HEAD_END);
    if (end < 0) return;
    this.#head = text.slice(0, end);
    const length = Number(headerIn(this.#head, 'content-length'));
    if (Number.isNaN(length)) throw new Error(`an answer without a length: ${this.#head}`);
    this.#expected = end + HEAD_END.length + length;
  }

  #settle(heard: Heard): void {
    const answered = this.#answered;
    this.#answered = undefined;
    answered?.(heard);
  }
}

const headerIn = (head: string, name: string): string | undefined =>
  new RegExp(`\r\n${name}: *([^\r\n]*)`, 'i').exec(head)?.[1];

import { connect, type Socket } from 'node:net';

/** What a visitor heard. `refused` where no connection came about, `broken` where one ended before its answer. */
export interface Heard {
  readonly status: string;
  /** Of the header x-cache: Hit, Miss, RefreshHit; `none` without it. */
  readonly verdict: string;
}

export interface Asked {
  readonly path: string;
  /** Sent as JSON with POST; a GET without it. */
  readonly body?: unknown;
  /** The address that the visitor comes from. */
  readonly viewer: string;
}

/**
 * The visitors' connections to one HTTP/1.1 server: kept open, as many as there are answers outstanding. Reads what the benchmark counts and no more:
 * node:http takes as long for a request as the site does for a search, on processors that both share.
 */
export const visitorLines = (origin: URL) => {
  const idle: Line[] = [];
  return {
    /** Asks as a browser does, for compressed answers. Never rejects. */
    ask: (asked: Asked): Promise<Heard> => {
      let line = idle.pop();
      while (line?.closed) line = idle.pop();
      line ??= new Line(origin, (free) => idle.push(free));
      return line.ask(asked);
    },
    close: (): void => {
      for (const line of idle) line.close();
    },
  };
};

const HEAD_END = '\r\n\r\n';

/** What browsers say on every request; the address is what the local front takes for the visitor's. */
const requestOf = ({ path, body, viewer }: Asked, origin: URL): string => {
  const head = [
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `host: ${origin.host}`,
    'accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-encoding: gzip, deflate, br',
    'accept-language: fr-FR,fr;q=0.9',
    'user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    `x-local-viewer: ${viewer}`,
  ];
  if (body === undefined) return `${head.join('\r\n')}${HEAD_END}`;
  const text = JSON.stringify(body);
  head.push(
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    `origin: ${origin.origin}`,
    'sec-fetch-site: same-origin',
  );
  return `${head.join('\r\n')}${HEAD_END}${text}`;
};

class Line {
  readonly #socket: Socket;
  readonly #origin: URL;
  #opened = false;
  #heard: Buffer[] = [];
  #bytes = 0;
  /** Length of the whole answer, once its head is read. */
  #expected: number | undefined;
  #head = '';
  #answered: ((heard: Heard) => void) | undefined;
  readonly #free: (line: Line) => void;

  constructor(origin: URL, free: (line: Line) => void) {
    this.#origin = origin;
    this.#free = free;
    this.#socket = connect({ port: Number(origin.port), host: origin.hostname, noDelay: true });
    this.#socket.on('connect', () => {
      this.#opened = true;
    });
    this.#socket.on('data', (chunk) => this.#hear(chunk));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#settle({ status: this.#opened ? 'broken' : 'refused', verdict: 'none' }));
  }

  ask(asked: Asked): Promise<Heard> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#socket.write(requestOf(asked, this.#origin));
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

import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the edge hands it to an origin: header names in lower case, several lines of one header joined by commas. */
export interface HttpRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Address of whoever called this server. */
  readonly sourceIp: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; `set-cookie` may come several times. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export const headerOf = (answer: HttpAnswer, name: string): string | undefined =>
  answer.headers.find(([header]) => header === name)?.[1];

/** A short answer in JSON, as AWS's own errors are. */
export const jsonAnswer = (
  status: number,
  value: unknown,
  headers: readonly (readonly [string, string])[] = [],
): HttpAnswer => ({
  status,
  headers: [['content-type', 'application/json'], ...headers],
  body: Buffer.from(JSON.stringify(value)),
});

/** The API's limit; CloudFront's is higher. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The whole body, or `'too large'`. */
export const readBody = (message: IncomingMessage): Promise<Buffer | undefined | 'too large'> => {
  if (message.method === 'GET' || message.method === 'HEAD') return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    message.on('end', () =>
      resolve(bytes > MAX_BODY_BYTES ? 'too large' : bytes === 0 ? undefined : Buffer.concat(chunks)),
    );
    message.on('error', reject);
  });
};

export const headersOf = (message: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return headers;
};

/** `[path, query]` of a request line. */
export const splitTarget = (url: string): readonly [string, string] => {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
};

export const writeAnswer = (response: ServerResponse, answer: HttpAnswer, withBody = true): void => {
  const headers: (string | number)[] = [];
  for (const [name, value] of answer.headers) headers.push(name, value);
  headers.push('content-length', answer.body.length);
  response.writeHead(answer.status, headers as string[]);
  response.end(withBody ? answer.body : undefined);
};

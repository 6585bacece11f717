import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, HOST, listen } from './ports.ts';

/** An answer in one of AWS's protocols. `drop`: the connection is cut instead, so that the caller never learns what happened. */
export interface ServiceAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly drop?: boolean;
}

/** A service that is called by `Action=` in a form (SES) or by an `X-Amz-Target` (SMS, secrets). */
export interface Service {
  readonly answers: (target: string) => boolean;
  readonly handle: (target: string, body: string) => Promise<ServiceAnswer>;
}

/** One address for all small services of ours: told apart by target. */
export class AwsEndpoint {
  readonly #services: readonly Service[];
  readonly #server: Server;
  #address = '';

  constructor(services: readonly Service[]) {
    this.#services = services;
    this.#server = createServer(
      { keepAliveTimeout: 60_000 },
      (request, response) => void this.#answer(request, response),
    );
  }

  get address(): string {
    return this.#address;
  }

  async start(): Promise<void> {
    this.#address = `http://${HOST}:${await listen(this.#server, 0)}`;
  }

  stop(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const header = request.headers['x-amz-target'];
      const target = typeof header === 'string' ? header : (/(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? '');
      const service = this.#services.find((one) => one.answers(target));
      const answer =
        service === undefined
          ? jsonError(400, 'UnknownOperationException', `${target} is not known here`)
          : await service.handle(target, body);
      if (answer.drop === true) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, {
        'content-type': answer.contentType,
        'content-length': Buffer.byteLength(answer.body),
        'x-amzn-requestid': crypto.randomUUID(),
        ...answer.headers,
      });
      response.end(answer.body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ __type: 'InternalServerException', message: String(error) }));
    }
  }
}

const JSON_1_0 = 'application/x-amz-json-1.0';

export const jsonOk = (value: unknown): ServiceAnswer => ({
  status: 200,
  contentType: JSON_1_0,
  body: JSON.stringify(value),
});

export const jsonError = (
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): ServiceAnswer => ({
  status,
  contentType: JSON_1_0,
  body: JSON.stringify({ __type: code, message, Message: message, ...more }),
  headers: { 'x-amzn-errortype': code },
});

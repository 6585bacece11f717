import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ControlProblem, type ControlRoute, type ControlRoutes, problemAnswer } from './control/http.ts';
import {
  type HttpAnswer,
  type HttpRequest,
  headersOf,
  jsonAnswer,
  readBody,
  splitTarget,
  writeAnswer,
} from './http/message.ts';
import { Router } from './http/router.ts';
import { closeServer, HOST, listen } from './ports.ts';

/** Where the local controls are, on the port of the site. */
export const CONTROLS = '/__local';

const STARTING = jsonAnswer(503, { message: 'The local stack is starting' }, [['retry-after', '1']]);

/**
 * The one port that people see: the site, and the local controls beside it. Listens before anything else is started, so that a port in use
 * is known at once; until `open`, it answers that it is starting.
 */
export class SiteServer {
  readonly #server: Server;
  readonly #controls = new Router<ControlRoute>();
  #site: ((request: HttpRequest) => Promise<HttpAnswer>) | undefined;
  #address = '';

  constructor() {
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
      void this.#answer(message, response);
    });
  }

  get address(): string {
    return this.#address;
  }

  async listen(port: number): Promise<void> {
    this.#address = `http://${HOST}:${await listen(this.#server, port)}`;
  }

  open(site: (request: HttpRequest) => Promise<HttpAnswer>, ...controls: readonly ControlRoutes[]): void {
    for (const routes of controls) for (const [key, route] of Object.entries(routes)) this.#controls.add(key, route);
    this.#site = site;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      writeAnswer(response, await this.#route(message), message.method !== 'HEAD');
    } catch (error) {
      if (!response.headersSent) writeAnswer(response, problemAnswer(500, String(error)));
    }
  }

  async #route(message: IncomingMessage): Promise<HttpAnswer> {
    const body = await readBody(message);
    if (body === 'too large') return jsonAnswer(413, { message: 'Request Entity Too Large' });
    const [path, query] = splitTarget(message.url ?? '/');
    const request: HttpRequest = {
      method: message.method ?? 'GET',
      path,
      query,
      headers: headersOf(message),
      body,
      sourceIp: (message.socket.remoteAddress ?? HOST).replace('::ffff:', ''),
    };
    if (this.#site === undefined) return STARTING;
    return path === CONTROLS || path.startsWith(`${CONTROLS}/`) ? this.#control(request) : this.#site(request);
  }

  async #control(request: HttpRequest): Promise<HttpAnswer> {
    const match = this.#controls.find(request.method, request.path);
    if (match === undefined)
      return problemAnswer(404, `there is no ${request.method} ${request.path} among the local controls`);
    try {
      return await match.target(request, match);
    } catch (error) {
      if (error instanceof ControlProblem) return problemAnswer(error.status, error.message);
      throw error;
    }
  }
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalProblem } from './problem.ts';

export const HOST = '127.0.0.1';

/** Listens on a port of this machine only (0: any free one) and gives the port. @throws LocalProblem when the port is in use */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new LocalProblem(`Port ${port} is in use by another program. Choose another one: --port ${port + 1}`));
      } else if (error.code === 'EACCES') {
        reject(new LocalProblem(`Port ${port} may not be used by this account. Choose one above 1023: --port 4280`));
      } else reject(error);
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });

/** A port that was free a moment ago, for child processes that must be told theirs. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Stops a server at once, open connections included. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

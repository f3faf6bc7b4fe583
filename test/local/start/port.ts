import { connect, createServer } from 'node:net';

/** Ports tried in a row before any free one is taken. */
const NEIGHBOURS = 20;

/** `localhost` is either of them. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * The wanted port, else one of the next ones.
 *
 * @returns 0 (any free one) where none of them is free
 */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + NEIGHBOURS, 65_535); port++) {
    if (await isFree(port)) return port;
  }
  return 0;
}

async function isFree(port: number): Promise<boolean> {
  if (!(await mayListen(port))) return false;
  // A server on all addresses may leave the loopback address bindable and still answer on it.
  const answers = await Promise.all(LOOPBACK.map((host) => listens(host, port)));
  return !answers.includes(true);
}

function mayListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK[0], () => server.close(() => resolve(true)));
  });
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

import { request } from 'node:http';
import type { Answer, Harness } from './harness.ts';

/**
 * A request as it is written here: the path as it stands, the body as it comes. `fetch` would put the one in order
 * and would not say how long the other is.
 *
 * @param chunks sent one after the other without a length, until the Worker has answered
 */
export async function rawCall(
  h: Harness,
  method: string,
  path: string,
  options: { token: string; headers?: Record<string, string>; chunks?: Iterable<Uint8Array> },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(h.worker.url);
    const headers = { authorization: `Bearer ${options.token}`, ...options.headers };
    let answered = false;
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      answered = true;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        outgoing.destroy();
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          text,
          body: JSON.parse(text),
        });
      });
    });
    // Once there is an answer, the rest of the body is nobody's concern.
    outgoing.on('error', (error) => answered || reject(error));
    const chunks = (options.chunks ?? [])[Symbol.iterator]();
    const send = () => {
      for (let next = chunks.next(); !answered; next = chunks.next()) {
        if (next.done) return outgoing.end();
        if (!outgoing.write(next.value)) return outgoing.once('drain', send);
      }
    };
    send();
  });
}

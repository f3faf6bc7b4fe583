import { request } from 'node:http';

/** What was answered. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * One request on a connection of its own: one that is kept could lead to a process that has ended.
 *
 * @throws Error where no answer comes
 */
export function ask(
  url: string,
  options: { method: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  const { method, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

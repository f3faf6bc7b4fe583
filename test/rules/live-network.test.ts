import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createSimulator } from '@production-assist/simulator/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveNetwork } from '../local/start/networks.ts';

let server: Server;
let url: string;
let asked: IncomingHttpHeaders = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request.headers;
    if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end();
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    request.on('data', () => {}).on('end', () => response.end(gzipSync('{"value":[]}')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

async function network(said: string[] = []) {
  return liveNetwork(await createSimulator(), (line) => said.push(line));
}

describe('the network of start --live', () => {
  it('passes a request on and hands the answer back unpacked', async () => {
    const headers = { authorization: 'Bearer fake', 'mf-loopback': 'x', 'client-request-id': '1' };
    const response = await (await network())(new Request(url, { method: 'POST', body: 'a=b', headers }));
    expect(await response.json()).toEqual({ value: [] });
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(asked).toMatchObject({ authorization: 'Bearer fake', 'client-request-id': '1', 'content-length': '3' });
    expect(asked).not.toHaveProperty('mf-loopback');
  });

  it('follows no redirect', async () => {
    const response = await (await network())(new Request(`${url}/moved`));
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
  });

  it('answers for the callers’ issuer itself', async () => {
    const { issuer } = await createSimulator();
    expect(await (await (await network())(new Request(issuer.jwksUrl))).json()).toHaveProperty('keys');
  });

  it('says once which host could not be reached', async () => {
    const said: string[] = [];
    const live = await network(said);
    await live(new Request('http://not-there.invalid/'));
    const response = await live(new Request('http://not-there.invalid/'));
    expect(response.status).toBe(503);
    expect(said).toEqual([expect.stringMatching(/^not-there\.invalid could not be reached: E/)]);
  });
});

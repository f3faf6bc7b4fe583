import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  type Middleware,
  PageIterator,
  RedirectHandler,
  RetryHandler,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from 'vitest';
import { generateDirectory } from '../src/people.ts';
import { createSimulator } from '../src/simulator.ts';

async function client() {
  const simulator = await createSimulator();
  const generated = generateDirectory({ seed: 4, users: 300, groupMembers: 250 });
  const directory = simulator.addDirectory(generated.data);
  const network: Middleware = {
    async execute(context: Context) {
      context.response = await simulator.fetch(new Request(context.request, context.options));
    },
  };
  async function getAccessToken(): Promise<string> {
    const body = new URLSearchParams({
      client_id: generated.clientId,
      client_secret: generated.secret,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const url = `https://login.microsoftonline.com/${generated.directoryId}/oauth2/v2.0/token`;
    const response = await simulator.fetch(new Request(url, { method: 'POST', body }));
    const { access_token } = await response.json();
    return String(access_token);
  }
  const chain = [
    new AuthenticationHandler({ getAccessToken }),
    new RetryHandler(),
    new RedirectHandler(),
    new TelemetryHandler(),
  ];
  const middleware: Middleware[] = [...chain, network];
  return { simulator, directory, ...generated, graph: Client.initWithMiddleware({ middleware }) };
}

describe('@microsoft/microsoft-graph-client', () => {
  it('finds the group and iterates over all of its members', async () => {
    const { graph, groupId, directory } = await client();
    const found = await graph.api('/groups').filter("displayName eq 'Azure_APP_Production-Assist'").select('id').get();
    expect(found.value).toEqual([{ id: groupId }]);
    const first = await graph.api(`/groups/${groupId}/members`).select(['id', 'userPrincipalName']).top(99).get();
    const seen: string[] = [];
    const iterator = new PageIterator(graph, first, ({ id }: { id: string }) => seen.push(id) > 0);
    await iterator.iterate();
    expect(seen).toEqual(directory.groups.get(groupId)?.members.map(({ id }) => id));
  });

  it('repeats itself after 429, 503 and 504', async () => {
    const { graph, simulator } = await client();
    for (const status of [429, 503, 504]) simulator.faults.add({ kind: 'group', status, retryAfter: 0 });
    expect((await graph.api('/groups').get()).value).toHaveLength(1);
    expect(simulator.requests.filter(({ kind }) => kind === 'group').map(({ status }) => status)).toEqual([
      429, 503, 504, 200,
    ]);
  });

  it('reads the errors', async () => {
    const { graph, simulator } = await client();
    const failure: unknown = await graph
      .api('/groups/abc')
      .get()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GraphError);
    expect(failure).toMatchObject({
      statusCode: 400,
      code: 'Request_BadRequest',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(simulator.requests.at(-1)?.headers['client-request-id']).toBeTruthy();
  });

  it('asks advanced queries', async () => {
    const { graph, groupId } = await client();
    const cast = graph
      .api(`/groups/${groupId}/members/microsoft.graph.user`)
      .header('ConsistencyLevel', 'eventual')
      .count(true)
      .top(999);
    expect((await cast.get())['@odata.count']).toBe(250);
  });

  it('sends batches', async () => {
    const { graph, groupId } = await client();
    const requests = [{ id: '1', method: 'GET', url: `/groups/${groupId}` }];
    const { responses } = await graph.api('/$batch').post({ requests });
    expect(responses).toMatchObject([{ id: '1', status: 200, body: { id: groupId } }]);
  });
});

import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import { CLOUD_IDS, CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateDirectory } from '../src/people.ts';
import { createSimulator, type Simulator } from '../src/simulator.ts';

/** Microsoft's library, unmodified, with the simulator where the network would be. */
function networkOver(simulator: Simulator): INetworkModule {
  async function send<T>(method: string, url: string, options: NetworkRequestOptions = {}) {
    const { headers = {}, body = null } = options;
    const response = await simulator.fetch(new Request(url, { method, headers, body: body || null }));
    const answer: T = await response.json();
    return { headers: Object.fromEntries(response.headers), status: response.status, body: answer };
  }
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('POST', url, options),
  };
}

async function client(cloud: Cloud, secret?: string) {
  const simulator = await createSimulator();
  const generated = generateDirectory({ seed: 3, cloud });
  const directory = simulator.addDirectory(generated.data);
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: generated.clientId,
      authority: `${CLOUDS[cloud].signIn}/${generated.directoryId}`,
      clientSecret: secret ?? generated.secret,
    },
    system: { networkClient: networkOver(simulator) },
  });
  const scopes = [`${CLOUDS[cloud].graph}/.default`];
  const acquire = (skipCache = false) => application.acquireTokenByClientCredential({ scopes, skipCache });
  return { simulator, directory, acquire, ...generated };
}

async function failure(promise: Promise<unknown>): Promise<AuthError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AuthError)) throw new Error(`not an AuthError: ${error}`);
  return error;
}

describe('@azure/msal-node', () => {
  it.each(CLOUD_IDS)('gets a token in cloud %s', async (cloud) => {
    const { acquire, directoryId, simulator } = await client(cloud);
    const result = await acquire();
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ tid: directoryId, aud: CLOUDS[cloud].graph });
    await acquire();
    expect(simulator.requests.filter(({ kind }) => kind === 'token')).toHaveLength(1);
    await acquire(true);
    expect(simulator.requests.filter(({ kind }) => kind === 'token')).toHaveLength(2);
    expect(simulator.requests[0]?.path).toContain('client-request-id=');
  });

  it('understands a refusal', async () => {
    const { acquire } = await client('global', 'wrong');
    const error = await failure(acquire());
    expect(error.errorCode).toBe('invalid_client');
    expect(error.message).toContain('AADSTS7000215');
    expect(error).toMatchObject({ errorNo: 7000215 });
  });

  it('understands a scripted refusal, and goes on after it', async () => {
    const { acquire, simulator } = await client('global');
    simulator.faults.add({ aadsts: 53003 });
    expect((await failure(acquire())).errorCode).toBe('access_denied');
    expect((await acquire())?.accessToken).toBeTruthy();
  });
});

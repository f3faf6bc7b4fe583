import { ConfidentialClientApplication, type INetworkModule, LogLevel } from '@azure/msal-node';
import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import { decodeJwt } from 'jose';
import { FailureError } from '../failure-error.ts';
import { type Answer, type Network, request } from './network.ts';
import { isPassingSignIn, noAnswerFailure, signInFailure } from './sign-in-errors.ts';

/** What proves the application to Microsoft. Further kinds join this union. */
export type Credential = { kind: 'secret'; clientSecret: string };

/** The application that signs in, and where. Ids are GUIDs in lower case. */
export interface Application {
  cloud: Cloud;
  directoryId: string;
  clientId: string;
  credential: Credential;
}

/** An app-only token for Microsoft Graph. */
export interface AppToken {
  accessToken: string;
  /** Granted application permissions, `[]` where none; null where the token cannot be decoded, which is allowed. */
  roles: string[] | null;
  /** When it ends, in ms since 1970. */
  expiresAt: number;
}

/**
 * Gets a new token; one request, and nothing is kept: what was granted a minute ago must count now.
 *
 * @throws FailureError naming what Microsoft's refusal means
 */
export async function signIn(network: Network, application: Application): Promise<AppToken> {
  const { cloud, directoryId, clientId, credential } = application;
  const transport = new SignInTransport(network);
  const client = new ConfidentialClientApplication({
    auth: { clientId, authority: `${CLOUDS[cloud].signIn}/${directoryId}`, clientSecret: credential.clientSecret },
    system: {
      networkClient: transport,
      // msal's own log lines are of no use here and must not become a way out for values.
      loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false, logLevel: LogLevel.Error },
    },
  });
  try {
    const result = await client.acquireTokenByClientCredential({
      scopes: [`${CLOUDS[cloud].graph}/.default`],
      skipCache: true,
    });
    if (!result?.accessToken) throw new FailureError('sign-in-unavailable');
    // msal reckons with the clock of the machine, everybody else with the network's.
    const lifetimeMs = (result.expiresOn?.getTime() ?? 0) - Date.now();
    return {
      accessToken: result.accessToken,
      roles: tokenRoles(result.accessToken),
      expiresAt: network.now() + Math.max(0, lifetimeMs),
    };
  } catch (error) {
    throw transport.failure(cloud) ?? (error instanceof FailureError ? error : new FailureError('sign-in-unavailable'));
  }
}

/**
 * The `roles` of an app-only token: proof of what was granted. The token is opaque by contract, so one that does not
 * decode is no error.
 */
export function tokenRoles(accessToken: string): string[] | null {
  try {
    const { roles } = decodeJwt(accessToken);
    if (roles === undefined) return [];
    return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : null;
  } catch {
    return null;
  }
}

/** msal-node's way to the network: our request with its retries, time-out and manual redirects. */
class SignInTransport implements INetworkModule {
  readonly #network: Network;
  #refused: Answer | undefined;
  #none: FailureError | undefined;

  constructor(network: Network) {
    this.#network = network;
  }

  sendGetRequestAsync<T>(url: string, options?: { headers?: Record<string, string> }) {
    return this.#send<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: { headers?: Record<string, string>; body?: string }) {
    return this.#send<T>('POST', url, options);
  }

  /** What went wrong on the wire, named; undefined where nothing did. */
  failure(cloud: Cloud): FailureError | undefined {
    if (this.#none) return this.#none;
    if (!this.#refused) return undefined;
    const failure = signInFailure(this.#refused.json, this.#refused.status);
    return new FailureError(failure.code, {
      ...failure,
      params: { ...failure.params, cloud: CLOUDS[cloud].name },
    });
  }

  async #send<T>(method: string, url: string, options: { headers?: Record<string, string>; body?: string } = {}) {
    const outcome = await request(
      this.#network,
      () =>
        new Request(url, {
          method,
          headers: options.headers ?? {},
          ...(options.body === undefined ? {} : { body: options.body }),
        }),
      { retryable: (answer) => answer.status >= 400 && isPassingSignIn(answer.json, answer.status) },
    );
    if ('none' in outcome) {
      const failure = noAnswerFailure(outcome.none);
      this.#none = new FailureError(failure.code, failure);
      throw this.#none;
    }
    const { answer } = outcome;
    if (answer.status >= 400) this.#refused = answer;
    return { headers: Object.fromEntries(answer.headers), body: answer.json as T, status: answer.status };
  }
}

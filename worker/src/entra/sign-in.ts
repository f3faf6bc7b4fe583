import { ConfidentialClientApplication, type INetworkModule, LogLevel } from '@azure/msal-node';
import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import type { Params } from '@production-assist/shared/failures';
import { decodeJwt } from 'jose';
import { FailureError, failureOf } from '../failure-error.ts';
import { type Answer, type Network, request } from './network.ts';
import { isPassingSignIn, noAnswerFailure, signInFailure } from './sign-in-errors.ts';

/** Whom an assertion is made for. */
export interface AssertionFor {
  clientId: string;
  /** Where it is sent: the audience of what a certificate signs. */
  tokenEndpoint: string;
  /** The audience of what another issuer signs. */
  federationAudience: string;
  /** Ms since 1970. */
  now: number;
}

/** Signs that the application is who it says; a new assertion each time. */
export type Assert = (asked: AssertionFor) => Promise<string>;

/** What proves the application to Microsoft. */
export type Credential =
  | { kind: 'secret'; clientSecret: string }
  | { kind: 'certificate'; assert: Assert }
  | { kind: 'federated'; issuer: string; subject: string; assert: Assert };

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
  const { cloud, directoryId, clientId } = application;
  const transport = new SignInTransport(network);
  const proof = new Proof(network, application);
  const client = new ConfidentialClientApplication({
    auth: { clientId, authority: `${CLOUDS[cloud].signIn}/${directoryId}`, ...proof.options() },
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
    const failure = proof.failure ?? transport.failure({ cloud: CLOUDS[cloud].name, ...proof.names() });
    throw failure ?? (error instanceof FailureError ? error : new FailureError('sign-in-unavailable'));
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

/** The credential as msal-node takes it. Never `clientCertificate`, which does not work on this runtime. */
class Proof {
  readonly #network: Network;
  readonly #application: Application;
  /** Why nothing could be signed. */
  failure: FailureError | undefined;

  constructor(network: Network, application: Application) {
    this.#network = network;
    this.#application = application;
  }

  options(): { clientSecret: string } | { clientAssertion: (config: { tokenEndpoint?: string }) => Promise<string> } {
    const { cloud, clientId, credential } = this.#application;
    if (credential.kind === 'secret') return { clientSecret: credential.clientSecret };
    return {
      clientAssertion: async ({ tokenEndpoint = '' }) => {
        const { federationAudience } = CLOUDS[cloud];
        try {
          return await credential.assert({ clientId, tokenEndpoint, federationAudience, now: this.#network.now() });
        } catch (error) {
          // Nothing of this is Microsoft's doing, and msal-node hands on whatever is thrown.
          const failure = failureOf(error);
          this.failure = new FailureError(failure.code, failure);
          throw this.failure;
        }
      },
    };
  }

  /** What Microsoft compares letter by letter, for the words of a refusal. */
  names(): Params {
    const { cloud, credential } = this.#application;
    // Nobody expects Microsoft to speak of them where another credential was sent; if it does, the words are whole.
    const { issuer, subject } = credential.kind === 'federated' ? credential : { issuer: '–', subject: '–' };
    return { issuer, subject, audience: CLOUDS[cloud].federationAudience };
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

  /**
   * What went wrong on the wire, named; undefined where nothing did.
   *
   * @param names for the words of a refusal
   */
  failure(names: Params): FailureError | undefined {
    if (this.#none) return this.#none;
    if (!this.#refused) return undefined;
    const failure = signInFailure(this.#refused.json, this.#refused.status);
    return new FailureError(failure.code, { ...failure, params: { ...failure.params, ...names } });
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

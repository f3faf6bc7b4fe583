import { CLOUDS } from '@production-assist/shared/clouds';
import { coveringPermission, REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '@production-assist/shared/permissions';
import { FailureError } from '../failure-error.ts';
import { PAUSE_SECONDS } from '../limits.ts';
import { graphFailure, graphTrace } from './graph-errors.ts';
import { type JsonObject, object } from './json.ts';
import { type Network, request } from './network.ts';
import type { Application, AppToken } from './sign-in.ts';
import { TokenSource } from './token-source.ts';

/**
 * Microsoft Graph for one run or one preview: its token, and how often it was asked.
 * The token leaves this object for the application's own Graph host only.
 */
export class GraphSession {
  /** Requests sent to Microsoft Graph, repeated ones included. */
  requests = 0;
  readonly #network: Network;
  readonly #source: TokenSource;
  #token: AppToken;
  #mintedAgain = false;

  private constructor(network: Network, source: TokenSource, token: AppToken) {
    this.#network = network;
    this.#source = source;
    this.#token = token;
  }

  /**
   * Signs in. Consent may be younger than a token, so a token that lacks something is made anew, once, before anything
   * is concluded from it.
   *
   * @throws FailureError naming what Microsoft's refusal means
   */
  static async open(network: Network, from: Application | TokenSource): Promise<GraphSession> {
    const source = from instanceof TokenSource ? from : new TokenSource(network, from);
    const session = new GraphSession(network, source, await source.mint());
    // A failure here says nothing new: there is a token that works.
    if (lacksPermission(session.roles)) await session.mintAgain().catch(() => {});
    return session;
  }

  /** A session with a token that was kept: no request. What it lacks is found out, and minted again, when it is used. */
  static resume(network: Network, source: TokenSource, token: AppToken): GraphSession {
    return new GraphSession(network, source, token);
  }

  /** What a later session can go on with. */
  get token(): AppToken {
    return this.#token;
  }

  /** Granted permissions; null where the token cannot be decoded. */
  get roles(): string[] | null {
    return this.#token.roles;
  }

  /**
   * A new token, once per session: consent that was just given is not in the old one.
   *
   * @returns false where it was already done
   */
  async mintAgain(): Promise<boolean> {
    if (this.#mintedAgain) return false;
    this.#mintedAgain = true;
    this.#token = await this.#source.mint();
    return true;
  }

  /** Address of a Graph resource, below the version. `path` begins with a slash. */
  url(path: string): string {
    return `${CLOUDS[this.#source.application.cloud].graph}/v1.0${path}`;
  }

  /**
   * Whether an address Microsoft gave us is one of Graph's own: only there is the token sent.
   */
  isOwn(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { origin, username, password } = new URL(url);
    return origin === CLOUDS[this.#source.application.cloud].graph && !username && !password;
  }

  /**
   * GET of a Graph resource.
   *
   * @param url absolute, on this cloud's Graph host
   * @param usable whether the JSON has the shape that was asked for; tried again where it has not
   * @throws FailureError
   */
  async get(url: string, usable: (json: JsonObject) => boolean): Promise<JsonObject> {
    const isUsable = (json: unknown) => {
      const body = object(json);
      return body !== undefined && usable(body);
    };
    return (await this.#ask(url, isUsable, {})) as JsonObject;
  }

  /**
   * A collection's `$count`. It is taken from an index that lags some minutes behind the lists.
   *
   * @throws FailureError
   */
  async count(url: string): Promise<number> {
    const isCount = (json: unknown) => typeof json === 'number' && Number.isInteger(json) && json >= 0;
    return (await this.#ask(url, isCount, { consistencylevel: 'eventual', accept: 'text/plain' })) as number;
  }

  async #ask(url: string, usable: (json: unknown) => boolean, headers: Record<string, string>): Promise<unknown> {
    if (!this.isOwn(url)) throw new FailureError('graph-foreign-link');
    const outcome = await request(
      this.#network,
      () =>
        new Request(url, {
          headers: {
            authorization: `Bearer ${this.#token.accessToken}`,
            accept: 'application/json',
            'client-request-id': crypto.randomUUID(),
            ...headers,
          },
        }),
      {
        usable,
        onAttempt: () => {
          this.requests++;
        },
      },
    );
    if ('none' in outcome) {
      const { kind, last, retryAfterSeconds } = outcome.none;
      throw new FailureError(`graph-${kind}`, {
        params: { seconds: retryAfterSeconds ?? PAUSE_SECONDS },
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        ...(last ? { microsoft: graphTrace(last.json, last.status, last.headers) } : {}),
      });
    }
    const { status, json, headers: answered } = outcome.answer;
    if (status < 300) return json;
    const failure = graphFailure(json, status, answered);
    // A token may be older than the consent it should carry: judged on a new one, once.
    const mayBeStale = failure.code === 'token-refused' || failure.code === 'permission-denied';
    if (mayBeStale && (await this.mintAgain())) return this.#ask(url, usable, headers);
    throw new FailureError(failure.code, failure);
  }
}

/** Whether a token lacks what finding and reading the group takes; one that cannot be decoded is not suspected. */
function lacksPermission(roles: readonly string[] | null): boolean {
  if (!roles) return false;
  const granted = (permission: string) => coveringPermission(permission, roles) !== null;
  return !(REQUIRED_PERMISSIONS.every(granted) && USER_PERMISSIONS.some(granted));
}

import { Problem } from '@production-assist/shared/api';
import { SIGNED_IN_AS, signedInAs } from '@production-assist/shared/signed-in-as';
import type { Language } from '@production-assist/shared/texts/texts';
import * as v from 'valibot';

/** Why there is no answer to a call. */
export type Failed =
  /** The service explains itself; `retryAfter`: seconds after which it may be tried again. */
  | { because: 'problem'; problem: Problem; retryAfter: number | null }
  /** `unreachable`: no answer. `unreadable`: not an answer of this service. `cancelled`: whoever called stopped it. */
  | { because: 'unreachable' | 'unreadable' | 'cancelled' };

export type Answer<Value> =
  /** `etag`: the version that was read or written, for `ifMatch`. */
  { ok: true; value: Value; etag: string | null } | { ok: false; failed: Failed };

export interface CallOptions {
  /** The version a change is based on. */
  ifMatch?: string | null;
  /** Stops the call; the answer is then `cancelled`. */
  signal?: AbortSignal;
  /** How long it may take, ms. */
  timeoutMs?: number;
}

/** The service, as the page calls it. Paths begin with `/`; the schema is what the answer has to be. */
export interface Api {
  get<Schema extends v.GenericSchema>(path: string, schema: Schema, options?: CallOptions): AnswerOf<Schema>;
  put<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: Schema,
    options?: CallOptions,
  ): AnswerOf<Schema>;
  /** `body` null: none. */
  post<Schema extends v.GenericSchema>(
    path: string,
    body: unknown,
    schema: Schema,
    options?: CallOptions,
  ): AnswerOf<Schema>;
  remove(path: string, options?: CallOptions): Promise<Answer<null>>;
}
type AnswerOf<Schema extends v.GenericSchema> = Promise<Answer<v.InferOutput<Schema>>>;

export interface ApiOptions {
  fetch: typeof fetch;
  /** The language of the answers. */
  language: () => Language;
  /** Who is shown as signed in; a call is refused where that is somebody else by now. Null: whoever it is. */
  shownAs: () => string | null;
  /**
   * Told when the service does not know any more who is asking. Resolves to true once the same person is signed in
   * again: the call is then repeated, and whoever made it does not notice. False: it stays refused.
   */
  signedOut: (signal: AbortSignal | undefined) => Promise<boolean>;
}

const TIMEOUT_MS = 30_000;

/** Makes the client. It never throws. */
export function createApi({ fetch, language, shownAs, signedOut }: ApiOptions): Api {
  const none = v.null();

  async function call<Schema extends v.GenericSchema>(
    method: string,
    path: string,
    body: unknown,
    schema: Schema,
    options: CallOptions = {},
  ): AnswerOf<Schema> {
    const { signal, ifMatch, timeoutMs = TIMEOUT_MS } = options;
    for (;;) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const name = shownAs();
      let response: Response;
      let text: string;
      try {
        response = await fetch(path, {
          method,
          headers: {
            accept: 'application/json',
            'accept-language': language(),
            ...(body === null ? {} : { 'content-type': 'application/json' }),
            ...(ifMatch ? { 'if-match': ifMatch } : {}),
            ...(name === null ? {} : { [SIGNED_IN_AS]: signedInAs(name) }),
          },
          body: body === null ? null : JSON.stringify(body),
          // A redirect leads to the sign-in of whatever stands in front of the service, and to no answer.
          redirect: 'manual',
          cache: 'no-store',
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        });
        text = response.type === 'opaqueredirect' ? '' : await response.text();
      } catch {
        return { ok: false, failed: { because: signal?.aborted ? 'cancelled' : 'unreachable' } };
      }
      const isSignedOut = response.status === 401 || response.type === 'opaqueredirect';
      if (isSignedOut && (await signedOut(signal))) continue;
      return read(response, text, schema);
    }
  }

  return {
    get: (path, schema, options) => call('GET', path, null, schema, options),
    put: (path, body, schema, options) => call('PUT', path, body, schema, options),
    post: (path, body, schema, options) => call('POST', path, body, schema, options),
    remove: (path, options) => call('DELETE', path, null, none, options),
  };
}

function read<Schema extends v.GenericSchema>(
  response: Response,
  text: string,
  schema: Schema,
): Answer<v.InferOutput<Schema>> {
  const body = parse(text);
  if (response.ok) {
    const value = v.safeParse(schema, response.status === 204 ? null : body);
    if (!value.success) return { ok: false, failed: { because: 'unreadable' } };
    return { ok: true, value: value.output, etag: response.headers.get('etag') };
  }
  const problem = v.safeParse(Problem, body);
  if (problem.success) {
    return {
      ok: false,
      failed: { because: 'problem', problem: problem.output, retryAfter: seconds(response.headers.get('retry-after')) },
    };
  }
  // Something between here and the service answered in its place.
  return { ok: false, failed: { because: response.status >= 500 ? 'unreachable' : 'unreadable' } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

/** Whether the call got no answer to what it asked: the same may be answered in a moment. A refusal is an answer. */
export function isUnanswered(failed: Failed): boolean {
  return failed.because !== 'problem' || failed.problem.status >= 500;
}

/** The problem's code, where the service explained itself. */
export function codeOf(failed: Failed): Problem['code'] | null {
  return failed.because === 'problem' ? failed.problem.code : null;
}

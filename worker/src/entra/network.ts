import { ATTEMPTS, BACKOFF_MS, REQUEST_TIMEOUT_MS } from '../limits.ts';

/** What speaking to Microsoft needs from outside; passed in, so that a test can hold the clock. */
export interface Network {
  fetch(request: Request): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds. */
  sleep(ms: number): Promise<void>;
  /** 0 up to 1; spreads the waits. */
  random(): number;
  /** Longest one request may take, in ms. */
  timeoutMs: number;
  /** Longest `Retry-After` that is waited out in place, in ms. */
  waitMs: number;
}

/** The real network of a Worker. */
export function workerNetwork(waitMs: number): Network {
  return {
    fetch: (request) => fetch(request),
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    timeoutMs: REQUEST_TIMEOUT_MS,
    waitMs,
  };
}

/** Microsoft's answer, read to its end. `json` is undefined where the body is no JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** Why there is no usable answer after all attempts. `last` is the last answer that came, if any did. */
export interface NoAnswer {
  kind: 'throttled' | 'unavailable' | 'unreadable';
  retryAfterSeconds?: number;
  last?: Answer;
}

/** Answers worth another attempt. Source: Graph "Best practices", "Throttling"; 509 is its bandwidth limit. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 500, 502, 503, 504, 509]);

/**
 * Seconds Microsoft asks us to wait: `Retry-After` as a number or as a date.
 *
 * @returns whole seconds, 0 or more; null where the header is absent or means nothing
 */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Wait before the next attempt where nothing was asked for: doubling, with full jitter. In ms. */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(BACKOFF_MS * 2 ** attempt * random);
}

/**
 * One request to Microsoft, tried again a bounded number of times. Redirects are not followed: a token goes to the
 * host it was made for and nowhere else.
 *
 * @param makeRequest builds the request anew for each attempt
 * @param usable says whether a 2xx answer's JSON has the expected shape; one that has not is tried again
 * @param retryable says whether an answer other than the statuses above is worth another attempt
 * @returns the answer, whatever its status, or why there is none; never throws for what the network does
 */
export async function request(
  network: Network,
  makeRequest: () => Request,
  options: {
    usable?: (json: unknown) => boolean;
    retryable?: (answer: Answer) => boolean;
    onAttempt?: () => void;
  } = {},
): Promise<{ answer: Answer } | { none: NoAnswer }> {
  const usable = options.usable ?? ((json) => json !== undefined);
  let none: NoAnswer = { kind: 'unavailable' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    options.onAttempt?.();
    const answer = await attemptOnce(network, makeRequest());
    let wait: number | null = null;
    if (!answer) {
      none = { kind: 'unavailable' };
    } else if (RETRYABLE.has(answer.status) || options.retryable?.(answer)) {
      wait = retryAfterSeconds(answer.headers, network.now());
      none = { kind: answer.status === 429 ? 'throttled' : 'unavailable', last: answer };
      if (wait !== null) none.retryAfterSeconds = wait;
    } else if (answer.status >= 300 && answer.status < 400) {
      return { none: { kind: 'unreadable', last: answer } };
    } else if (answer.status < 300 && !usable(answer.json)) {
      none = { kind: 'unreadable', last: answer };
    } else {
      return { answer };
    }
    if (wait !== null && wait * 1000 > network.waitMs) break;
    if (attempt < ATTEMPTS - 1) await network.sleep(wait !== null ? wait * 1000 : backoffMs(attempt, network.random()));
  }
  return { none };
}

/** One attempt; null where no whole answer came: refused, cut off, too slow. */
async function attemptOnce(network: Network, request: Request): Promise<Answer | null> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), network.timeoutMs);
  try {
    const response = await network.fetch(new Request(request, { redirect: 'manual', signal: timeout.signal }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: parseJson(text) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

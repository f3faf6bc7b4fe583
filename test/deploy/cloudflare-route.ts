/** An answer, before it is put into Cloudflare's envelope; `text` goes without one. */
export interface Result {
  status?: number;
  result?: unknown;
  info?: object;
  code?: number;
  message?: string;
  etag?: string;
  text?: string;
}

/** A call of the API. */
export interface Asked {
  method: string;
  path: string;
  url: URL;
  authorization: string;
  type: string;
  body: Buffer;
  /** What the route's pattern found. */
  found: string;
}

/** What `METHOD /path` of a call looks like, and what answers it. */
export type Route = [RegExp, (ask: Asked) => Promise<Result> | Result];

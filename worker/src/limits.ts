/** Every number of the Worker: its name, its unit, its reason. */

/** Members a page; Microsoft Graph refuses 1,000. Source: Graph "List group members", read 2026-11. */
export const MEMBERS_PAGE = 999;

/** Groups looked through for a name that resembles the access group's. One request. */
export const NEAR_MISS_GROUPS = 999;

/** Bytes of a request's body that are read. The largest honest body, a connection, has under 2 KB. */
export const BODY_BYTES = 64 * 1024;

/** Bytes of a body that is too large which are read and thrown away, so that its sender hears the answer. */
export const DRAINED_BYTES = 16 * 1024 * 1024;

/** Attempts at one request to Microsoft, the first included. */
export const ATTEMPTS = 4;

/** First wait between attempts where Microsoft names none, in ms; doubles each time, with full jitter. */
export const BACKOFF_MS = 500;

/** Longest one request to Microsoft may take, in ms; a page of 999 members usually takes under 2 s. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Pause we speak of where Microsoft asks for one and does not say how long, in seconds. */
export const PAUSE_SECONDS = 60;

/** Longest `Retry-After` that a run waits out in place, in ms. A longer one goes back to the queue. */
export const RUN_WAIT_MS = 60_000;

/** Longest `Retry-After` that a preview waits out, in ms: somebody is looking at it. */
export const PREVIEW_WAIT_MS = 5_000;

/** A run owns its tenant this long after its last sign of life, in ms. Renewed with every page. */
export const LEASE_MS = 3 * 60_000;

/** A queued run nobody took up is sent again after this long, in ms. */
export const RESEND_AFTER_MS = 10 * 60_000;

/** Waits before a message is tried again, in seconds, by attempt. Source: consent and new applications take minutes. */
export const RETRY_DELAYS_SECONDS = [15, 45, 120, 300, 900, 1800] as const;

/** Longest delay a queue message can have, in seconds. Source: Cloudflare Queues limits, 12 h. */
export const QUEUE_DELAY_MAX_SECONDS = 43_200;

/** Messages in one `sendBatch`. Source: Cloudflare Queues limits. */
export const QUEUE_BATCH = 100;

/** Share of the schedule's period by which the next run is moved, so that tenants spread. */
export const SCHEDULE_JITTER = 0.1;

/** Runs started by one cron invocation; the rest is due a minute later. D1 allows 1,000 queries an invocation. */
export const DUE_TENANTS = 10_000;

/** Bytes of one bound JSON value; D1 allows 2 MB a string and its local version does not enforce it. */
export const JSON_BYTES = 1_000_000;

/** Times a page's decisions are made anew when somebody else wrote the same people meanwhile. */
export const PAGE_REPLANS = 3;

/** Longest address, in characters (RFC 5321, 4.5.3.1.3 with the angle brackets taken off). */
export const ADDRESS_LENGTH = 254;

/** Longest name kept, in characters; Microsoft's own limit for displayName is 256. */
export const NAME_LENGTH = 256;

/** A value written to KV may be missing elsewhere for this long, in ms. Source: Workers KV, "60 seconds or more". */
export const KV_SETTLES_MS = 5 * 60_000;

/** Rows of a list where the caller names no number. */
export const LIST_ROWS = 50;

/** Rows read at a time for a CSV of everyone. */
export const CSV_ROWS = 5_000;

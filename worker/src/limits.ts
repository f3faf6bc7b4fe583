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

/**
 * Credentials one cron takes a step with, of each kind of step: 500 operations of KV and 210 queries at most, of 1,000
 * each that an invocation may make. Ten thousand credentials take under two hours.
 */
export const RESEAL_BATCH = 100;

/** A cron works on its credentials for this long at most, in ms; then another one takes them over. Its own limit. */
export const RESEAL_CLAIM_MS = 15 * 60_000;

/** A credential that cannot be opened is looked at again after this long, in ms: its key may have come back. */
export const RESEAL_RETRY_MS = 60 * 60_000;

/** How long each rate limit of `wrangler.toml` counts, in seconds: who meets one is free again after that. */
export const RATE_PERIOD_SECONDS = 60;

/** Rows of a list where the caller names no number. */
export const LIST_ROWS = 50;

/** Rows read at a time for a CSV of everyone. */
export const CSV_ROWS = 5_000;

/** An access token of a connected browser lives this long, in seconds: so long may KV show one that was revoked. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** A browser stays connected at most this long, in seconds, however often it asks for new tokens. */
export const REFRESH_TOKEN_SECONDS = 30 * 24 * 60 * 60;

/** A browser's last use is written down at most this often, in ms: every write of a row is billed. */
export const BROWSER_USE_MS = 5 * 60_000;

/** Tenants a consent page offers in a list; who has more of them names one. */
export const CONSENT_TENANTS = 100;

/** Longest a person stays signed in on the page, in ms: a working day. */
export const SESSION_MS = 8 * 3_600_000;

/** Longest a sign-in may take from leaving for the provider to coming back, in ms; passwords are looked up. */
export const SIGN_IN_MS = 10 * 60_000;

/** Longest one request to the sign-in provider may take, in ms: somebody is looking at an empty window. */
export const PROVIDER_TIMEOUT_MS = 5_000;

/** How long what the sign-in provider says of itself is believed, in ms. */
export const PROVIDER_METADATA_MS = 3_600_000;

/** How long an invitation may be taken up, in ms. */
export const INVITATION_MS = 7 * 24 * 3_600_000;

/** Pages of members one invocation reads before it hands the run to the next: others get their turn, limits are far. */
export const SLICE_PAGES = 40;

/** Pages in a row without anybody new after which a list of members is taken for one that never ends. */
export const BARREN_PAGES = 20;

/** Deliveries in a row in which a run may get nowhere before it is failed. */
export const RUN_ATTEMPTS = 7;

/** A run is in flight this long at most, in ms; then the reaper ends it. Microsoft may ask for pauses of hours. */
export const RUN_MAX_MS = 24 * 3_600_000;

/** A kept token is used up to this long before its end, in ms; a page takes seconds. */
export const TOKEN_MARGIN_MS = 2 * 60_000;

/** A reading that took longer adds people and takes nobody away, in ms: who it missed may be back by now. */
export const READING_MAX_MS = 3_600_000;

/** Members up to which a group is always read in full: three requests. */
export const DELTA_MEMBERS = 2_000;

/** A larger group is read in full at least this often, in ms; in between Microsoft says whether it has changed. */
export const FULL_READ_MS = 6 * 3_600_000;

/** Longest time between two probes of a directory that fails, in ms. */
export const BACKOFF_MAX_MS = 24 * 3_600_000;

/** Scheduled runs started in one second, so that neither D1 nor Microsoft is hit by all at once. */
export const SPREAD_PER_SECOND = 50;

/** Seconds between two runs of one directory: all of its tenants share one budget at Microsoft. */
export const DIRECTORY_GAP_SECONDS = 2;

/** Longest a scheduled run is put off for the sake of the others, in seconds; what finds no room is due again. */
export const SPREAD_MAX_SECONDS = 900;

/** A removal that was held waits this long for a person, in ms; nothing is lost when it ends. */
export const HELD_REMOVAL_MS = 14 * 24 * 3_600_000;

/** Removals whose time is over that one cron ends, with two queries each. */
export const EXPIRED_REMOVALS = 100;

/** Lost runs one cron ends. Three queries each. */
export const REAPED_RUNS = 100;

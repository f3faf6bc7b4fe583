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
 * each that an invocation may make. Ten thousand credentials take under two hours. As many webhooks are sealed anew,
 * each with one query.
 */
export const RESEAL_BATCH = 100;

/** A cron works on its credentials for this long at most, in ms; then another one takes them over. Its own limit. */
export const RESEAL_CLAIM_MS = 15 * 60_000;

/**
 * A credential, or a webhook's secret, that cannot be opened is looked at again after this long, in ms: its key may have
 * come back.
 */
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

/**
 * Bits and probes by which a run tells who is new from who was on an earlier page: 512 KB, and with 100,000 members one
 * of 480,000 new ones is taken for known and looked up in vain.
 */
export const ID_FILTER_BITS = 2 ** 22;
export const ID_FILTER_PROBES = 7;

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

/**
 * Waits before a message is sent again, in ms, by attempts made. Source: the example of the Standard Webhooks
 * specification, 1.0.0; together three days.
 */
export const NOTICE_DELAYS_MS = [
  5_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  5 * 3_600_000,
  10 * 3_600_000,
  14 * 3_600_000,
  20 * 3_600_000,
  24 * 3_600_000,
] as const;

/** Share of such a wait that is added by chance, so that a receiver that comes back is not met by all at once. */
export const NOTICE_JITTER = 0.1;

/** Longest a receiver may take to answer a message, in ms. */
export const NOTICE_TIMEOUT_MS = 10_000;

/** Longest a name may take to be looked up, in ms. */
export const DNS_TIMEOUT_MS = 5_000;

/** A message that was taken up and of which nothing is heard is sent again after this long, in ms. */
export const NOTICE_CLAIM_MS = 2 * 60_000;

/** A message whose time has come is left to the queue for this long before the cron sends it, in ms. */
export const NOTICE_GRACE_MS = 60_000;

/** A message is delivered anew this long after our own store failed, in seconds. */
export const NOTICE_RETRY_SECONDS = 60;

/** Messages given to the queue at once, by a cron or after a run; the rest by the next cron. */
export const NOTICES_AT_ONCE = 500;

/** Messages that are done with are kept this long, in ms: to be seen, and told again. */
export const NOTICE_KEPT_MS = 30 * 24 * 3_600_000;

/** Oldest messages one cron looks through for those whose time is over. */
export const NOTICES_FORGOTTEN = 500;

/** A replaced secret goes on signing beside the new one for this long, in ms. */
export const FORMER_WEBHOOK_SECRET_MS = 24 * 3_600_000;

/** Bytes of a webhook's secret. Source: Standard Webhooks, 24 to 64. */
export const WEBHOOK_SECRET_BYTES = 32;

/** Webhooks and addresses one tenant can have. */
export const TARGETS_MAX = 20;

/** A failure that may pass is told of once it has lasted this long, in ms. */
export const FAILING_TOLD_MS = 24 * 3_600_000;

/** Tenants one cron tells of, with two queries each. */
export const TOLD_AT_ONCE = 100;

/** Somebody is asked to look through who has access this often, in ms: a month. */
export const REVIEW_MS = 30 * 24 * 3_600_000;

/** A secret that was replaced this long ago, in ms, and is still in Entra, is a warning. */
export const UNUSED_SECRET_MS = 7 * 24 * 3_600_000;

/** A key of the issuer signs for this long, in ms. Our own choice; the certificates of servers live as long. */
export const FEDERATION_KEY_MS = 90 * 24 * 3_600_000;

/**
 * A key is published for this long before it signs, in ms. How long Microsoft keeps what it fetched is not documented;
 * half an hour was seen, and others who issue tokens publish a day ahead.
 */
export const FEDERATION_KEY_AHEAD_MS = 24 * 3_600_000;

/** A key is published for this long after the next one signs, in ms: longer than any assertion and any cache lives. */
export const FEDERATION_KEY_BEHIND_MS = 48 * 3_600_000;

/**
 * How long after a change of sealing keys something may still go on that began with those of before: an invocation for a
 * queue lasts a quarter of an hour at most, and a new secret takes a moment to be everywhere.
 */
export const SEALING_KEYS_SETTLE_MS = 20 * 60_000;

/** How long an assertion is valid, in seconds: it is used within the second. Microsoft allows 25 hours. */
export const ASSERTION_SECONDS = 300;

/** How long what we publish as an issuer may be kept, in seconds; far shorter than a key is published ahead. */
export const ISSUER_CACHE_SECONDS = 3_600;

/** Days a certificate of ours is valid: as long as a secret may be at most. */
export const CERTIFICATE_DAYS = 730;

/** A certificate is valid from this long before it was made, in ms: Microsoft's clock is another one. */
export const CERTIFICATE_BACKDATE_MS = 5 * 60_000;

/** A secret Microsoft does not know is tried again for this long before it counts as wrong, in ms: it takes minutes. */
export const CANDIDATE_PATIENCE_MS = 15 * 60_000;

/** Whatever else a candidate waits for, in ms: then a person has to ask for another try. */
export const CANDIDATE_LIFE_MS = 24 * 3_600_000;

/** Waits before a secret is tried again, in ms, by try; the cron comes by once a minute. */
export const SECRET_RETRY_MS = [15_000, 30_000, 60_000, 120_000] as const;

/** A certificate or a federated credential is looked for this often while somebody may be entering it, in ms. */
export const ENTERING_RETRY_MS = 2 * 60_000;

/** How long somebody may be entering it, in ms; and how often it is looked for after that. */
export const ENTERING_MS = 3_600_000;
export const ENTERED_LATER_RETRY_MS = 3_600_000;

/** Candidates one cron tries at most: each takes up to six requests to Microsoft and a dozen queries. */
export const PROVEN_CANDIDATES = 20;

/** A cron has this long for a candidate before another one takes it over, in ms: longer than all attempts together. */
export const PROVE_CLAIM_MS = 3 * 60_000;

/** Longest `Retry-After` that a proof waits out in place, in ms: a person, or the cron, waits for it. */
export const PROVE_WAIT_MS = 5_000;

/** A value noted as one to destroy is left for this long while it is being written, in ms. */
export const DISCARD_AFTER_MS = 10 * 60_000;

/** Discarded values one cron destroys. */
export const DISCARDED_BATCH = 100;

/** What holds for the whole simulator. Everything may be changed between two requests. */
export interface Settings {
  /** Delay before each sign-in and Graph answer, in milliseconds. Default 0. */
  latencyMs: number;
  /** Lifetime of an access token in seconds. Default 3599, as Microsoft answers. */
  tokenLifetimeSeconds: number;
  /** What stands between the parts of `error_description`. Default `varying`: one after the other. */
  descriptionSeparator: 'crlf' | 'space' | 'varying';
  /** How Graph spells the inner error: both are in use. Default `innerError`. */
  innerErrorName: 'innerError' | 'innererror';
  /** How long a `$skiptoken` is good for. Default one hour. */
  pageTokenLifetimeMs: number;
  /** Member entries on one page of a delta answer. Default 200. */
  deltaPageSize: number;
  /** How a delta token older than seven days is refused. Default `gone` (410 with a Location). */
  deltaExpiry: 'gone' | 'syncStateNotFound';
  /** True: a delta answer repeats the changes of the answer before it. Default false. */
  deltaReplays: boolean;
  /** Graph's budget per application and directory; null (the default) means no throttling. */
  throttle: ThrottleSettings | null;
  /** More client-credential requests than this per application within the window are a loop; null (default): never. */
  signInLoop: { requests: number; windowMs: number } | null;
  /** Takes the Internet's place where the sign-in service asks an issuer for its keys; null (default): none answers. */
  fetchIssuer: ((request: Request) => Promise<Response>) | null;
  /** How long the sign-in service remembers an issuer's keys, in milliseconds. Default 0: it always asks. */
  issuerMemoryMs: number;
}

export interface ThrottleSettings {
  /** Resource units per ten seconds, or Microsoft's 3,500 / 5,000 / 8,000 by number of users. */
  unitsPerTenSeconds: number | 'by-directory-size';
  retryAfter: 'seconds' | 'date' | 'absent';
}

/** The settings a simulator begins with. */
export function defaultSettings(): Settings {
  return {
    latencyMs: 0,
    tokenLifetimeSeconds: 3599,
    descriptionSeparator: 'varying',
    innerErrorName: 'innerError',
    pageTokenLifetimeMs: 3_600_000,
    deltaPageSize: 200,
    deltaExpiry: 'gone',
    deltaReplays: false,
    throttle: null,
    signInLoop: null,
    fetchIssuer: null,
    issuerMemoryMs: 0,
  };
}

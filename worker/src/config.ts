import * as v from 'valibot';

/** What the Worker is told by its variables and secrets, checked each time it is read. */

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const text = v.pipe(v.string(), v.minLength(1));

const Issuer = v.strictObject({
  issuer: v.pipe(v.string(), v.url()),
  audience: v.union([text, v.pipe(v.array(v.string()), v.minLength(1))]),
  jwksUrl: https,
  for: v.optional(v.picklist(['people', 'backend']), 'people'),
});

/** An issuer of callers' tokens: exact `iss`, accepted `aud`, where its public keys are, and whom it vouches for. */
export type Issuer = v.InferOutput<typeof Issuer>;

const FirstOperator = v.union([v.strictObject({}), v.strictObject({ issuer: v.string(), subject: v.string() })]);

const SignIn = v.union([v.strictObject({}), v.strictObject({ issuer: https, clientId: text })]);

/** The OpenID Connect provider people sign in with; `clientSecret` is null for a public client. */
export interface SignInProvider {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
}

const Extension = v.union([
  v.strictObject({}),
  v.strictObject({
    redirectUris: v.pipe(v.array(https), v.minLength(1)),
    // A browser's own scheme, as it stands in the header Origin; never a website's.
    origins: v.array(v.pipe(v.string(), v.regex(/^(?:chrome|moz)-extension:\/\/[\w-]+$/))),
  }),
]);

/** Where the extension is sent back to after it was connected, and the origins its calls come from. */
export interface ExtensionClient {
  redirectUris: readonly string[];
  origins: readonly string[];
}

const Keys = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    keys: v.pipe(
      v.array(
        v.object({
          kty: v.literal('oct'),
          kid: v.pipe(v.string(), v.minLength(1)),
          // 256 bits are 43 characters of base64url.
          k: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
        }),
      ),
      v.minLength(1),
    ),
  }),
);

/** Keys that seal credentials; the first one seals, all of them open. */
export type SealingKey = v.InferOutput<typeof Keys>['keys'][number];

/** @throws Error naming the variable, never its value */
function read<Schema extends v.GenericSchema>(name: string, schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new Error(`The Worker's variable ${name} is missing or not of its form`);
  return result.output;
}

export function issuers(env: Pick<Env, 'ISSUERS'>): Issuer[] {
  return read('ISSUERS', v.array(Issuer), env.ISSUERS);
}

/** @returns null where none is configured */
export function firstOperator(env: Pick<Env, 'FIRST_OPERATOR'>): { issuer: string; subject: string } | null {
  const value = read('FIRST_OPERATOR', FirstOperator, env.FIRST_OPERATOR);
  return 'issuer' in value ? value : null;
}

const Origin = v.pipe(
  https,
  v.check((value) => URL.parse(value)?.origin === value),
);

/**
 * The address Microsoft finds this service under as an issuer, without a slash at the end.
 *
 * @returns null where it is whatever address people use
 */
export function publicOrigin(env: Pick<Env, 'PUBLIC_ORIGIN'>): string | null {
  return read('PUBLIC_ORIGIN', v.union([v.literal(''), Origin]), env.PUBLIC_ORIGIN) || null;
}

/** What sends e-mail: the part of the platform's binding that is used. */
export interface EmailBinding {
  send(message: { from: string; to: string; subject: string; text: string }): Promise<unknown>;
}

/** How e-mail is sent, and where the links in it lead. */
export interface EmailSender {
  binding: EmailBinding;
  from: string;
  /** Null where the Worker does not know its own address. */
  origin: string | null;
}

/** A binding that may be missing; `wrangler.toml`, and with it `Env`, can only name those that are there. */
interface OptionalBindings {
  EMAIL?: EmailBinding;
}

/** @returns null where no e-mail can be sent */
export function emailSender(env: Pick<Env, 'EMAIL_SENDER' | 'PUBLIC_ORIGIN'> & OptionalBindings): EmailSender | null {
  const from = read('EMAIL_SENDER', v.union([v.literal(''), v.pipe(v.string(), v.email())]), env.EMAIL_SENDER);
  return from && env.EMAIL ? { binding: env.EMAIL, from, origin: publicOrigin(env) } : null;
}

/** A secret that may be missing; `wrangler.toml`, and with it `Env`, can only name those that are required. */
interface OptionalSecrets {
  SIGN_IN_CLIENT_SECRET?: string;
}

/** @returns null where people do not sign in here */
export function signInProvider(env: Pick<Env, 'SIGN_IN'> & OptionalSecrets): SignInProvider | null {
  const value = read('SIGN_IN', SignIn, env.SIGN_IN);
  if (!('issuer' in value)) return null;
  return { ...value, clientSecret: read('SIGN_IN_CLIENT_SECRET', v.nullish(text, null), env.SIGN_IN_CLIENT_SECRET) };
}

/** @returns null where no extension may be connected */
export function extensionClient(env: Pick<Env, 'EXTENSION'>): ExtensionClient | null {
  const value = read('EXTENSION', Extension, env.EXTENSION);
  return 'redirectUris' in value ? value : null;
}

export function sealingKeys(env: Pick<Env, 'CREDENTIAL_KEYS'>): SealingKey[] {
  return read('CREDENTIAL_KEYS', Keys, env.CREDENTIAL_KEYS).keys;
}

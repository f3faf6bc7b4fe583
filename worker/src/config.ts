import * as v from 'valibot';
import * as variables from './variables.ts';

/** What the Worker is told by its variables and secrets, checked each time it is read. */

/** An issuer of callers' tokens: exact `iss`, accepted `aud`, where its public keys are, and whom it vouches for. */
export type Issuer = v.InferOutput<typeof variables.Issuer>;

/** The OpenID Connect provider people sign in with; `clientSecret` is null for a public client. */
export interface SignInProvider {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
}

/** Where the extension is sent back to after it was connected, and the origins its calls come from. */
export interface ExtensionClient {
  redirectUris: readonly string[];
  origins: readonly string[];
}

/** Keys that seal credentials; the first one seals, all of them open. */
export type SealingKey = v.InferOutput<typeof variables.Keys>['keys'][number];

/** @throws Error naming the variable, never its value */
function read<Schema extends v.GenericSchema>(name: string, schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new Error(`The Worker's variable ${name} is missing or not of its form`);
  return result.output;
}

/** Issuers whose tokens callers may carry. @throws Error where the variable is not of its form */
export function issuers(env: Pick<Env, 'ISSUERS'>): Issuer[] {
  return read('ISSUERS', v.array(variables.Issuer), env.ISSUERS);
}

/** @returns null where none is configured */
export function firstOperator(env: Pick<Env, 'FIRST_OPERATOR'>): { issuer: string; subject: string } | null {
  const value = read('FIRST_OPERATOR', variables.FirstOperator, env.FIRST_OPERATOR);
  return 'issuer' in value ? value : null;
}

/**
 * The address Microsoft finds this service under as an issuer, without a slash at the end.
 *
 * @returns null where it is whatever address people use
 */
export function publicOrigin(env: Pick<Env, 'PUBLIC_ORIGIN'>): string | null {
  return read('PUBLIC_ORIGIN', v.union([v.literal(''), variables.Origin]), env.PUBLIC_ORIGIN) || null;
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
  const from = read('EMAIL_SENDER', v.union([v.literal(''), variables.EmailAddress]), env.EMAIL_SENDER);
  return from && env.EMAIL ? { binding: env.EMAIL, from, origin: publicOrigin(env) } : null;
}

/** A secret that may be missing; `wrangler.toml`, and with it `Env`, can only name those that are required. */
interface OptionalSecrets {
  SIGN_IN_CLIENT_SECRET?: string;
}

/** @returns null where people do not sign in here */
export function signInProvider(env: Pick<Env, 'SIGN_IN'> & OptionalSecrets): SignInProvider | null {
  const value = read('SIGN_IN', variables.SignIn, env.SIGN_IN);
  if (!('issuer' in value)) return null;
  return {
    ...value,
    clientSecret: read('SIGN_IN_CLIENT_SECRET', v.nullish(variables.ClientSecret, null), env.SIGN_IN_CLIENT_SECRET),
  };
}

/** @returns null where no extension may be connected */
export function extensionClient(env: Pick<Env, 'EXTENSION'>): ExtensionClient | null {
  const value = read('EXTENSION', variables.Extension, env.EXTENSION);
  return 'redirectUris' in value ? value : null;
}

/** Keys that seal and open. @throws Error where the secret is missing or not of its form */
export function sealingKeys(env: Pick<Env, 'CREDENTIAL_KEYS'>): SealingKey[] {
  return read('CREDENTIAL_KEYS', variables.Keys, env.CREDENTIAL_KEYS).keys;
}

/** Ids of keys, in their order: the one that seals first. */
export function keyIds(keys: readonly SealingKey[]): string[] {
  return keys.map(({ kid }) => kid);
}

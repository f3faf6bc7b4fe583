import * as v from 'valibot';

/** Forms of the Worker's variables and secrets: what the Worker reads, and what is checked before it is put online. */

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const text = v.pipe(v.string(), v.minLength(1));

/** An issuer of callers' tokens: exact `iss`, accepted `aud`, where its public keys are, and whom it vouches for. */
export const Issuer = v.strictObject({
  issuer: v.pipe(v.string(), v.url()),
  audience: v.union([text, v.pipe(v.array(v.string()), v.minLength(1))]),
  jwksUrl: https,
  for: v.optional(v.picklist(['people', 'backend']), 'people'),
});

/** The first operator, by issuer and subject; `{}`: nobody. */
export const FirstOperator = v.union([v.strictObject({}), v.strictObject({ issuer: v.string(), subject: v.string() })]);

/** The OpenID Connect provider people sign in with. */
export const SignIn = v.union([v.strictObject({}), v.strictObject({ issuer: https, clientId: text })]);

/** Where the extension is sent back to after it was connected, and the origins its calls come from. */
export const Extension = v.union([
  v.strictObject({}),
  v.strictObject({
    redirectUris: v.pipe(v.array(https), v.minLength(1)),
    // A browser's own scheme, as it stands in the header Origin; never a website's.
    origins: v.array(v.pipe(v.string(), v.regex(/^(?:chrome|moz)-extension:\/\/[\w-]+$/))),
  }),
]);

/** An https address without a path, not even a slash. */
export const Origin = v.pipe(
  https,
  v.check((value) => URL.parse(value)?.origin === value),
);

/** Whose name stands on e-mails. */
export const EmailAddress = v.pipe(v.string(), v.email());

/** A JWK set of 256-bit keys, as text. */
export const Keys = v.pipe(
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

/** What the provider gave a confidential client. */
export const ClientSecret = text;

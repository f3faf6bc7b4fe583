import * as v from 'valibot';

/** Who may call the API, and who is the first operator: from the Worker's variables. */
const Issuer = v.strictObject({
  issuer: v.pipe(v.string(), v.url()),
  audience: v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.array(v.string()), v.minLength(1))]),
  jwksUrl: v.pipe(v.string(), v.url(), v.startsWith('https://')),
});

/** An issuer of callers' tokens: exact `iss`, accepted `aud`, and where its public keys are. */
export type Issuer = v.InferOutput<typeof Issuer>;

const FirstOperator = v.union([v.strictObject({}), v.strictObject({ issuer: v.string(), subject: v.string() })]);

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

export function sealingKeys(env: Pick<Env, 'CREDENTIAL_KEYS'>): SealingKey[] {
  return read('CREDENTIAL_KEYS', Keys, env.CREDENTIAL_KEYS).keys;
}

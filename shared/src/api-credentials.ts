import * as v from 'valibot';
import { count, says, time } from './answers.ts';
import { CREDENTIAL_KINDS } from './requests-credentials.ts';

export * from './requests-credentials.ts';

/** What comes out of the API about credentials: never one itself. */

const kind = v.picklist(CREDENTIAL_KINDS);
const hint = says(
  v.nullable(v.string()),
  'First three characters of the secret, as the admin center shows them; null where unknown, and for other kinds.',
);
const expiresOn = says(v.nullable(v.string()), 'Day on which it ends, `YYYY-MM-DD`; null where unknown or never.');

/** A certificate as the admin center lists it. */
export const CertificateView = v.object({
  thumbprint: says(v.string(), 'SHA-1 in capital hexadecimal digits, as the admin center shows it.'),
  thumbprintSha256: says(v.string(), 'SHA-256 in capital hexadecimal digits.'),
  notAfter: says(time, 'When it ends.'),
});
export type CertificateView = v.InferOutput<typeof CertificateView>;

const certificate = says(v.nullable(CertificateView), 'Null for other kinds.');

/** What is entered under Federated credentials, letter by letter. */
export const FederationView = v.object({ issuer: v.string(), subject: v.string(), audience: v.string() });
export type FederationView = v.InferOutput<typeof FederationView>;

/** The credential runs use. */
export const CredentialView = v.object({
  kind,
  hint,
  expiresOn,
  updatedAt: says(time, 'When it became the one that is used.'),
  verifiedAt: says(v.nullable(time), 'When the first full run succeeded with it; null until then.'),
  expiredAt: says(v.nullable(time), 'When Microsoft said that it has expired, whatever the date; else null.'),
  certificate,
});
export type CredentialView = v.InferOutput<typeof CredentialView>;

/** `waiting`: tried again at `nextTryAt`. `refused`: no more, unless somebody asks; `failure` says why. */
export const CANDIDATE_STATES = ['waiting', 'refused'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/**
 * A credential on its way in, with the answer's own schema of a failure. The one that is used goes on working until
 * this one is proven.
 */
export const candidateOf = <Failure extends v.GenericSchema>(failure: Failure) =>
  v.object({
    id: v.string(),
    kind,
    hint,
    expiresOn,
    state: v.picklist(CANDIDATE_STATES),
    since: says(time, 'When it was given.'),
    tries: says(count, 'How often Microsoft was asked.'),
    nextTryAt: says(v.nullable(time), 'When Microsoft is asked again by itself; null: not any more.'),
    failure: says(v.nullable(failure), 'What came of the last try.'),
    certificate,
    federation: says(v.nullable(FederationView), 'What to enter in the admin center; null for other kinds.'),
  });

/** `fallback`: used where Microsoft refuses the new one. `to-remove`: destroyed here, still to be removed in Entra. */
export const FORMER_STATES = ['fallback', 'to-remove'] as const;
export type FormerState = (typeof FORMER_STATES)[number];

/** A credential that was replaced. */
export const FormerView = v.object({
  id: v.string(),
  kind,
  hint,
  expiresOn,
  createdAt: says(time, 'When it was saved here.'),
  replacedAt: time,
  state: v.picklist(FORMER_STATES),
  certificate,
});
export type FormerView = v.InferOutput<typeof FormerView>;

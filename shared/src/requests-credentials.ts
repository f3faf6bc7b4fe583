import * as v from 'valibot';
import { clientSecret, day, guid } from './values.ts';

/** What goes into the API about credentials. */

/**
 * What an application proves itself to Microsoft with. `secret`: a client secret. `certificate`: a key pair made by the
 * service. `federated`: nothing secret at all; the service vouches for itself.
 */
export const CREDENTIAL_KINDS = ['secret', 'certificate', 'federated'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export const credentialKind = v.picklist(CREDENTIAL_KINDS, 'not-an-option');

/** A credential that is to replace the present one. Only a secret is given; the others are made here. */
export const CandidateInput = v.strictObject({
  kind: v.pipe(credentialKind, v.description('`certificate` and `federated` are made by the service.')),
  clientSecret: v.optional(
    v.pipe(clientSecret, v.description('Value of the new client secret; with `secret`, and with no other kind.')),
  ),
  secretExpiresOn: v.optional(
    v.pipe(v.nullable(day), v.description('Day on which the new secret ends, as Microsoft shows it.')),
  ),
});
export type CandidateInput = v.InferOutput<typeof CandidateInput>;

/** Trying the candidate now takes no values. */
export const ProveInput = v.strictObject({});

/** Which replaced credential was removed in Entra; the one the connection shows, where it is left out. */
export const FormerRemovedInput = v.strictObject({
  id: v.optional(v.pipe(guid, v.description('`former.id` of the connection that was seen.'))),
});

export const CERTIFICATES = ['current', 'candidate'] as const;

export const CertificateQuery = v.strictObject({
  of: v.optional(v.pipe(v.picklist(CERTIFICATES, 'not-an-option'), v.description('`current`, where nothing is said.'))),
});

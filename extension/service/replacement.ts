import { CANDIDATE_STATES, CREDENTIAL_KINDS, FORMER_STATES } from '@production-assist/shared/api-credentials';
import type { CandidateInput } from '@production-assist/shared/requests-credentials';
import type { Language } from '@production-assist/shared/texts/texts';
import * as v from 'valibot';
import { ask, type WorkerAccess, type WorkerAnswer } from '../worker-api.ts';

/** Replacing a tenant's credential, as the service lets it be done and says how it stands. */

const text = v.nullable(v.string());
const kind = v.picklist(CREDENTIAL_KINDS);
/** In words already; codes of a newer service are taken as text. */
const failure = v.nullable(v.object({ code: v.string(), title: v.string(), detail: v.string(), fix: v.string() }));

/** What of the service's answer counts here: the connection, the credential on its way in, and the one before. */
const standing = v.object({
  tenantId: v.string(),
  cloud: v.picklist(['global', 'usgov', 'usdod', 'china']),
  directoryId: v.string(),
  clientId: v.string(),
  credential: v.object({ kind, hint: text, expiresOn: text, updatedAt: v.string(), verifiedAt: text }),
  candidate: v.nullable(
    v.object({
      id: v.string(),
      kind,
      hint: text,
      expiresOn: text,
      state: v.picklist(CANDIDATE_STATES),
      tries: v.number(),
      nextTryAt: text,
      failure,
    }),
  ),
  former: v.nullable(
    v.object({
      id: v.string(),
      kind,
      hint: text,
      expiresOn: text,
      createdAt: v.string(),
      state: v.picklist(FORMER_STATES),
      certificate: v.nullable(v.object({ thumbprint: v.string() })),
    }),
  ),
  lastRun: v.nullable(
    v.object({
      state: v.picklist(['queued', 'running', 'succeeded', 'failed']),
      queuedAt: v.string(),
      counts: v.object({ members: v.number() }),
      failure,
    }),
  ),
});
export type Standing = v.InferOutput<typeof standing>;
export type Candidate = NonNullable<Standing['candidate']>;
export type Former = NonNullable<Standing['former']>;

/** How long the service may take: it asks Microsoft three things before it answers. */
const TIMEOUT_MS = 60_000;

/** Calls of one tenant's connection. Failures come in the words of `language`. */
export function replacement(access: WorkerAccess, language: Language, fetcher: typeof fetch = fetch) {
  const call = <Schema extends v.GenericSchema>(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    schema: Schema,
    body?: object,
  ): Promise<WorkerAnswer<v.InferOutput<Schema>>> =>
    ask(fetcher, `${access.origin}/api/tenants/${encodeURIComponent(access.tenantId)}/connection${path}`, schema, {
      method,
      headers: {
        authorization: `Bearer ${access.token}`,
        'accept-language': language,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  return {
    look: () => call('GET', '', standing),
    /** Gives a new credential, which the service tries before it takes the place of the present one. */
    give: (input: CandidateInput) => call('PUT', '/candidate', standing, input),
    /** Has the one on its way in tried now. */
    prove: () => call('POST', '/candidate/prove', standing, {}),
    /** Takes it back; the present one stays. */
    withdraw: () => call('DELETE', '/candidate', v.unknown()),
    /** Says that the replaced one was removed in Entra. */
    removed: (id: string) => call('POST', '/former/removed', standing, { id }),
  };
}

export type ReplacementCalls = ReturnType<typeof replacement>;

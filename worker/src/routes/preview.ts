import { GUARD_LIMITS, LEAVERS_RULES, Preview, PreviewInput } from '@production-assist/shared/api';
import { DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import type { Failure } from '@production-assist/shared/failures';
import { Hono } from 'hono';
import { sealingKeys } from '../config.ts';
import { workerNetwork } from '../entra/network.ts';
import type { Credential } from '../entra/sign-in.ts';
import { usableCredential } from '../entra/usable.ts';
import { FailureError, failureOf } from '../failure-error.ts';
import { PREVIEW_WAIT_MS } from '../limits.ts';
import { measure } from '../metrics.ts';
import { gather, type PreviewValues } from '../preview/gather.ts';
import { previewView } from '../preview/view.ts';
import { type FieldProblem, InvalidRequestError } from '../problem.ts';
import { limitedByTenant } from '../security/rate-limit.ts';
import { type ConnectionRow, getConnection } from '../store/connections.ts';
import { tenantExists } from '../store/tenants.ts';
import { openCredential } from '../store/vault.ts';
import { type AppEnv, allow, valid, wordsFor } from './context.ts';
import { describe } from './describe.ts';

/** Everything a run would do, with saved values or unsaved ones; writes nothing. */
export const preview = new Hono<AppEnv>().post(
  '/',
  allow('configure'),
  limitedByTenant('PREVIEW_LIMIT'),
  valid('json', PreviewInput),
  describe({
    id: 'preview',
    tag: 'Preview',
    summary: 'Checks, and what a run would do with every member',
    description:
      'Writes nothing. Without a body the saved connection is previewed. A saved secret is used with the directory and application it was saved for and with no other. What is wrong with the set-up is no problem of this call: it is the answer.',
    answers: { 200: { says: 'The diagnosis', schema: Preview } },
    problems: [404, 429],
    body: 'optional',
  }),
  async (c) => {
    const tenantId = c.req.param('tenantId') ?? '';
    if (!(await tenantExists(c.env.DB, tenantId))) throw new FailureError('not-found');
    const saved = await getConnection(c.env.DB, tenantId);
    const values = await previewValues(c.env, tenantId, saved, c.req.valid('json'));
    const begun = Date.now();
    const { evidence, graphRequests } = await gather(c.env.DB, workerNetwork(PREVIEW_WAIT_MS), values);
    const view = previewView(evidence, graphRequests, wordsFor(c));
    const code = view.checks.find(({ status }) => status === 'fail')?.code ?? '';
    measure(c.env, { kind: 'preview', tenantId, code, ms: Date.now() - begun, graphRequests });
    return c.json(view);
  },
);

/** Given values, completed by saved ones. @throws InvalidRequestError where there are neither */
async function previewValues(
  env: Env,
  tenantId: string,
  saved: ConnectionRow | null,
  input: PreviewInput,
): Promise<PreviewValues> {
  const directoryId = input.directoryId ?? saved?.directoryId;
  const clientId = input.clientId ?? saved?.clientId;
  const missing: FieldProblem[] = [];
  if (directoryId === undefined) missing.push({ path: 'directoryId', code: 'required' });
  if (clientId === undefined) missing.push({ path: 'clientId', code: 'required' });
  if (directoryId === undefined || clientId === undefined) throw new InvalidRequestError(missing);
  const scope = { cloud: input.cloud ?? saved?.cloud ?? DEFAULT_CLOUD, directoryId, clientId };
  const sameDirectory = saved?.directoryId === directoryId && saved.cloud === scope.cloud;
  const kind = input.clientSecret === undefined ? (saved?.credentialKind ?? 'secret') : 'secret';
  const keptExpiry = input.clientSecret === undefined ? (saved?.credentialExpiresOn ?? null) : null;
  // Only of a secret does a person know the end better than we do.
  const givenExpiry = kind === 'secret' ? input.secretExpiresOn : undefined;
  return {
    ...scope,
    tenantId,
    credential:
      input.clientSecret === undefined
        ? await savedCredential(env, tenantId, saved, scope)
        : { kind: 'secret', clientSecret: input.clientSecret },
    kind,
    expiresOn: givenExpiry === undefined ? keptExpiry : givenExpiry,
    rememberedGroupId: sameDirectory ? saved.groupId : null,
    leavers: input.leavers ?? saved?.leavers ?? LEAVERS_RULES[0],
    guard: input.guard ?? {
      people: saved?.guardPeople ?? GUARD_LIMITS.people.default,
      percent: saved?.guardPercent ?? GUARD_LIMITS.percent.default,
    },
  };
}

/** The saved credential, if it was saved for exactly this; else why there is none to use. */
async function savedCredential(
  env: Env,
  tenantId: string,
  saved: ConnectionRow | null,
  scope: Pick<PreviewValues, 'cloud' | 'directoryId' | 'clientId'>,
): Promise<Credential | Failure> {
  const fits =
    saved?.directoryId === scope.directoryId && saved.clientId === scope.clientId && saved.cloud === scope.cloud;
  if (!fits) return { code: 'secret-needed' };
  const place = { tenantId, version: saved.credentialVersion };
  const age = { savedAt: saved.credentialUpdatedAt, now: Date.now() };
  return openCredential(env.CREDENTIALS, sealingKeys(env), place, scope, age).then(
    (stored) => usableCredential(env, stored),
    failureOf,
  );
}

import { CandidateInput, Connection, ProveInput } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { sealingKeys } from '../config.ts';
import { workerNetwork } from '../entra/network.ts';
import { FailureError } from '../failure-error.ts';
import { PROVE_WAIT_MS } from '../limits.ts';
import { InvalidRequestError } from '../problem.ts';
import { destroyDiscarded } from '../sealing/discard.ts';
import { checkedSecret, makeCredential, type NewCredential } from '../sealing/new-credential.ts';
import { limitedByTenant } from '../security/rate-limit.ts';
import { getCandidate, withdrawCandidate } from '../store/candidates.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { openCredential, type StoredCredential } from '../store/vault.ts';
import { proposeCandidate } from '../sync/propose.ts';
import { proveCandidate } from '../sync/prove.ts';
import { connectionAnswer, connectionOf } from './connection-answer.ts';
import { type AppEnv, allow, valid } from './context.ts';
import { describe } from './describe.ts';

const tag = 'Connection';

/** A credential on its way in. What is given or made here goes in and never comes out. */
export const candidate = new Hono<AppEnv>()
  .put(
    '/',
    allow('configure'),
    limitedByTenant('PREVIEW_LIMIT'),
    valid('json', CandidateInput),
    describe({
      id: 'putCandidate',
      tag,
      summary: 'Give a credential that is to replace the present one',
      description:
        'A secret is tried with Microsoft at once; a certificate or a federated credential has to be entered in the admin center first. The present one goes on working until the new one is proven: then it takes over, and the answer has no candidate any more. One that Microsoft does not know yet waits and is tried again. An older candidate is destroyed.',
      answers: { 200: { says: 'The connection, with the candidate or with the new credential', schema: Connection } },
      headers: ['ETag'],
      problems: [404, 409, 412, 429],
      body: 'required',
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      const connection = await connectionOf(c.env.DB, tenantId);
      const credential = await newCredential(c.env, connection, c.req.valid('json'), c.req.url, Date.now());
      await proposeCandidate(c.env, workerNetwork(PROVE_WAIT_MS), connection, credential, c.get('caller').name);
      return c.json(await connectionAnswer(c, await connectionOf(c.env.DB, tenantId)));
    },
  )
  .delete(
    '/',
    allow('configure'),
    describe({
      id: 'withdrawCandidate',
      tag,
      summary: 'Withdraw the new credential and destroy it',
      description: 'The present one stays as it is.',
      answers: { 204: { says: 'It is gone' } },
      problems: [404],
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      await connectionOf(c.env.DB, tenantId);
      const by = { actor: c.get('caller').name, at: Date.now() };
      if (!(await withdrawCandidate(c.env.DB, tenantId, by))) throw new FailureError('candidate-missing');
      await destroyDiscarded(c.env, by.at, tenantId);
      return c.body(null, 204);
    },
  )
  .post(
    '/prove',
    allow('configure'),
    limitedByTenant('PREVIEW_LIMIT'),
    valid('json', ProveInput),
    describe({
      id: 'proveCandidate',
      tag,
      summary: 'Try the new credential now',
      description: 'Where Microsoft accepts it, it takes over, and the answer has no candidate any more.',
      answers: { 200: { says: 'The connection, with the candidate or with the new credential', schema: Connection } },
      headers: ['ETag'],
      problems: [404, 429],
      body: 'optional',
    }),
    async (c) => {
      const tenantId = c.req.param('tenantId') ?? '';
      await connectionOf(c.env.DB, tenantId);
      const row = await getCandidate(c.env.DB, tenantId);
      if (!row) throw new FailureError('candidate-missing');
      await proveCandidate(c.env, workerNetwork(PROVE_WAIT_MS), row);
      return c.json(await connectionAnswer(c, await connectionOf(c.env.DB, tenantId)));
    },
  );

/** What was given, or is made. @throws InvalidRequestError, FailureError where it is what is in use already */
async function newCredential(
  env: Env,
  connection: ConnectionRow,
  { kind, clientSecret, secretExpiresOn }: CandidateInput,
  requestUrl: string,
  now: number,
): Promise<NewCredential> {
  if (kind !== 'secret') {
    const [path] = [
      ...(clientSecret === undefined ? [] : ['clientSecret']),
      ...(secretExpiresOn === undefined ? [] : ['secretExpiresOn']),
    ];
    if (path) throw new InvalidRequestError([{ path, code: 'unknown-field' }]);
  }
  const made =
    kind === 'secret'
      ? secretOf(clientSecret, secretExpiresOn)
      : await makeCredential(env, connection.tenantId, kind, requestUrl, now);
  const present = await presentCredential(env, connection, now);
  if (present && isSame(present, made.stored)) throw new FailureError('secret-unchanged');
  return made;
}

function secretOf(clientSecret: string | undefined, expiresOn: string | null | undefined): NewCredential {
  if (clientSecret === undefined) {
    throw new InvalidRequestError([{ path: 'clientSecret', code: 'required' }], 'secret-needed');
  }
  return checkedSecret(clientSecret, expiresOn ?? null);
}

/** Who replaced a credential by itself would be told to remove it in Entra. */
function isSame(present: StoredCredential, made: StoredCredential): boolean {
  if (present.kind === 'secret') return made.kind === 'secret' && made.clientSecret === present.clientSecret;
  if (present.kind !== 'federated' || made.kind !== 'federated') return false;
  return made.issuer === present.issuer && made.subject === present.subject;
}

/** Null where it does not open: then there is nothing it could be the same as. */
async function presentCredential(env: Env, connection: ConnectionRow, now: number): Promise<StoredCredential | null> {
  const { tenantId, credentialVersion, credentialUpdatedAt } = connection;
  const place = { tenantId, version: credentialVersion };
  try {
    const age = { savedAt: credentialUpdatedAt, now };
    return await openCredential(env.CREDENTIALS, sealingKeys(env), place, connection, age);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'credential-unreadable') return null;
    throw error;
  }
}

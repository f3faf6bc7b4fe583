import { keyIds, type SealingKey } from '../config.ts';
import { FailureError } from '../failure-error.ts';
import { KV_SETTLES_MS, RESEAL_BATCH, RESEAL_CLAIM_MS, RESEAL_RETRY_MS } from '../limits.ts';
import { log } from '../log.ts';
import { newId } from '../store/ids.ts';
import {
  type DueResealing,
  endResealings,
  failResealing,
  forgetResealings,
  noteKey,
  type Outdated,
  outdatedCredentials,
  type Resealing,
  stageResealings,
  switchResealings,
  takeDueResealings,
} from '../store/resealings.ts';
import { destroyCredential, keyIdOf, putCredential, readSealed, unseal } from '../store/vault.ts';

/**
 * Seals credentials anew that are not sealed with the first key, some at each cron, while runs, previews and people go
 * on. KV shows a new value everywhere only after a while, and a run may just have read which value is current; so a
 * credential takes three steps, each a while after the one before:
 *
 * 1. the new value is written beside the old one (`staged`);
 * 2. once it can be read, whoever used the old one points to it (`ending`);
 * 3. the old value is destroyed.
 *
 * Each step is noted in D1 before KV is touched, so a cron that dies in the middle leaves nothing behind that the next
 * one does not find.
 *
 * @param now the cron's own time, ms since 1970
 */
export async function resealCredentials(
  env: Pick<Env, 'DB' | 'CREDENTIALS'>,
  keys: readonly SealingKey[],
  now: number,
): Promise<void> {
  const taking = { now, until: now + RESEAL_CLAIM_MS, limit: RESEAL_BATCH };
  const due = await takeDueResealings(env.DB, keyIds(keys), taking);
  await advance(env, keys, due, now);
  await stage(env, keys, now);
}

type Stores = Pick<Env, 'DB' | 'CREDENTIALS'>;

/** Takes the next step with each of these. */
async function advance(env: Stores, keys: readonly SealingKey[], due: readonly DueResealing[], now: number) {
  const staged = due.filter(({ state }) => state === 'staged');
  const arrived = await Promise.all(staged.map((step) => hasArrived(env.CREDENTIALS, keys, step, now)));
  const switched = staged.filter((_, i) => arrived[i] === 'yes');
  await switchResealings(env.DB, switched, now, now + KV_SETTLES_MS);
  // Replaced by a person, gone with its connection, never written, or sealed with a key that is gone again.
  const given = staged.filter((_, i) => arrived[i] === 'no');
  await endResealings(env.DB, given, now);

  const ending = due.filter(({ state }) => state === 'ending');
  const destroyed = await Promise.all(ending.map((step) => destroyUnused(env.CREDENTIALS, step)));
  const failed = due.filter(({ state }) => state === 'failed');
  await forgetResealings(env.DB, [...ending.filter((_, i) => destroyed[i]), ...failed]);
}

/** Whether the new value can be used in place of the old one; `unknown` where KV does not say. */
async function hasArrived(
  kv: KVNamespace,
  keys: readonly SealingKey[],
  step: DueResealing,
  now: number,
): Promise<'yes' | 'no' | 'unknown'> {
  const { user, tenantId, fromVersion, toVersion } = step;
  if (user?.credentialVersion !== fromVersion) return 'no';
  const place = { tenantId, version: toVersion };
  try {
    await unseal(await readSealed(kv, place, { savedAt: 0, now }), keys, place, user);
    return 'yes';
  } catch (error) {
    if (isUnreadable(error)) return 'no';
    if (error instanceof FailureError) return 'unknown';
    throw error;
  }
}

/** @returns false where KV does not answer: the step stays and is taken again */
async function destroyUnused(kv: KVNamespace, step: DueResealing): Promise<boolean> {
  const { tenantId, fromVersion, toVersion, user } = step;
  const unused = [fromVersion, toVersion].filter((version) => version !== user?.credentialVersion);
  const gone = await Promise.all(unused.map((version) => destroyCredential(kv, { tenantId, version })));
  return gone.every(Boolean);
}

/** Writes new values for those whose turn it is. */
async function stage(env: Stores, keys: readonly SealingKey[], now: number): Promise<void> {
  const [current] = keys;
  if (!current) return;
  const outdated = await outdatedCredentials(env.DB, current.kid, RESEAL_BATCH);
  const steps = outdated.map((credential) => ({ credential, step: stepFor(credential, current.kid, now) }));
  const mine = await stageResealings(
    env.DB,
    steps.map(({ step }) => step),
    now + KV_SETTLES_MS,
  );
  const taken = steps.filter(({ step }) => mine.has(step.toVersion));
  const staged = await Promise.all(taken.map(({ credential, step }) => write(env, keys, credential, step, now)));
  // A value that KV seemed not to take may be there all the same.
  const given = taken.flatMap(({ step }, i) => (staged[i] ? [] : [step]));
  await endResealings(env.DB, given, now);
}

function stepFor({ tenantId, credentialVersion, credentialKey }: Outdated, toKey: string, now: number): Resealing {
  return {
    tenantId,
    fromVersion: credentialVersion,
    fromKey: credentialKey,
    toVersion: newId(now),
    toKey,
    state: 'staged',
  };
}

/** @returns false where there is nothing to be done after all, or not now */
async function write(
  env: Stores,
  keys: readonly SealingKey[],
  credential: Outdated,
  step: Resealing,
  now: number,
): Promise<boolean> {
  const { tenantId, fromVersion: version, toVersion } = step;
  let keyId: string | null = null;
  try {
    const age = { savedAt: credential.savedAt, now };
    const sealed = await readSealed(env.CREDENTIALS, { tenantId, version }, age);
    keyId = keyIdOf(sealed);
    const opened = await unseal(sealed, keys, { tenantId, version }, credential);
    if (keyId === step.toKey) {
      await noteKey(env.DB, step, keyId);
      return false;
    }
    await putCredential(env.CREDENTIALS, keys, { tenantId, version: toVersion }, credential, opened);
    return true;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    if (!isUnreadable(error)) return false;
    log('error', 'credential.unreadable', { tenantId, key: keyId, code: error.failure.code });
    await failResealing(env.DB, step, keyId, { tried: keyIds(keys), retryAt: now + RESEAL_RETRY_MS });
    return true;
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'credential-unreadable';
}

import { keyIds, type SealingKey } from '../config.ts';
import { RESEAL_BATCH, RESEAL_RETRY_MS, WEBHOOK_SECRET_BYTES } from '../limits.ts';
import { log } from '../log.ts';
import { openText, type SealedPlace, sealText } from '../sealing/sealed-text.ts';
import { outdatedTargets, resealTarget, type TargetRow } from '../store/notice-targets.ts';

/** Secrets that sign messages: made here, shown once, sealed from then on. */

type Place = Pick<TargetRow, 'tenantId' | 'targetId'>;

const placeOf = ({ tenantId, targetId }: Place): SealedPlace => ({ use: 'webhook', tenant: tenantId, id: targetId });

/** A new secret, as Standard Webhooks writes it, and sealed. */
export async function newWebhookSecret(
  keys: readonly SealingKey[],
  place: Place,
): Promise<{ secret: string; sealed: string; keyId: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(WEBHOOK_SECRET_BYTES));
  const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`;
  return { secret, ...(await sealText(keys, placeOf(place), secret)) };
}

/** What signs a target's messages now, the newest first; null where it cannot be opened. */
export async function signingSecrets(
  keys: readonly SealingKey[],
  target: TargetRow,
  now: number,
): Promise<string[] | null> {
  const secret = target.secret && (await openText(keys, placeOf(target), target.secret));
  if (!secret) return null;
  const stillSigns = target.formerUntil !== null && target.formerUntil > now;
  const former = stillSigns && target.formerSecret ? await openText(keys, placeOf(target), target.formerSecret) : null;
  return former ? [secret, former] : [secret];
}

/**
 * Seals secrets anew that are not sealed with the first key, some at each cron. One that cannot be opened stays as it is
 * and is looked at again later, and as soon as there are other keys: its own may have come back.
 *
 * @param now the cron's own time, ms since 1970
 */
export async function resealWebhookSecrets(
  env: Pick<Env, 'DB'>,
  keys: readonly SealingKey[],
  now: number,
): Promise<void> {
  const kids = keyIds(keys);
  for (const target of await outdatedTargets(env.DB, kids, now, RESEAL_BATCH)) {
    const secret = await anew(keys, target, { sealed: target.secret, keyId: target.secretKey });
    const former = await anew(keys, target, { sealed: target.formerSecret, keyId: target.formerKey });
    await resealTarget(env.DB, target, {
      secret: secret.sealed,
      secretKey: secret.keyId,
      formerSecret: former.sealed,
      formerKey: former.keyId,
      failed: secret.opens && former.opens ? null : { tried: kids, retryAt: now + RESEAL_RETRY_MS },
    });
  }
}

/** A secret as it is kept; both null where there is none. */
interface Kept {
  sealed: string | null;
  keyId: string | null;
}

/** The same secret sealed with the first key; as it was where it does not open. */
async function anew(keys: readonly SealingKey[], target: TargetRow, kept: Kept): Promise<Kept & { opens: boolean }> {
  if (!kept.sealed) return { ...kept, opens: true };
  const text = await openText(keys, placeOf(target), kept.sealed);
  if (text) return { ...(await sealText(keys, placeOf(target), text)), opens: true };
  const { tenantId, targetId } = target;
  log('error', 'webhook.unreadable', { tenantId, targetId, key: kept.keyId });
  return { ...kept, opens: false };
}

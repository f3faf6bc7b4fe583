import type { SealingKey } from '../config.ts';
import { RESEAL_BATCH, WEBHOOK_SECRET_BYTES } from '../limits.ts';
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

/** Seals secrets anew that are not sealed with the first key. One that cannot be opened stays as it is. */
export async function resealWebhookSecrets(env: Pick<Env, 'DB'>, keys: readonly SealingKey[]): Promise<void> {
  const [current] = keys;
  if (!current) return;
  for (const target of await outdatedTargets(env.DB, current.kid, RESEAL_BATCH)) {
    const secret = await anew(keys, target, target.secret);
    const former = await anew(keys, target, target.formerSecret);
    await resealTarget(env.DB, target, {
      secret: secret?.sealed ?? target.secret,
      secretKey: secret?.keyId ?? target.secretKey,
      formerSecret: former?.sealed ?? target.formerSecret,
      formerKey: former?.keyId ?? target.formerKey,
    });
  }
}

async function anew(keys: readonly SealingKey[], target: TargetRow, sealed: string | null) {
  const text = sealed && (await openText(keys, placeOf(target), sealed));
  return text ? sealText(keys, placeOf(target), text) : null;
}

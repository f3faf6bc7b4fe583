import { DISCARDED_BATCH } from '../limits.ts';
import { dueDiscarded, forgetDiscarded } from '../store/discarded.ts';
import { destroyCredential } from '../store/vault.ts';

/**
 * Destroys sealed values nobody uses any more. What KV does not take now, a cron tries again.
 *
 * @param now ms since 1970
 * @param tenantId those of one tenant; null: of all
 */
export async function destroyDiscarded(
  env: Pick<Env, 'DB' | 'CREDENTIALS'>,
  now: number,
  tenantId: string | null,
): Promise<void> {
  const due = await dueDiscarded(env.DB, now, DISCARDED_BATCH, tenantId);
  const gone = await Promise.all(due.map((place) => destroyCredential(env.CREDENTIALS, place)));
  await forgetDiscarded(
    env.DB,
    due.filter((_, i) => gone[i]),
  );
}

import { computed, signal } from '@preact/signals';
import { type ReplacementCalls, replacement, type Standing } from '../../service/replacement.ts';
import { asConnected } from '../../service/tokens.ts';
import { forgetSecret, secretOf } from '../../session.ts';
import { secretExpiry, secretSeen } from '../../setup.ts';
import type { WorkerAnswer } from '../../worker-api.ts';
import { explain, type Refused, say, type Trouble } from '../ask-microsoft.ts';
import { connection, heldSecret, key, setup, words } from '../state.ts';
import { changeKept, finish } from './kept.ts';
import { keepAnswer, standing, tenant } from './standing.ts';

/** What is asked of the service about the replacement. */

/** What is on its way to the service. */
export const going = signal<'give' | 'prove' | 'withdraw' | 'removed' | null>(null);
/** Why the last thing a person asked for was not done. */
export const refused = signal<Trouble | null>(null);
/** Why there is no news. */
export const silent = signal<Trouble | null>(null);

type Sent<Value> = { ok: true; value: Value } | Refused;

async function call<Value>(ask: (calls: ReplacementCalls) => Promise<WorkerAnswer<Value>>): Promise<Sent<Value>> {
  const language = words.value?.language ?? 'en';
  return asConnected(
    ({ accessToken: token, origin, tenantId }) => ask(replacement({ origin, tenantId, token }, language)),
    Date.now,
  );
}

/** Keeps an answer, if it is of the tenant that is connected now. */
function take(about: string | null, value: Standing | null): void {
  if (about !== null) keepAnswer(about, value);
  silent.value = null;
}

const isMissing = (sent: Refused) => sent.because === 'problem' && sent.problem.code === 'connection-missing';

/** Asks how it stands. */
export async function look(): Promise<void> {
  const about = tenant.value;
  const origin = connection.value?.origin ?? '';
  if (about === null) return;
  const sent = await call((calls) => calls.look());
  if (sent.ok) take(about, sent.value);
  else if (isMissing(sent)) take(about, null);
  else {
    silent.value = explain(sent, origin);
    // Nobody has pressed anything: the step that offers to connect again has to say why.
    if (sent.because === 'connectEnded') say(key.value, silent.value);
  }
}

/** Sends one thing at a time. @returns whether it was done */
async function send<Value>(
  what: NonNullable<typeof going.value>,
  ask: (calls: ReplacementCalls) => Promise<WorkerAnswer<Value>>,
  done: (value: Value, about: string | null) => void,
): Promise<boolean> {
  if (going.value) return false;
  const about = tenant.value;
  going.value = what;
  refused.value = null;
  let sent: Sent<Value>;
  try {
    sent = await call(ask);
  } catch {
    refused.value = { label: 'unforeseen', origin: connection.value?.origin ?? '' };
    return false;
  } finally {
    going.value = null;
  }
  if (sent.ok) {
    done(sent.value, about);
    return true;
  }
  refused.value = explain(sent, connection.value?.origin ?? '');
  // Somebody else was quicker, or the service itself: what stands here is of before.
  if (sent.because === 'problem' && sent.problem.status < 500) await look();
  return false;
}

/** Name of the application a held secret was taken from, where that is not the connected one; else null. */
export const foreign = computed(() => {
  const id = heldSecret.value?.secretId;
  const seen = id === undefined ? null : secretSeen(setup.value, id);
  const own = standing.value?.clientId;
  if (!seen?.key || own === undefined || seen.key === own) return null;
  return setup.value.applications[seen.key]?.name ?? seen.key;
});

/** Gives the secret that was taken to the service, and forgets its value here once that has it. */
export async function give(): Promise<void> {
  const about = key.value;
  const held = await secretOf(about, Date.now());
  if (held?.value === undefined || foreign.value !== null) return;
  const { value: clientSecret, secretId } = held;
  const secretExpiresOn = secretExpiry(setup.value, secretId, clientSecret);
  const given = await send(
    'give',
    (calls) => calls.give({ kind: 'secret', clientSecret, secretExpiresOn }),
    (now, of) => take(of, now),
  );
  if (!given) return;
  await changeKept((before) => ({ startedAt: before.startedAt, secretId, hint: clientSecret.slice(0, 3) }));
  await forgetSecret(about);
}

/** Begins to do without a secret: the service says what is to be entered, and tries it from time to time. */
export const useFederated = (): Promise<boolean> =>
  send(
    'give',
    (calls) => calls.give({ kind: 'federated' }),
    (now, of) => take(of, now),
  );

/** Has the one on its way in tried now. */
export const prove = (): Promise<boolean> =>
  send(
    'prove',
    (calls) => calls.prove(),
    (now, of) => take(of, now),
  );

/** Takes back the one on its way in; what works stays as it is. */
export async function withdraw(): Promise<boolean> {
  const done = await send(
    'withdraw',
    (calls) => calls.withdraw(),
    () => undefined,
  );
  if (done) await look();
  return done;
}

/** Says that the replaced one is not in Entra any more. */
export async function removed(): Promise<void> {
  const id = standing.value?.former?.id;
  if (id === undefined) return;
  const done = await send(
    'removed',
    (calls) => calls.removed(id),
    (now, of) => take(of, now),
  );
  // Of several that were replaced one comes after the other.
  if (done && !standing.value?.former) await finish();
}

import { computed, signal } from '@preact/signals';
import { type Kept, replacementsItem } from '../../replace/kept.ts';
import { stageOf } from '../../replace/stage.ts';
import { forgetSecret } from '../../session.ts';
import { connection, heldSecret, key, setup, values } from '../state.ts';
import { standing } from './standing.ts';

/** What this browser session knows of the replacement besides what the service says. */

const all = signal<Awaited<ReturnType<typeof replacementsItem.read>>>({});

/** Fills it and keeps it filled for as long as the panel is open. Called when the first part that needs it is loaded. */
const loaded: Promise<void> = replacementsItem.follow((value) => {
  all.value = value;
});

/** Whose replacement it is: the connected application's, else the one that is worked on; `''`: not known yet. */
export const application = computed(() => standing.value?.clientId ?? values.value.clientId?.value ?? '');

const NOT_BEGUN: Kept = { startedAt: Number.POSITIVE_INFINITY };

const kept = computed(() => all.value[application.value] ?? all.value[''] ?? NOT_BEGUN);

/**
 * Changes what is kept of the replacement of the application in front, for every panel.
 *
 * @param by gets what is kept now
 */
export async function changeKept(by: (before: Kept) => Kept): Promise<void> {
  const about = application.value;
  const before = kept.value;
  all.value = await replacementsItem.change((items) => ({ ...items, [about]: by(items[about] ?? before) }));
}

/** Begins, or begins again: only what is taken from now on is the new one. */
export const begin = (said?: 'make'): Promise<void> =>
  changeKept(() => ({ startedAt: Date.now(), ...(said ? { said } : {}) }));

/** Goes on to the old one: the sync has worked with the new one, whose value nobody needs here any more. */
export async function worked(): Promise<void> {
  const { secretId } = kept.value;
  await changeKept((before) => ({ ...before, said: 'remove' }));
  if (heldSecret.value?.secretId === secretId) await forgetSecret(key.value);
}

/** Ends it: what stands in the form by now is the present one. */
export const finish = (): Promise<void> => changeKept((before) => ({ ...before, startedAt: Date.now(), said: 'done' }));

/** Begins where nothing was begun. */
export async function beginOnce(): Promise<void> {
  await loaded;
  if (kept.value === NOT_BEGUN) await begin();
}

/** Whether a new value was taken: it is held, or stands in the form and was forgotten here. */
const taken = computed(() => {
  const held = heldSecret.value;
  if (held?.value !== undefined) return true;
  // With a service the form is not the way; and what was filled in before it was begun is the present one.
  const { form } = setup.value;
  const isNew = held !== undefined && held.takenAt >= kept.value.startedAt;
  return isNew && !connection.value && form?.clientSecret === 'agrees';
});

export const stage = computed(() =>
  stageOf(standing.value ?? null, { taken: taken.value, said: kept.value.said ?? null }),
);

/** The row the present secret was taken from, as far as that is still the one that is in use. */
export const givenId = computed(() => {
  const { secretId, hint } = kept.value;
  const used = standing.value?.credential;
  const isOther = used && (used.kind !== 'secret' || (used.hint !== null && used.hint !== hint));
  return secretId === undefined || isOther ? null : secretId;
});

/** Whether several rows of the page may have been the old one at the same time. */
export const wereSeveral = computed(() => kept.value.wereSeveral ?? false);

/** Forgets what is over, or has not begun, when the screen is left. */
export async function dropIdle(): Promise<void> {
  if (stage.value !== 'make' && stage.value !== 'done') return;
  const { value: about } = application;
  all.value = await replacementsItem.change(({ [about]: _own, '': _nameless, ...others }) => others);
}

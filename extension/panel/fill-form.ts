import { computed, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { mayBeApproved, originPattern } from '../form/allowed.ts';
import type { FillReport } from '../form/fill.ts';
import type { FormReading } from '../form/read.ts';
import { fillTab, readTab, type TabRefusal } from '../form/tab.ts';
import { forgetSecret, type HeldSecret, secretOf, setupsItem } from '../session.ts';
import type { FieldState, FormSeen } from '../setup-schema.ts';
import { change } from '../setups.ts';
import { followed, heldSecret, key, values } from './state.ts';

/** Filling the configuration form, on the one origin a person has named and approved. */

/**
 * `denied`: the person did not allow it. `no-tab`: no tab of this window shows the origin. `several-tabs`: several hold
 * the form and none is in front: they may be of different organizations.
 */
export type FormTrouble = TabRefusal | 'denied' | 'no-tab' | 'several-tabs';

/** What came of the last click. */
interface Outcome {
  trouble?: FormTrouble;
  report?: FillReport;
}
const outcomes = signal<{ key: string; outcome: Outcome } | null>(null);
/** Of the set-up in front, not of another window's. */
const outcome = computed<Outcome>(() => (outcomes.value?.key === key.value ? outcomes.value.outcome : {}));
export const formTrouble = computed(() => outcome.value.trouble ?? null);
export const fillReport = computed(() => outcome.value.report ?? null);
let working = false;

/** Takes back what was said, when everything is forgotten. */
export function forgetOutcome(): void {
  outcomes.value = null;
}

/** What a person typed, as an address. */
export const asAddress = (text: string): string =>
  /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;

/** What is filled in or compared: as it was when the button was pressed, whatever is in front afterwards. */
interface Asked {
  key: string;
  values: typeof values.value;
  secret: HeldSecret | undefined;
}

/** Fills or reads the form. Only a click may call this: the permission is asked for with nothing awaited before. */
export async function useForm(task: 'fill' | 'read', address: string): Promise<void> {
  const url = asAddress(address);
  const verdict = mayBeApproved(url);
  const pattern = originPattern(url);
  const asked: Asked = { key: key.value, values: values.value, secret: heldSecret.value };
  const say = (result: Outcome) => {
    outcomes.value = { key: asked.key, outcome: result };
  };
  if (working) return;
  say({});
  if (!verdict.allowed || !pattern) return say({ trouble: verdict.allowed ? 'not-a-page' : verdict.because });
  const allowed = await browser.permissions.request({ permissions: ['scripting'], origins: [pattern] });
  if (!allowed) return say({ trouble: 'denied' });
  working = true;
  try {
    const tabId = await tabShowing(verdict.origin, pattern);
    if (typeof tabId === 'string') return say({ trouble: tabId });
    const filled = task === 'fill' ? await fill(asked, tabId, verdict.origin) : {};
    say(filled.trouble ? filled : { ...filled, ...(await compare(asked, tabId, verdict.origin)) });
  } finally {
    working = false;
  }
}

async function fill(asked: Asked, tabId: number, origin: string): Promise<Outcome> {
  // By now, and not as it was when the button was pressed: its time may be over.
  const clientSecret = (await secretOf(asked.key, Date.now()))?.value;
  const filled = await fillTab(browser, tabId, origin, {
    ...idsOf(asked),
    ...(clientSecret === undefined ? {} : { clientSecret }),
  });
  if (!filled.done) return { trouble: filled.because };
  // The form has it now; what is left here recognises it and no more.
  if (filled.value.clientSecret?.status === 'filled') await forgetSecret(asked.key);
  return { report: filled.value };
}

/** Reads back what stands in the form, and keeps how each field compares. */
async function compare(asked: Asked, tabId: number, origin: string): Promise<Outcome> {
  const { secret } = asked;
  const ids = idsOf(asked);
  const read = await readTab(browser, tabId, origin, { ...ids, ...(secret ? { secret: secret.fingerprint } : {}) });
  if (!read.done) return { trouble: read.because };
  const form = formSeen(origin, read.value, { ...ids, ...(secret ? { secretTakenAt: secret.takenAt } : {}) });
  await setupsItem.change((state) => change(state, asked.key, (setup) => ({ ...setup, form })));
  return {};
}

function idsOf({ values: { directoryId, clientId } }: Asked): { directoryId?: string; clientId?: string } {
  return {
    ...(directoryId ? { directoryId: directoryId.value } : {}),
    ...(clientId ? { clientId: clientId.value } : {}),
  };
}

/** The tab of this window that shows the origin: the one in front, else the only one that holds the form. */
async function tabShowing(origin: string, pattern: string): Promise<number | 'no-tab' | 'several-tabs'> {
  const tabs = await browser.tabs.query({ windowId: followed.value.windowId, url: pattern });
  const there = tabs.filter((tab) => tab.url !== undefined && new URL(tab.url).origin === origin);
  const front = there.find((tab) => tab.active)?.id;
  const ids = front === undefined ? there.flatMap(({ id }) => id ?? []) : [front];
  const [first, ...others] = ids;
  if (first === undefined) return 'no-tab';
  if (others.length === 0) return first;
  const read = await Promise.all(ids.map(async (id) => ((await holdsForm(id, origin)) ? [id] : [])));
  const [holding = first, ...more] = read.flat();
  return more.length > 0 ? 'several-tabs' : holding;
}

/** Whether a tab has any of the form's fields. */
async function holdsForm(tabId: number, origin: string): Promise<boolean> {
  const read = await readTab(browser, tabId, origin, {});
  return read.done && Object.values(read.value).some(({ status }) => status !== 'not-found');
}

/** A reading of the form as it is kept: how each field compares, and never what stands in it. */
function formSeen(origin: string, reading: FormReading, captured: FormSeen['captured']): FormSeen {
  const secret = reading.clientSecret.status;
  return {
    origin,
    directoryId: reading.directoryId.status,
    clientId: reading.clientId.status,
    clientSecret: secret === 'other' ? otherSecret(captured.secretTakenAt !== undefined) : secret,
    captured,
    at: Date.now(),
  };
}

const otherSecret = (known: boolean): FieldState => (known ? 'differs' : 'uncompared');

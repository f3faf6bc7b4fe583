import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { mayBeApproved, originPattern } from '../form/allowed.ts';
import type { FillReport } from '../form/fill.ts';
import type { FormReading } from '../form/read.ts';
import { fillTab, readTab, type TabRefusal } from '../form/tab.ts';
import { forgetSecret, setupsItem } from '../session.ts';
import type { FieldState, FormSeen } from '../setup-schema.ts';
import { change } from '../setups.ts';
import { followed, heldSecret, key, values } from './state.ts';

/** Filling the configuration form, on the one origin a person has named and approved. */

/** `denied`: the person did not allow it. `no-tab`: no tab of this window shows the origin. */
export type FormTrouble = TabRefusal | 'denied' | 'no-tab';
export const formTrouble = signal<FormTrouble | null>(null);
export const fillReport = signal<FillReport | null>(null);
export const working = signal(false);

/** What a person typed, as an address. */
export const asAddress = (text: string): string =>
  /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;

/** Fills or reads the form. Only a click may call this: the permission is asked for with nothing awaited before. */
export async function useForm(task: 'fill' | 'read', address: string): Promise<void> {
  const url = asAddress(address);
  const verdict = mayBeApproved(url);
  const pattern = originPattern(url);
  formTrouble.value = null;
  fillReport.value = null;
  if (!verdict.allowed || !pattern) {
    formTrouble.value = verdict.allowed ? 'not-a-page' : verdict.because;
    return;
  }
  const allowed = await browser.permissions.request({ permissions: ['scripting'], origins: [pattern] });
  if (!allowed) {
    formTrouble.value = 'denied';
    return;
  }
  working.value = true;
  try {
    formTrouble.value = await inTab(task, verdict.origin, pattern);
  } finally {
    working.value = false;
  }
}

async function inTab(task: 'fill' | 'read', origin: string, pattern: string): Promise<FormTrouble | null> {
  const asked = key.value;
  const tabId = await tabShowing(origin, pattern);
  if (tabId === null) return 'no-tab';
  const { directoryId, clientId, clientSecret } = values.value;
  if (task === 'fill') {
    const filled = await fillTab(browser, tabId, origin, {
      ...(directoryId ? { directoryId: directoryId.value } : {}),
      ...(clientId ? { clientId: clientId.value } : {}),
      ...(clientSecret === null ? {} : { clientSecret }),
    });
    if (!filled.done) return filled.because;
    fillReport.value = filled.value;
    // The form has it now; what is left here recognises it and no more.
    if (filled.value.clientSecret?.status === 'filled') await forgetSecret(asked);
  }
  const read = await readTab(browser, tabId, origin, {
    ...(directoryId ? { directoryId: directoryId.value } : {}),
    ...(clientId ? { clientId: clientId.value } : {}),
    ...(heldSecret.value ? { secret: heldSecret.value.fingerprint } : {}),
  });
  if (!read.done) return read.because;
  const form = formSeen(origin, read.value, heldSecret.value !== undefined);
  await setupsItem.change((state) => change(state, asked, (setup) => ({ ...setup, form })));
  return null;
}

/** The tab of this window that shows the origin; the one in front before others. */
async function tabShowing(origin: string, pattern: string): Promise<number | null> {
  const tabs = await browser.tabs.query({ windowId: followed.value.windowId, url: pattern });
  const there = tabs.filter((tab) => tab.url !== undefined && new URL(tab.url).origin === origin);
  return (there.find((tab) => tab.active) ?? there[0])?.id ?? null;
}

/** A reading of the form as it is kept: how each field compares, and never what stands in it. */
export function formSeen(origin: string, reading: FormReading, secretKnown: boolean): FormSeen {
  const secret = reading.clientSecret.status;
  return {
    origin,
    directoryId: reading.directoryId.status,
    clientId: reading.clientId.status,
    clientSecret: secret === 'other' ? otherSecret(secretKnown) : secret,
    at: Date.now(),
  };
}

const otherSecret = (known: boolean): FieldState => (known ? 'differs' : 'uncompared');

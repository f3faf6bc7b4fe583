import type { FormValues } from '../../../extension/form/fill.ts';
import type { Captured } from '../../../extension/form/read.ts';
import { fillTab, readTab, type TabAccess } from '../../../extension/form/tab.ts';

/** Stands in for the panel: the same calls, made from the test. */
declare const chrome: TabAccess & { tabs: { query(which: { url: string }): Promise<{ id?: number }[]> } };

async function tabWith(address: string): Promise<number> {
  const [tab] = await chrome.tabs.query({ url: address });
  if (tab?.id === undefined) throw new Error(`no tab shows ${address}`);
  return tab.id;
}

const panel = {
  fill: async (address: string, approved: string, values: FormValues) =>
    fillTab(chrome, await tabWith(address), approved, values),
  read: async (address: string, approved: string, captured: Captured) =>
    readTab(chrome, await tabWith(address), approved, captured),
};
export type Panel = typeof panel;

Object.assign(globalThis, { panel });

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type BackgroundMessage, pageSender, type Sender, type WhereAnswer } from './messages.ts';
import { pageMessage } from './page-messages.ts';
import { WORDS } from './portal/word-table.ts';
import type { WordTable } from './portal/words.ts';
import { moveKept, setupsItem } from './session.ts';
import { absorbFrom, leaveGuide, withoutTab } from './setups.ts';

/**
 * Takes a message from a page. Anything that does not look like one of ours, or comes from elsewhere, is dropped.
 *
 * @param ownId the extension's own id
 * @returns the answer, or null where there is none
 */
export async function receive(
  message: unknown,
  sender: Sender,
  ownId: string,
  now: number,
): Promise<WhereAnswer | WordTable | null> {
  const parsed = v.safeParse(pageMessage, message);
  if (!parsed.success) return null;
  const from = pageSender(sender, ownId);
  if (parsed.output.type === 'where') return { url: from?.framed ? from.url : null };
  if (!from) return null;
  if (parsed.output.type === 'words') return WORDS;
  if (parsed.output.type === 'wake') return null;
  const { facts } = parsed.output;
  await setupsItem.change(async (before) => {
    // A frame that is no page of the guide says nothing about the page around it.
    if (!facts) return from.framed ? before : leaveGuide(before, from, now);
    const { state, moved } = absorbFrom(before, facts, from, now);
    // First: where the background is stopped in between, the next reading moves the rest.
    if (moved) await moveKept(moved.from, moved.to);
    return state;
  });
  if (facts?.inFrame && !from.framed) await tellFrames(from.tabId);
  return null;
}

/** A frame that was kept ready has looked once, at an address that was not yet this one. */
async function tellFrames(tabId: number): Promise<void> {
  const message: BackgroundMessage = { type: 'frame-shown' };
  await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}

/** Forgets a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await setupsItem.change((state) => withoutTab(state, tabId));
}

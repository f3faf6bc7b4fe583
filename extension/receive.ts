import * as v from 'valibot';
import { pageSender, type Sender, type WhereAnswer } from './messages.ts';
import { pageMessage } from './page-messages.ts';
import { WORDS } from './portal/word-table.ts';
import type { WordTable } from './portal/words.ts';
import { moveSecret, setupsItem } from './session.ts';
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
  const { facts } = parsed.output;
  let moved: { from: string; to: string } | null = null;
  await setupsItem.change((state) => {
    // A frame that is no page of the guide says nothing about the page around it.
    if (!facts) return from.framed ? state : leaveGuide(state, from, now);
    const absorbed = absorbFrom(state, facts, from, now);
    moved = absorbed.moved;
    return absorbed.state;
  });
  if (moved) await moveSecret(...keysOf(moved));
  return null;
}

const keysOf = ({ from, to }: { from: string; to: string }): [string, string] => [from, to];

/** Forgets a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await setupsItem.change((state) => withoutTab(state, tabId));
}

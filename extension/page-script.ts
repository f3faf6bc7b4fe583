import { browser } from 'wxt/browser';
import { isOwnPage, type PageMessage, readPanelMessage } from './messages.ts';
import type { PageFacts } from './portal/facts.ts';
import { watchPage } from './portal/observe.ts';
import { readPage } from './portal/read-page.ts';
import { reportOf } from './portal/report.ts';
import { routeOf } from './portal/routes.ts';
import { takeSecret } from './portal/secret.ts';
import { show } from './portal/show.ts';
import { learnWords, type WordTable } from './portal/words.ts';

/** Tells the background. A page whose extension was updated or removed has nobody left to tell, and is refused. */
export async function tell(message: PageMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** How long a top document that has nothing waits for its frames to answer. */
const OTHERS_FIRST_MS = 250;

/**
 * The admin center's address. In the top document it is known at once; a frame has to ask and gets null where it is
 * not in the admin center, or not shown.
 */
export type AddressOf = (() => string) | (() => Promise<string | null>);

/**
 * Reads a page of the admin center whenever it has changed, and answers what the panel asks of it.
 *
 * @returns what ends it
 */
export function servePage(view: Window & typeof globalThis, addressOf: AddressOf): () => void {
  const { document } = view;
  let last = '';
  let words: Promise<void> | null = null;
  let kind: PageFacts['kind'] | null = null;

  const send = (facts: PageFacts | null) => {
    const text = JSON.stringify(facts);
    if (text === last) return;
    last = text;
    tell({ type: 'facts', facts }).catch(end);
  };
  /** The admin center's words come from the background, once, and only into pages that are read. */
  const learned = () => {
    words ??= tell({ type: 'words' }).then((table) => learnWords(table as WordTable));
    return words;
  };
  const read = async () => {
    const address = await addressOf();
    const route = address === null ? null : routeOf(address);
    kind = route?.kind ?? null;
    if (address === null) return;
    await learned();
    const facts = readPage(document, address);
    if (facts) send(ofGroup(facts, route?.groupId));
    // Nothing to read on a page of the guide: it has not begun to show, or an inner frame holds it.
    else if (kind !== null && view === view.top) send({ kind, state: 'loading' });
  };
  const watch = watchPage(
    view,
    () => {
      const address = addressOf();
      // A frame is only there for one page, and asks where it is at every reading.
      if (typeof address !== 'string' || routeOf(address)) return true;
      send(null);
      return false;
    },
    () => void read().catch(end),
  );

  const listener = (message: unknown, sender: { id?: string; url?: string }, answer: (value: unknown) => void) => {
    const asked = readPanelMessage(message);
    if (!asked || !isOwnPage(sender, browser.runtime.id, browser.runtime.getURL('/'))) return;
    switch (asked.type) {
      case 'read':
        // The panel may have forgotten everything: tell again what was told before.
        last = '';
        watch.recheck();
        answer({ reading: true });
        return;
      case 'show': {
        const shown = show(document, asked.target);
        return inTurn(shown, () => answer({ shown }));
      }
      case 'take-secret': {
        const taken = takeSecret(document);
        return inTurn('value' in taken, () => answer(taken));
      }
      case 'report':
        answer({ report: JSON.stringify(reportOf(document, kind), null, 2) });
        return;
    }
  };
  /** Every document of a tab is asked and the first answer counts: who has something is first, the top one last. */
  function inTurn(has: boolean, reply: () => void): boolean {
    if (!has && view !== view.top) return false;
    if (has || !document.querySelector('iframe')) reply();
    else view.setTimeout(reply, OTHERS_FIRST_MS);
    return true;
  }

  // A frame that was kept ready comes to be shown without anything in it changing.
  if (view !== view.top) view.addEventListener('resize', watch.recheck);
  browser.runtime.onMessage.addListener(listener);
  function end() {
    watch.stop();
    view.removeEventListener('resize', watch.recheck);
    browser.runtime.onMessage.removeListener(listener);
  }
  return end;
}

/**
 * The members of a group stand in a frame that names no group; the address does. Where the page shows that it is of
 * something else, the address says nothing.
 */
function ofGroup(facts: PageFacts, groupId: string | undefined): PageFacts {
  const isOfOne = facts.kind === 'group-members' || facts.kind === 'group-overview';
  if (!isOfOne || facts.disagrees || facts.group?.id !== undefined || groupId === undefined) return facts;
  return { ...facts, group: { ...facts.group, id: groupId } };
}

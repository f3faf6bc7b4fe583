import { browser } from 'wxt/browser';
import { isOwnPage, type PageMessage, readTabMessage } from './messages.ts';
import type { PageFacts } from './portal/facts.ts';
import { watchPage } from './portal/observe.ts';
import { readPage } from './portal/read-page.ts';
import { reportOf } from './portal/report.ts';
import { routeOf } from './portal/routes.ts';
import { takeSecret } from './portal/secret.ts';
import { show, showSecret } from './portal/show.ts';
import { learnWords, type WordTable } from './portal/words.ts';
import { SECRET_LIFE_MS } from './secret-life.ts';

/** Tells the background. A page whose extension was updated or removed has nobody left to tell, and is refused. */
export async function tell(message: PageMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** How long a top document that has nothing waits for its frames to answer. */
const OTHERS_FIRST_MS = 250;

/** A background that was stopped before it could answer is told again after so long. */
const AGAIN_MS = 1_000;

/**
 * The admin center's address. In the top document it is known at once; a frame has to ask and gets null where it is
 * not in the admin center, or not shown.
 */
export type AddressOf = (() => string) | (() => Promise<string | null>);

/**
 * Reads a page of the admin center whenever it has changed, and answers what the panel asks of it.
 *
 * @param ownOrigin address of the extension's own pages; nobody else is answered
 * @returns what ends it
 */
export function servePage(view: Window & typeof globalThis, addressOf: AddressOf, ownOrigin: string): () => void {
  const { document } = view;
  const framed = view !== view.top;
  let last = '';
  let words: Promise<void> | null = null;
  let kind: PageFacts['kind'] | null = null;
  /** Of readings that overlap only the newest counts. */
  let turn = 0;
  /** Whether a frame, when it was last read, was the page of an address of the guide. */
  let wanted = true;
  let again: number | undefined;
  let alarm: number | undefined;

  const send = (facts: PageFacts | null) => {
    const text = JSON.stringify(facts);
    if (text === last) return;
    last = text;
    tell({ type: 'facts', facts }).catch(untold);
  };
  /** The admin center's words come from the background, once, and only into pages that are read. */
  const learned = () => {
    words ??= tell({ type: 'words' }).then((table) => learnWords(table as WordTable));
    return words;
  };
  const read = async () => {
    turn += 1;
    const mine = turn;
    const address = await addressOf();
    const route = address === null ? null : routeOf(address);
    if (mine !== turn) return;
    kind = route?.kind ?? null;
    if (framed && !route) {
      // Beside a page that is not the guide's, or kept ready and not shown: nothing is watched until it is.
      wanted = false;
      watch.recheck();
    }
    if (address === null || !route) return;
    await learned();
    if (mine !== turn) return;
    const facts = readPage(document, address);
    if (facts) send(facts);
    // Nothing to read on a page of the guide: it has not begun to show, or an inner frame holds it.
    else if (!framed) send({ kind: route.kind, state: 'loading' });
  };
  const watch = watchPage(
    view,
    () => {
      if (framed) return wanted;
      const address = addressOf();
      if (typeof address === 'string' && routeOf(address)) return true;
      turn += 1;
      kind = null;
      send(null);
      return false;
    },
    () => void read().catch(untold),
  );
  const look = () => {
    wanted = true;
    watch.recheck();
  };

  const listener = (message: unknown, sender: { id?: string; url?: string }, answer: (value: unknown) => void) => {
    const asked = readTabMessage(message);
    if (!asked || !isOwnPage(sender, browser.runtime.id, ownOrigin)) return;
    switch (asked.type) {
      case 'read':
        // The panel may have forgotten everything: tell again what was told before.
        last = '';
        look();
        answer({ reading: true });
        return;
      case 'frame-shown':
        if (!framed) return;
        // What was told before the page around it had moved was taken for a leftover of the page before.
        last = '';
        look();
        return;
      case 'show':
      case 'show-secret': {
        const shown = asked.type === 'show' ? show(document, asked.target) : showSecret(document, asked.secretId);
        return inTurn(shown, () => answer({ shown }));
      }
      case 'take-secret': {
        const taken = takeSecret(document);
        // An alarm that is set already is never a later one.
        if ('value' in taken && alarm === undefined) wakeIn(SECRET_LIFE_MS);
        return inTurn('value' in taken, () => answer(taken));
      }
      case 'wake-me':
        wakeIn(asked.ms);
        return;
      case 'report':
        answer({ report: JSON.stringify(reportOf(document, kind), null, 2) });
        return;
    }
  };
  /** Every document of a tab is asked and the first answer counts: who has something is first, the top one last. */
  function inTurn(has: boolean, reply: () => void): boolean {
    if (!has && framed) return false;
    if (has || !document.querySelector('iframe')) reply();
    else view.setTimeout(reply, OTHERS_FIRST_MS);
    return true;
  }
  /** A page goes on while the background is stopped; by then nothing of the secret is left here but its time. */
  function wakeIn(ms: number) {
    view.clearTimeout(alarm);
    alarm = view.setTimeout(() => {
      alarm = undefined;
      tell({ type: 'wake' }).catch(untold);
    }, ms);
  }

  // A frame that was kept ready comes to be shown without anything in it changing.
  if (framed) view.addEventListener('resize', look);
  browser.runtime.onMessage.addListener(listener);
  /** The extension is gone, and this with it; or the background was stopped, and what was told may be lost. */
  function untold() {
    if (!browser.runtime?.id) return end();
    last = '';
    words = null;
    view.clearTimeout(again);
    again = view.setTimeout(watch.recheck, AGAIN_MS);
  }
  function end() {
    watch.stop();
    for (const timer of [again, alarm]) view.clearTimeout(timer);
    view.removeEventListener('resize', look);
    browser.runtime.onMessage.removeListener(listener);
  }
  return end;
}

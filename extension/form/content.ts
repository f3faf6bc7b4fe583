import { isOwnPage, type Sender } from '../messages.ts';
import { mayFill } from './allowed.ts';
import { fillForm } from './fill.ts';
import { type FormAnswer, parseRequest } from './messages.ts';
import { readForm } from './read.ts';

type Listener = (message: unknown, sender: Sender, answer: (answer: FormAnswer) => void) => boolean;

/** The part of `browser.runtime` the script needs. */
export interface Runtime {
  id: string;
  getURL(path: '/'): string;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

/** Takes back the listener of an earlier injection into the same page: one request is answered once. */
const WITHDRAW = Symbol.for('production-assist.form.withdraw');
type Slot = { [WITHDRAW]?: () => void };

/** Waits in a page for one request from the extension's own pages, answers it and is gone. */
export function answerOneRequest(view: Window, runtime: Runtime): void {
  const slot: typeof globalThis & Slot = globalThis;
  slot[WITHDRAW]?.();
  const withdraw = () => runtime.onMessage.removeListener(listener);
  const listener: Listener = (message, sender, answer) => {
    if (!isOwnPage(sender, runtime.id, runtime.getURL('/')) || !isForForm(message)) return false;
    withdraw();
    answerTo(view, message).then(answer, () => answer({ task: 'none', because: 'failed' }));
    return true;
  };
  slot[WITHDRAW] = withdraw;
  runtime.onMessage.addListener(listener);
}

/** Reads or fills the form of one window, when it is the approved one. */
export async function answerTo(view: Window, message: unknown): Promise<FormAnswer> {
  const request = parseRequest(message);
  if (!request) return { task: 'none', because: 'misunderstood' };
  const verdict = mayFill(view.origin, request.approved);
  if (!verdict.allowed) return { task: 'none', because: verdict.because };
  if (isReachedFromOutside(view)) return { task: 'none', because: 'inner-frame' };
  const { origin } = verdict;
  return request.task === 'fill'
    ? { task: 'fill', origin, report: await fillForm(view.document, request.values) }
    : { task: 'read', origin, reading: await readForm(view.document, request.captured) };
}

function isForForm(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'form';
}

/** Whether the window around this one is of the same origin: its search comes here too. */
function isReachedFromOutside(view: Window): boolean {
  if (view.parent === view) return false;
  try {
    return view.parent.origin === view.origin;
  } catch {
    return false;
  }
}

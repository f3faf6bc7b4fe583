import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { PanelMessage } from '../messages.ts';
import { readAnswer, reportAnswer, showAnswer, takeAnswer } from '../tab-answers.ts';

/** What each message is answered with. */
const ANSWERS = {
  read: readAnswer,
  show: showAnswer,
  'show-secret': showAnswer,
  'take-secret': takeAnswer,
  report: reportAnswer,
} as const;

type Answer<Type extends PanelMessage['type']> = v.InferOutput<(typeof ANSWERS)[Type]>;

/** Asks the scripts in a tab; null where none is there, as in a tab that was open before the extension was. */
export async function askTab<Message extends PanelMessage>(
  tabId: number,
  message: Message,
): Promise<Answer<Message['type']> | null> {
  const sent: unknown = await browser.tabs.sendMessage(tabId, message).catch(() => null);
  const answer = v.safeParse(ANSWERS[message.type], sent);
  return answer.success ? (answer.output as Answer<Message['type']>) : null;
}

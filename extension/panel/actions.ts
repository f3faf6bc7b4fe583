import { type AdminCenterPage, adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import { DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import { copyText } from '@production-assist/shared/copy-text';
import type { ShowTarget } from '@production-assist/shared/steps';
import { type SecretFlaw, secretFlaw } from '@production-assist/shared/values';
import { browser } from 'wxt/browser';
import { ADMIN_CENTER } from '../messages.ts';
import {
  startOver as forgetAll,
  forgetSecret,
  keepSecret,
  type LateScreen,
  screensItem,
  setupsItem,
} from '../session.ts';
import { change } from '../setups.ts';
import { forgetTrouble } from './ask-microsoft.ts';
import { askTab } from './ask-tab.ts';
import { dropDrafts } from './drafts.ts';
import { disconnect } from './sign-in.ts';
import { chosenAt, followed, key, message, openStep, setup, values, words } from './state.ts';

/** What the buttons of the steps do. */

const say = (text: string | undefined) => {
  message.value = text ?? '';
};

/** Opens a page of the admin center in the tab that is followed, or in a new one: of what is known, or what is named. */
export async function goThere(page: AdminCenterPage, of?: LinkTarget): Promise<void> {
  const { directoryId, clientId } = values.value;
  const url = adminCenterLink(
    page,
    of ?? {
      cloud: DEFAULT_CLOUD,
      directoryId: directoryId?.value,
      clientId: clientId?.value,
      groupId: setup.value.group?.id,
    },
  );
  const { tabId, inAdminCenter } = followed.value;
  if (inAdminCenter && tabId !== undefined) await browser.tabs.update(tabId, { url, active: true });
  else await browser.tabs.create({ url });
}

/** Outlines the thing to click on the page. */
export async function showMe(target: ShowTarget): Promise<void> {
  const { tabId } = followed.value;
  const answer = tabId === undefined ? null : await askTab(tabId, { type: 'show', target });
  say(answer?.shown ? '' : words.value?.label('showMeNothing'));
}

/** Why a secret was not taken; null where it was. */
export type Refusal = SecretFlaw | 'not-shown' | 'several-shown' | null;

/** Takes the value that is shown on the page. Called by a click and never otherwise. */
export async function takeFromPage(): Promise<Refusal> {
  const { tabId } = followed.value;
  // The set-up of this tab, also where another comes to the front before the answer.
  const about = key.value;
  const answer = tabId === undefined ? null : await askTab(tabId, { type: 'take-secret' });
  if (!answer) return 'not-shown';
  return 'value' in answer ? keep(answer.value, about, answer.secretId) : answer.refused;
}

/** Keeps a secret, however it came; a Secret ID or a masked value is refused with the reason. */
export async function keep(value: string, about = key.value, secretId: string | null = null): Promise<Refusal> {
  const text = value.trim();
  const flaw = secretFlaw(text);
  if (flaw) return flaw;
  await keepSecret(about, text, Date.now(), secretId);
  return null;
}

/** Forgets the secret before its time. */
export async function forget(): Promise<void> {
  await forgetSecret(key.value);
  say(words.value?.label('secretForgotten'));
}

/** Uses ids a person typed; an empty one takes back what was typed before. */
export async function typeIds(ids: { directoryId?: string; clientId?: string }): Promise<void> {
  await setupsItem.change((state) => change(state, key.value, (before) => ({ ...before, typed: ids })));
}

/** Shows a screen in place of the guide's steps; without one, the steps again. */
export async function showScreen(name?: LateScreen): Promise<void> {
  const { windowId } = followed.value;
  await screensItem.change(({ [windowId]: _, ...others }) => (name ? { ...others, [windowId]: name } : others));
}

/** What is known by parts that are loaded later. */
async function forgetLate(): Promise<void> {
  const [{ replacementsItem }, { forgetOutcome }, { forgetChoice }] = await Promise.all([
    import('../replace/kept.ts'),
    import('./fill-form.ts'),
    import('./script/choice.ts'),
  ]);
  forgetOutcome();
  forgetChoice();
  await replacementsItem.forget();
}

/** Forgets everything, of every window; what is open is read anew, each window's page for itself. */
export async function startOver(): Promise<void> {
  await Promise.all([forgetAll(Date.now()), disconnect(), forgetLate()]);
  openStep.value = null;
  chosenAt.value = null;
  dropDrafts();
  forgetTrouble();
  const tabs = await browser.tabs.query({ url: `${ADMIN_CENTER}/*` });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : askTab(id, { type: 'read' }))));
}

/** Loads the tab anew that the panel follows; without one nothing happens. */
export async function reloadTab(): Promise<void> {
  const { tabId } = followed.value;
  if (tabId !== undefined) await browser.tabs.reload(tabId);
}

/** Copies what an unreadable page is built of, for whoever repairs the reader. */
export async function copyReport(what: string): Promise<void> {
  const { tabId } = followed.value;
  const answer = tabId === undefined ? null : await askTab(tabId, { type: 'report' });
  if (!answer) return;
  const copied = await copyText(answer.report);
  say(copied ? words.value?.label('copied', { what }) : words.value?.label('copyRefused'));
}

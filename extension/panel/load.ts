import { browser } from 'wxt/browser';
import { mayReadFrames } from '../frames-permission.ts';
import { connectionItem, serviceItem } from '../service/connection.ts';
import { expireSecrets, languageItem, screensItem, secretsItem, verdictsItem } from '../session.ts';
import { loadPreset } from './drafts.ts';
import { followLanguage } from './follow-language.ts';
import { followPage } from './follow-page.ts';
import { followTab } from './follow-tab.ts';
import * as state from './state.ts';

/** How often the clock is looked at: often enough for a countdown in minutes. */
const TICK_MS = 5_000;

/** Fills the panel's state and keeps it filled for as long as the panel is open. */
export async function load(): Promise<void> {
  await Promise.all([
    secretsItem.follow((value) => (state.secrets.value = value)),
    verdictsItem.follow((value) => (state.verdicts.value = value)),
    screensItem.follow((value) => (state.screens.value = value)),
    serviceItem.follow((value) => (state.service.value = value)),
    connectionItem.follow((value) => (state.connection.value = value)),
    languageItem.follow((value) => (state.languageChoice.value = value)),
    followTab(),
    watchPermissions(),
    loadPreset(),
  ]);
  setInterval(() => {
    state.now.value = Date.now();
    void expireSecrets(state.now.value);
  }, TICK_MS);
  void expireSecrets(Date.now());
  followPage();
  await followLanguage();
}

async function watchPermissions(): Promise<void> {
  const look = async () => {
    state.framesAllowed.value = await mayReadFrames();
  };
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  await look();
}

import { browser } from 'wxt/browser';
import { mayReadFrames } from '../frames-permission.ts';
import { connectionItem, serviceItem } from '../service/connection.ts';
import { expireSecrets, languageItem, screensItem, secretsItem, verdictsItem } from '../session.ts';
import type { Stored } from '../stored.ts';
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
    bind(secretsItem, (value) => (state.secrets.value = value)),
    bind(verdictsItem, (value) => (state.verdicts.value = value)),
    bind(screensItem, (value) => (state.screens.value = value)),
    bind(serviceItem, (value) => (state.service.value = value)),
    bind(connectionItem, (value) => (state.connection.value = value)),
    bind(languageItem, (value) => (state.languageChoice.value = value)),
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

async function bind<Value>(item: Stored<Value>, take: (value: Value) => void): Promise<void> {
  item.watch(take);
  take(await item.read());
}

async function watchPermissions(): Promise<void> {
  const look = async () => {
    state.framesAllowed.value = await mayReadFrames();
  };
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  await look();
}

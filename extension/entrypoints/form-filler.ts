import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerOneRequest } from '../form/content.ts';

/** Injected into the tab of the configuration form when a person asks for it: answers one request. */
export default defineUnlistedScript(() => answerOneRequest(window, browser.runtime));

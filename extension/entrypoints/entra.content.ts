import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { ADMIN_CENTER } from '../messages.ts';
import { servePage } from '../page-script.ts';

/** In the admin center's top document. */
export default defineContentScript({
  matches: ['https://entra.microsoft.com/*'],
  runAt: 'document_idle',
  main(ctx) {
    if (location.origin !== ADMIN_CENTER) return;
    ctx.onInvalidated(servePage(window, () => location.href, browser.runtime.getURL('/')));
  },
});

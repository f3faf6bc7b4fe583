import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ADMIN_CENTER, isPortalFrame, type WhereAnswer } from '../messages.ts';
import { servePage, tell } from '../page-script.ts';

/** In the portal's inner frames, once a person has allowed it. These frames serve every portal: elsewhere it is silent. */
export default defineUnlistedScript(() => {
  if (window === window.top || !isPortalFrame(location.href) || !mayBeInAdminCenter()) return;
  const slot = globalThis as { [STARTED]?: true };
  if (slot[STARTED]) return;
  slot[STARTED] = true;
  servePage(window, address, browser.runtime.getURL('/'));
});

/** The admin center's address; null where the frame is in another site, or is kept ready and not shown. */
async function address(): Promise<string | null> {
  if (window.innerWidth === 0 || window.innerHeight === 0) return null;
  const answer = (await tell({ type: 'where' })) as Partial<WhereAnswer> | null;
  return typeof answer?.url === 'string' ? answer.url : null;
}

/** Set in a frame that is being read, so that a second injection does nothing. */
const STARTED = Symbol.for('production-assist.frame-reader');

/** Chromium tells a frame its ancestors; where it does not, the background knows the tab's address. */
function mayBeInAdminCenter(): boolean {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  return ancestorOrigins === undefined || ancestorOrigins.item(ancestorOrigins.length - 1) === ADMIN_CENTER;
}

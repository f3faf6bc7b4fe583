import { GUID } from '@production-assist/shared/pasted';
import { SHOW_TARGETS, type ShowTarget } from '@production-assist/shared/show-targets';
import type { Guid, PageFacts } from './portal/facts.ts';
import { SECRET_LIFE_MS } from './secret-life.ts';

/**
 * What the extension's parts say to each other. Every message is parsed before it is believed, and every sender is
 * looked at: a page can be anybody's.
 */

/** The admin center, the only page that is read. */
export const ADMIN_CENTER = 'https://entra.microsoft.com';

/**
 * From a page to the background. `facts: null`: a page that is not the guide's. `where`: a frame asks what it is in.
 * `wake`: it was asked to wake the background now; why, a page is not told.
 */
export type PageMessage =
  | { type: 'facts'; facts: PageFacts | null }
  | { type: 'where' }
  | { type: 'words' }
  | { type: 'wake' };

/** Answer to `where`: the address of the admin center's page; null where the frame is in another site. */
export interface WhereAnswer {
  url: string | null;
}

/** From the panel to the scripts in a tab. */
export type PanelMessage =
  | { type: 'read' }
  | { type: 'show'; target: ShowTarget }
  | { type: 'show-secret'; secretId: Guid }
  | { type: 'take-secret' }
  | { type: 'report' };

/**
 * From the background to the scripts in a tab. `wake-me`: send `wake` after `ms`. `frame-shown`: the page around is one
 * whose content stands in a frame; for frames that had nothing to read so far.
 */
export type BackgroundMessage = { type: 'wake-me'; ms: number } | { type: 'frame-shown' };

/**
 * Reads a message to a tab strictly: nothing missing, nothing besides. By hand, because every page of the admin center
 * carries this and a schema library would be a tenth of it.
 *
 * @returns null where it is none
 */
export function readTabMessage(message: unknown): PanelMessage | BackgroundMessage | null {
  if (typeof message !== 'object' || message === null) return null;
  const { type, target, secretId, ms } = message as Record<string, unknown>;
  const fields = Object.keys(message).length;
  if (type === 'show' && fields === 2) {
    const known = SHOW_TARGETS.find((name) => name === target);
    return known ? { type, target: known } : null;
  }
  if (type === 'show-secret' && fields === 2) {
    return typeof secretId === 'string' && GUID.test(secretId) ? { type, secretId } : null;
  }
  if (type === 'wake-me' && fields === 2) {
    return typeof ms === 'number' && ms > 0 && ms <= SECRET_LIFE_MS ? { type, ms } : null;
  }
  if (fields !== 1) return null;
  return type === 'read' || type === 'take-secret' || type === 'report' || type === 'frame-shown' ? { type } : null;
}

/** Who sent a message, as the browser says. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; windowId: number; url?: string | undefined; active?: boolean } | undefined;
}

/** A page we read: which tab, whether that is in front, and whether it is an inner frame. `url`: the admin center's. */
export interface PageSender {
  tabId: number;
  windowId: number;
  active: boolean;
  framed: boolean;
  url: string;
}

/**
 * The page that sent a message, or null where we do not listen to it: only our own scripts, in the top document of
 * the admin center or in a frame of the portal inside it.
 */
export function pageSender(sender: Sender, ownId: string): PageSender | null {
  const { tab } = sender;
  if (sender.id !== ownId || tab?.id === undefined || sender.frameId === undefined) return null;
  const { id: tabId, windowId, active = true } = tab;
  const from = { tabId, windowId, active };
  if (sender.frameId === 0) {
    return originOf(sender.url) === ADMIN_CENTER ? { ...from, framed: false, url: sender.url ?? '' } : null;
  }
  const inside = originOf(tab.url) === ADMIN_CENTER && isPortalFrame(sender.url);
  return inside ? { ...from, framed: true, url: tab.url ?? '' } : null;
}

/** Whether a message comes from one of the extension's own pages, such as the panel. */
export function isOwnPage(sender: Sender, ownId: string, ownOrigin: string): boolean {
  return sender.id === ownId && originOf(sender.url) === originOf(ownOrigin);
}

/** Whether an address is one of the frames that hold the portal's newer pages. */
export function isPortalFrame(url: string | undefined): boolean {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.hostname.endsWith('.portal.azure.net');
}

function originOf(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  // `origin` of an extension's address is "null" in some engines.
  return parsed ? `${parsed.protocol}//${parsed.host}` : null;
}

import type { ShownLanguage } from './languages.ts';
import type { PageName } from './routes.ts';

/** How essentials are drawn in the frames: Microsoft has had three ways at the same time. */
export type EssentialsShape = 'items' | 'property-fields' | 'inputs';

/** What holds for the whole admin center. Everything may be changed at any time; the next page shows it. */
export interface AdminCenterSettings {
  language: ShownLanguage;
  /** False: the signed-in account lacks the role, and the consent button is disabled. */
  canConsent: boolean;
  signedIn: boolean;
  /** False: every page of the directory says that there is no access. */
  hasAccess: boolean;
  account: string;
  /** How long a page shows that it is loading, in milliseconds. */
  settleMs: number;
  /** The page shows something other than its address says: what is given here wins over the address. */
  disagree: { page?: PageName; clientId?: string; groupId?: string } | null;
  /** The same way of drawing essentials everywhere, or each page its own. */
  essentials: EssentialsShape | 'by-page';
  /** The application's overview shows the Object ID before the Application (client) ID. */
  objectIdFirst: boolean;
  /** Names in the lists of the frames are cut after this many characters; `title` holds the whole. */
  truncateNamesAt: number;
  /** How long after the click something takes effect in tokens; nothing waits by default. */
  delays: {
    /** A new application's first tokens lack its object id for a minute. */
    servicePrincipal: boolean;
    /** A new secret is refused for so long, in milliseconds. */
    secretMs: number;
    /** So many tokens minted after consent do not carry it. */
    consentTokens: number;
  };
}

export const DEFAULT_SETTINGS: Readonly<AdminCenterSettings> = {
  language: 'en',
  canConsent: true,
  signedIn: true,
  hasAccess: true,
  account: 'admin@gtg.example',
  settleMs: 400,
  disagree: null,
  essentials: 'by-page',
  objectIdFirst: false,
  truncateNamesAt: 36,
  delays: { servicePrincipal: false, secretMs: 0, consentTokens: 0 },
};

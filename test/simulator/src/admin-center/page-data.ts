import type { ShownLanguage } from './languages.ts';
import type { PermissionKind } from './permission-catalogue.ts';
import type { FramePage } from './routes.ts';

/** What a page shows, as plain data: made from a directory on the server's side, drawn in the browser. */

export interface ApplicationRow {
  name: string;
  clientId: string;
  objectId: string;
  /** How its client secrets stand. */
  credentials: 'none' | 'current' | 'expired';
  owned: boolean;
}

export interface PermissionRow {
  kind: PermissionKind;
  name: string;
  description: string;
  needsAdmin: boolean;
  /** `blank`: nobody has to consent, and nobody has. */
  consent: 'granted' | 'missing' | 'blank';
}

export interface SecretRow {
  description: string;
  expiresAt: number;
  expired: boolean;
  /** The first three characters and stars. */
  masked: string;
  keyId: string;
}

export interface FederatedRow {
  name: string;
  description: string;
  issuer: string;
  subject: string;
  audience: string;
}

export interface ApplicationHead {
  name: string;
  clientId: string;
  objectId: string;
}

export type KnockoutPageData =
  | { kind: 'home'; counts: { users: number; groups: number; applications: number } }
  | { kind: 'applications'; rows: ApplicationRow[] }
  | { kind: 'new-application' }
  | {
      kind: 'application-overview';
      application: ApplicationHead;
      enabled: boolean;
      secrets: number;
      objectIdFirst: boolean;
    }
  | {
      kind: 'application-permissions';
      application: ApplicationHead;
      configured: PermissionRow[];
      /** Granted, but not among the configured. */
      others: PermissionRow[];
      canConsent: boolean;
    }
  | {
      kind: 'application-credentials';
      application: ApplicationHead;
      secrets: SecretRow[];
      federated: FederatedRow[];
      /** What the audience's field holds before anybody changes it. */
      usualAudience: string;
    }
  | { kind: 'no-access' }
  | { kind: 'not-found' };

/** A page whose content is drawn by a frame; the top document has its title and menu. */
export interface FramePageHead {
  kind: 'frame';
  page: FramePage;
  /** Name and id of the group, on the pages of one. */
  group: { id: string; name: string } | null;
}

export type PageData = KnockoutPageData | FramePageHead;

/** Where and for whom a page is shown. */
export interface PageContext {
  directory: { id: string; name: string; domain: string };
  account: string;
  language: ShownLanguage;
}

/** What the top document is answered when it asks for a page. */
export interface PageAnswer {
  context: PageContext;
  data: PageData;
  settleMs: number;
}

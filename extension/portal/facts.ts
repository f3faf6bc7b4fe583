/**
 * What was read from a page of the admin center: plain data, the same whatever the page's language and framework.
 * Anything that was not read is absent; absent never means "is not there".
 */

export const PAGE_KINDS = [
  'home',
  'directory-overview',
  'applications',
  'new-application',
  'application-overview',
  'application-permissions',
  'application-credentials',
  'groups',
  'new-group',
  'group-overview',
  'group-members',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** `unreadable`: the page is there and its parts are not where we know them. */
export type PageState = 'loading' | 'ready' | 'empty' | 'no-access' | 'signed-out' | 'unreadable';

/** A GUID in lower case. */
export type Guid = string;

export interface PermissionRow {
  /** `Microsoft Graph`, where the row's group says so. */
  api: string | null;
  /** `Group.Read.All`; never translated by Microsoft. */
  name: string;
  type: 'application' | 'delegated' | 'unknown';
  /** `granted` only on a positive match of a known text; `unknown` where the text is not known. */
  status: 'granted' | 'not-granted' | 'unknown';
}

export interface SecretRow {
  description: string | null;
  /** `YYYY-MM-DD`; null where the date could not be read. */
  expiresOn: string | null;
  secretId: Guid | null;
  /** The value's first three characters, which is what the page goes on showing of it; null where it shows none. */
  hint: string | null;
  /** Whether the whole value stands on the page. The value itself is never part of the facts. */
  valueShown: boolean;
}

/** The tab of federated credentials, as it stands: what is a subject and what an issuer is told by who knows them. */
export interface FederatedTexts {
  /** Each entry's cells, in the order of the page. */
  rows: string[][];
  /** What stands in the fields of an entry that is open, as far as it looks like an issuer, a subject or an audience. */
  fields: string[];
}

export interface GroupRow {
  id: Guid | null;
  name: string;
}

export interface PageFacts {
  kind: PageKind;
  state: PageState;
  directory?: { id?: Guid; name?: string };
  /** Who is signed in, as the page shows it. */
  account?: string;
  application?: { name?: string; clientId?: Guid; objectId?: Guid };
  /** The address names another application, group, directory or page than the page shows; then the page counts. */
  disagrees?: boolean;
  /** The page's content stands in a frame, a document of its own: these facts are of what surrounds the frame. */
  inFrame?: boolean;
  permissions?: {
    configured: PermissionRow[];
    /** The table of what is granted and not configured. */
    other: PermissionRow[];
    /** False where rows may exist that are not rendered. */
    complete: boolean;
    consentButton: 'enabled' | 'disabled' | 'unknown';
  };
  secrets?: { rows: SecretRow[]; complete: boolean };
  federated?: FederatedTexts;
  /** Rows of a list of groups whose name resembles the access group's. */
  groups?: { rows: GroupRow[]; complete: boolean };
  group?: {
    id?: Guid;
    name?: string;
    kind?: 'security' | 'microsoft-365' | 'unknown';
    hiddenMembership?: boolean;
    members?: number;
  };
  /** People and groups of the members page that are rendered. */
  members?: { users: number; nestedGroups: string[]; complete: boolean };
}

import { CLOUDS, type Cloud } from '../clouds.ts';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, SECRET_DESCRIPTION } from '../guide.ts';
import { GUID } from '../pasted.ts';
import { ADDED_PERMISSIONS, APPLICATION_ROLE_IDS, GRAPH_APP_ID } from '../permissions.ts';

/**
 * What the guide has people make, as data: every form of the script makes this and nothing else, and a test reads it
 * back out of each of them.
 */

/** The forms a script comes in. */
export const SETUP_FORMS = ['azure-cli', 'graph-powershell', 'terraform'] as const;
export type SetupForm = (typeof SETUP_FORMS)[number];

/** What the application proves itself with, as far as a script has to know it. */
export type SetupCredential =
  /** The value is made by Microsoft and shown once. */
  | { kind: 'secret'; endsOn: string }
  /** Public, all of it: the certificate as DER in base64, its SHA-1 in hexadecimal digits, and its end. */
  | { kind: 'certificate'; der: string; thumbprint: string; notAfter: string }
  | { kind: 'federated'; issuer: string; subject: string };

/** What is filled into a script. None of it is a secret. */
export interface SetupInput {
  cloud: Cloud;
  directoryId: string;
  /** The application, where there is one already; else it is looked for by its name. */
  clientId: string | null;
  credential: SetupCredential;
}

/** What is to be there when the script has run. */
export interface SetupPlan {
  directoryId: string;
  clientId: string | null;
  graph: { appId: string; origin: string };
  application: { displayName: string; signInAudience: 'AzureADMyOrg' };
  /** Application permissions of Microsoft Graph, each with its consent. */
  permissions: readonly { name: string; id: string }[];
  /** A security group; Microsoft wants a nickname for every group, also for one without mail. */
  group: { displayName: string; mailNickname: string };
  credential: PlannedCredential;
}

export type PlannedCredential =
  | { kind: 'secret'; displayName: string; endDate: string }
  | { kind: 'certificate'; displayName: string; der: string; thumbprint: string; endDate: string }
  | { kind: 'federated'; name: string; description: string; issuer: string; subject: string; audience: string };

/** Each permission once, with the id it has everywhere. */
const PERMISSIONS = ADDED_PERMISSIONS.map((name) => ({
  name,
  id: APPLICATION_ROLE_IDS[name],
}));

/** Longest text anywhere in it; Microsoft takes 600 characters in an issuer. */
const MAX_TEXT = 600;

/**
 * The plan for these values.
 *
 * @throws RangeError for values no script can hold: ids that are none, characters that are not to be seen
 */
export function setupPlan({ cloud, directoryId, clientId, credential }: SetupInput): SetupPlan {
  if (!GUID.test(directoryId) || (clientId !== null && !GUID.test(clientId))) throw new RangeError('not an id');
  return {
    directoryId,
    clientId,
    graph: { appId: GRAPH_APP_ID, origin: CLOUDS[cloud].graph },
    application: { displayName: APPLICATION_NAME, signInAudience: 'AzureADMyOrg' },
    permissions: PERMISSIONS,
    group: { displayName: ACCESS_GROUP_NAME, mailNickname: ACCESS_GROUP_NAME },
    credential: planned(credential, cloud),
  };
}

function planned(credential: SetupCredential, cloud: Cloud): PlannedCredential {
  switch (credential.kind) {
    case 'secret':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(credential.endsOn)) throw new RangeError('not a day');
      return { kind: 'secret', displayName: SECRET_DESCRIPTION, endDate: `${credential.endsOn}T00:00:00Z` };
    case 'certificate': {
      const { der, thumbprint, notAfter } = credential;
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(der) || !/^[0-9A-F]{40}$/.test(thumbprint)) {
        throw new RangeError('not a certificate');
      }
      const endDate = new Date(notAfter).toISOString().replace('.000Z', 'Z');
      return { kind: 'certificate', displayName: SECRET_DESCRIPTION, der, thumbprint, endDate };
    }
    case 'federated':
      return {
        kind: 'federated',
        // Microsoft takes letters, digits, dashes and underscores here, and never lets it be changed.
        name: APPLICATION_NAME,
        description: SECRET_DESCRIPTION,
        issuer: oneLine(credential.issuer),
        subject: oneLine(credential.subject),
        audience: CLOUDS[cloud].federationAudience,
      };
  }
}

/** Text that stays on its line. */
function oneLine(text: string): string {
  if (text === '' || text.length > MAX_TEXT || /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) {
    throw new RangeError('not a line of text');
  }
  return text;
}

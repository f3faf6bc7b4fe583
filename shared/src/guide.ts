/**
 * The set-up guide's exact strings. Whatever a person reads in the guide and then looks for in Microsoft's
 * admin center, in the configuration form or in the log is spelled here and nowhere else.
 */

/** Display name of the app registration (guide, section 2). */
export const APPLICATION_NAME = 'Production-Assist';

/** Exact display name of the group whose direct members come in (guide, section 8). */
export const ACCESS_GROUP_NAME = 'Azure_APP_Production-Assist';

/** Suggested description of the client secret (guide, section 4). */
export const SECRET_DESCRIPTION = 'Production Assist AD Sync';

/** Section of the organization settings that holds the three values (guide, section 9). */
export const FORM_SECTION = 'Configure an AD Server for authentication';

/** Labels of the configuration form's fields (guide, section 9). */
export const FORM_LABELS = {
  directoryId: 'AD Master Tenant Id',
  clientId: 'AD Master Client Id',
  clientSecret: 'AD Master Client Secret',
} as const;

/** Labels of the configuration form's buttons (guide, section 9). */
export const FORM_BUTTONS = {
  preview: 'Refresh AD preview',
  save: 'Save configuration',
} as const;

/** Microsoft's labels of the same three values (guide, sections 3 and 4). */
export const MICROSOFT_LABELS = {
  directoryId: 'Directory (tenant) ID',
  clientId: 'Application (client) ID',
  clientSecret: 'Value',
  secretId: 'Secret ID',
} as const;

/** Directory roles that may grant admin consent for application permissions (guide, prerequisites). */
export const CONSENT_ROLES = ['Global Administrator', 'Privileged Role Administrator'] as const;

/**
 * The three lines a successful run leaves in the log (guide, section 10), in their order.
 *
 * @param run `fetched`: users read from the group; `processed`: users that came in; both people, not requests.
 */
export function logLines(run: {
  directoryId: string;
  tenantId: string;
  fetched: number;
  processed: number;
}): [string, string, string] {
  return [
    `Fetched ${run.fetched} users from tenant ${run.directoryId}`,
    `Processed ${run.processed} users for tenant ${run.directoryId}`,
    `Updated tenant ${run.tenantId} with ${run.processed} users`,
  ];
}

/**
 * What the audit records, by name. An action without its words in `texts/web` does not compile. Of a credential it
 * says only that it changed.
 */
export const AUDIT_ACTIONS = [
  'tenant.created',
  'tenant.renamed',
  'tenant.removed',
  'connection.saved',
  'connection.removed',
  'connection.resealed',
  'invitation.created',
  'invitation.withdrawn',
  'invitation.accepted',
  'admin.removed',
  'browser.connected',
  'browser.disconnected',
  'removals.held',
  'removals.approved',
  'removals.rejected',
  'removals.reopened',
  'removals.expired',
  'removals.returned',
  'removals.withdrawn',
  'run.requested',
  'run.failed',
  'run.succeeded',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

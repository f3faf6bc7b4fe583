import type { ShowTarget } from '@production-assist/shared/steps';
import type { Word } from './words.ts';

/** How the thing to click is found on its page; what stands first and is found is taken. */
export interface ShowRow {
  /** Names that Microsoft's telemetry uses, the same in every language (known 2026-09). */
  telemetry?: readonly string[];
  /** A button, link or menu item by what it says. */
  button?: Word;
  /** The value of a property by its label. */
  property?: readonly Word[];
  /** A row of a table by the name in it. */
  row?: 'application' | 'access-group';
  /** The whole client secret that stands on the page. */
  secretValue?: true;
}

/** Everything a person is led to. */
export const SHOW_ROWS: Readonly<Record<ShowTarget, ShowRow>> = {
  'directory-id': { property: ['tenantId', 'directoryId'] },
  'new-registration': { button: 'newRegistration' },
  register: { button: 'register' },
  'application-row': { row: 'application' },
  'client-id': { property: ['clientId'] },
  'menu-overview': { telemetry: ['Menu-Overview'], button: 'overviewPage' },
  'menu-credentials': { telemetry: ['Menu-Credentials'], button: 'credentialsPage' },
  'menu-permissions': { telemetry: ['Menu-CallAnAPI'], button: 'permissionsPage' },
  'new-client-secret': { button: 'newClientSecret' },
  'secret-value': { secretValue: true },
  'add-permission': { button: 'addPermission' },
  'grant-consent': { button: 'grantConsent' },
  'new-group': { button: 'newGroup' },
  'create-group': { button: 'create' },
  'group-row': { row: 'access-group' },
  'menu-members': { telemetry: ['Menu-Members'], button: 'membersPage' },
  'add-members': { button: 'addMembers' },
};

/** Things on the pages of the admin center that a person is led to. The extension knows where each of them is. */
export const SHOW_TARGETS = [
  'directory-id',
  'new-registration',
  'register',
  'application-row',
  'client-id',
  'menu-overview',
  'menu-credentials',
  'menu-permissions',
  'new-client-secret',
  'secret-value',
  'add-permission',
  'grant-consent',
  'new-group',
  'create-group',
  'group-row',
  'menu-members',
  'add-members',
] as const;
export type ShowTarget = (typeof SHOW_TARGETS)[number];

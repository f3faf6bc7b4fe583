import type { PermissionKind } from '../permission-catalogue.ts';

/** What is open, typed and ticked on a page of the top document. It begins anew with every page. */
export interface Ui {
  tab: string | null;
  /** What was typed, by the field's name. */
  fields: Record<string, string>;
  pane: null | 'apis' | 'permissions' | 'new-secret' | 'new-federated' | 'federated';
  permissionKind: PermissionKind | null;
  /** Headings of permissions that were opened. */
  expanded: string[];
  /** Names of permissions that were ticked. */
  checked: string[];
  consentAsked: boolean;
  /** Values of the secrets made since the page was opened, by Secret ID. */
  revealed: Record<string, string>;
  notice: string | null;
}

export function newUi(): Ui {
  return {
    tab: null,
    fields: {},
    pane: null,
    permissionKind: null,
    expanded: [],
    checked: [],
    consentAsked: false,
    revealed: {},
    notice: null,
  };
}

/** What a click or a key does to the page itself; what it does to the directory is not decided here. */
const EFFECTS: Record<string, (ui: Ui, value: string) => Partial<Ui>> = {
  tab: (_, tab) => ({ tab }),
  addPermission: () => ({ pane: 'apis', permissionKind: null, checked: [], expanded: [] }),
  openGraph: () => ({ pane: 'permissions' }),
  backToApis: () => ({ pane: 'apis', permissionKind: null }),
  chooseKind: (ui, kind) => ({
    permissionKind: kind === 'delegated' ? 'delegated' : 'application',
    checked: [],
    expanded: [],
    fields: { ...ui.fields, permission: '' },
  }),
  expand: ({ expanded }, name) => ({ expanded: toggled(expanded, name) }),
  check: ({ checked }, name) => ({ checked: toggled(checked, name) }),
  newSecret: (ui) => ({ pane: 'new-secret', fields: { ...ui.fields, description: '', days: '180' } }),
  newFederated: () => ({ pane: 'new-federated', fields: {} }),
  openFederated: (_, entry) => ({ pane: 'federated', fields: JSON.parse(entry) }),
  closePane: () => ({ pane: null }),
  askConsent: () => ({ consentAsked: true }),
  refuseConsent: () => ({ consentAsked: false }),
  closeNotice: () => ({ notice: null }),
};

/** The state after an action; an action that is none of the page's own changes nothing. */
export function act(ui: Ui, action: string, value: string): Ui {
  return { ...ui, ...EFFECTS[action]?.(ui, value) };
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}

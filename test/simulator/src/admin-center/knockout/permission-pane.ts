import { GRAPH_APP_ID } from '@production-assist/shared/permissions';
import { type OfferedPermission, offeredPermissions, type PermissionKind } from '../permission-catalogue.ts';
import { button, onClick, textField } from './controls.ts';
import { icon } from './icons.ts';
import { html, type Markup, raw } from './markup.ts';
import { pane } from './pane.ts';
import type { View } from './view.ts';

/** The pane beside the page in which an API, then a kind, then permissions are chosen. */
export function permissionPane(view: View): Markup {
  const { t, ui } = view;
  if (ui.pane === 'apis') return pane(view, t('requestPermissions'), apis(view));
  return pane(view, t('requestPermissions'), chooser(view), [
    button({ label: t('addPermissions'), action: 'addPermissions', primary: true, disabled: ui.checked.length === 0 }),
    button({ label: t('discard'), action: 'closePane' }),
  ]);
}

function apis({ t }: View): Markup {
  return html`<h4>${t('selectApi')}</h4><p class="ext-pane-tab">${t('microsoftApis')}</p><button type="button" class="ext-api-card" data-api="${GRAPH_APP_ID}" ${onClick('openGraph')}><span class="ext-api-name">Microsoft Graph</span><span class="ext-api-text">${t('graphText')}</span></button>`;
}

function chooser(view: View): Markup {
  const { t, ui } = view;
  return html`<button type="button" class="fxs-fxclick ext-back" ${onClick('backToApis')}>${`‹ ${t('selectApi')}`}</button><div class="ext-api-head"><span class="ext-api-name">Microsoft Graph</span><span class="ext-api-url">https://graph.microsoft.com/</span></div><p>${t('whichKind')}</p><div class="ext-kinds" role="radiogroup" aria-label="${t('whichKind')}">${kindCard(view, 'delegated')}${kindCard(view, 'application')}</div>${ui.permissionKind && choice(view, ui.permissionKind)}`;
}

function kindCard({ t, ui }: View, kind: PermissionKind): Markup {
  const title = t(kind === 'delegated' ? 'delegatedPermissions' : 'applicationPermissions');
  const explanation = t(kind === 'delegated' ? 'delegatedText' : 'applicationText');
  return html`<button type="button" role="radio" class="ext-kind" aria-checked="${String(ui.permissionKind === kind)}" ${onClick('chooseKind', kind)}><span class="ext-kind-title">${title}</span><span>${explanation}</span></button>`;
}

function choice(view: View, kind: PermissionKind): Markup {
  const { t, ui } = view;
  const groups = offeredPermissions(kind, ui.fields.permission ?? '');
  return html`<h4>${t('selectPermissions')}</h4>${textField(view, { name: 'permission', label: t('selectPermissions'), labelHidden: true, placeholder: t('filterPermissions') })}<div class="ext-permission-tree" role="tree" aria-label="${t('selectPermissions')}"><div class="ext-permission-tree-head" role="presentation"><span>${t('permission')}</span><span>${t('consentRequired')}</span></div>${[...groups].map(([name, list]) => permissionGroup(view, kind, name, list))}</div>`;
}

function permissionGroup(view: View, kind: PermissionKind, name: string, list: readonly OfferedPermission[]): Markup {
  const { ui } = view;
  const open = ui.expanded.includes(name);
  const chosen = list.filter((permission) => ui.checked.includes(permission.name)).length;
  return html`<div class="ext-permission-group" role="treeitem" aria-expanded="${String(open)}" data-key="${name}"><button type="button" class="ext-permission-group-title" aria-expanded="${String(open)}" ${onClick('expand', name)}>${icon(open ? 'chevronDown' : 'chevronRight')}<span>${name}${chosen > 0 && ` (${chosen})`}</span></button>${open && html`<div role="group">${list.map((permission) => permissionItem(view, kind, permission))}</div>`}</div>`;
}

function permissionItem(
  { t, ui }: View,
  kind: PermissionKind,
  { name, description, delegated }: OfferedPermission,
): Markup {
  const needsAdmin = kind === 'application' || delegated === 'admin';
  return html`<label class="ext-permission-item" role="treeitem" data-key="${name}"><input type="checkbox" name="permission:${name}" aria-label="${name}" ${ui.checked.includes(name) && raw('checked')}><span class="ext-permission-item-text"><span class="ext-permission-item-name">${name}</span><span class="ext-permission-item-description">${description}</span></span><span>${t(needsAdmin ? 'yes' : 'no')}</span></label>`;
}

import type { PageData } from '../page-data.ts';
import { hashOf, type PageName } from '../routes.ts';
import { blade, titleOf } from './blade.ts';
import { consentDialog } from './consent-dialog.ts';
import { onClick } from './controls.ts';
import { federatedPane } from './federated-pane.ts';
import { type IconName, icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { permissionPane } from './permission-pane.ts';
import { secretPane } from './secret-pane.ts';
import type { View } from './view.ts';

/**
 * Everything in the body: the portal's top bar and sidebar, the page, and what lies over it. The outer elements are
 * always the same ones, so that the frames in the page need never be moved.
 */
export function shell(view: View, data: PageData | null): Markup {
  const { t, context, ui } = view;
  return html`<header class="fxs-topbar" role="banner"><a class="fxs-topbar-home" href="#home">${t('welcome')}</a><div class="fxs-topbar-search" role="presentation">${icon('search')}<span>${t('search')} (G+/)</span></div><button type="button" class="fxs-avatarmenu"><span class="fxs-avatarmenu-text"><span class="fxs-avatarmenu-username">${context.account}</span><span class="fxs-avatarmenu-tenant">${tenantLine(view)}</span></span><span class="fxs-avatarmenu-picture" aria-hidden="true">${context.account.slice(0, 1).toUpperCase()}</span></button></header><nav class="fxs-sidebar" aria-label="${t('welcome')}">${sidebar(view, data)}</nav><main class="fxs-portal-main"><div class="fxs-breadcrumb">${breadcrumb(view, data)}</div>${blade(view, data)}</main><div class="fxs-contextpane-host">${pane(view, data)}</div><div class="fxs-dialog-host">${ui.consentAsked && consentDialog(view)}</div><div class="fxs-toast-host" role="status">${ui.notice && html`<div class="fxs-toast">${icon('check')}<span>${ui.notice}</span><button type="button" aria-label="${t('close')}" ${onClick('closeNotice')}>${icon('close')}</button></div>`}</div>`;
}

function tenantLine({ context: { directory } }: View): string {
  return directory.domain ? `${directory.name} (${directory.domain})`.toUpperCase() : directory.name.toUpperCase();
}

function pane(view: View, data: PageData | null): Markup {
  if (view.ui.pane === null) return html``;
  switch (view.ui.pane) {
    case 'new-secret':
      return secretPane(view);
    case 'new-federated':
    case 'federated':
      return federatedPane(view, data);
    default:
      return permissionPane(view);
  }
}

function sidebar({ t }: View, data: PageData | null): Markup {
  const area = areaOf(data);
  const item = (page: PageName, label: string, name: IconName, isInner: boolean) =>
    html`<a class="fxs-sidebar-item ${isInner && 'fxs-sidebar-item-inner'} ${area === page && 'fxs-sidebar-item-selected'}" href="${hashOf(page)}">${icon(name)}<span class="fxs-sidebar-label">${label}</span></a>`;
  return html`${item('home', t('home'), 'home', false)}<button type="button" class="fxs-sidebar-item fxs-sidebar-heading" aria-expanded="true" ${onClick('entraId')}>${icon('tenant')}<span class="fxs-sidebar-label">${t('entraId')}</span>${icon('chevronDown')}</button>${item('directory-overview', t('overview'), 'overview', true)}${item('groups', t('groups'), 'group', true)}${item('applications', t('appRegistrations'), 'registrations', true)}`;
}

/** Which entry of the sidebar a page belongs to. */
function areaOf(data: PageData | null): PageName | null {
  if (data === null || data.kind === 'no-access' || data.kind === 'not-found') return null;
  if (data.kind === 'frame') return data.page === 'directory-overview' ? data.page : 'groups';
  return data.kind === 'home' ? 'home' : 'applications';
}

function breadcrumb(view: View, data: PageData | null): Markup {
  const { t, context } = view;
  const area = areaOf(data);
  if (data === null || area === null || area === 'home') return html`<a href="#home">${t('home')}</a>`;
  const steps = [
    { label: t('home'), page: 'home' as const },
    ...(area === 'applications' ? [{ label: t('appRegistrations'), page: area }] : []),
    ...(area === 'groups' ? [{ label: t('groups'), page: area }] : []),
  ];
  const last = area === 'directory-overview' ? context.directory.name : titleOf(view, data);
  return html`${steps.map(({ label, page }) => html`<a href="${hashOf(page)}">${label}</a><span aria-hidden="true">›</span>`)}<span>${last}</span>`;
}

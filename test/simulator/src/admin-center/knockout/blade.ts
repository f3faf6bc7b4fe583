import type { ApplicationHead, FramePageHead, PageData } from '../page-data.ts';
import { hashOf, type PageName } from '../routes.ts';
import type { Term } from '../texts.ts';
import { applicationOverview } from './application-overview.ts';
import { applications } from './applications.ts';
import { credentials } from './credentials.ts';
import { home } from './home.ts';
import { type IconName, icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import { loading, noAccess, notFound } from './messages.ts';
import { newApplication } from './new-application.ts';
import { permissions } from './permissions.ts';
import type { View } from './view.ts';

/** A page without the portal around it: title, menu and content. Null while it loads. */
export function blade(view: View, data: PageData | null): Markup {
  const title = data === null ? '' : titleOf(view, data);
  const items = data === null ? [] : menuOf(data);
  return html`<article class="fxs-blade fxs-portal-bg-txt-br"><header class="fxs-blade-header"><div class="fxs-blade-title"><h2 class="fxs-blade-title-titleText" title="${title}">${title}</h2><span class="fxs-blade-title-subtitleText">${data !== null && view.context.directory.name}</span></div></header><div class="fxs-blade-body"><nav class="fxs-menu ${items.length === 0 && 'fxs-menu-empty'}" aria-label="${view.t('manage')}">${items.map((item) => menuItem(view, item))}</nav><div class="fxs-blade-content" aria-busy="${String(data === null)}">${content(view, data)}</div><div class="fxs-reactview-host" data-kept></div></div></article>`;
}

function content(view: View, data: PageData | null): Markup {
  if (data === null) return loading(view);
  switch (data.kind) {
    case 'home':
      return home(view, data);
    case 'applications':
      return applications(view, data);
    case 'new-application':
      return newApplication(view);
    case 'application-overview':
      return applicationOverview(view, data);
    case 'application-permissions':
      return permissions(view, data);
    case 'application-credentials':
      return credentials(view, data);
    case 'no-access':
      return noAccess(view);
    case 'not-found':
      return notFound(view);
    case 'frame':
      return html``;
  }
}

/** "Thing | Section", or the name of the page alone. */
export function titleOf({ t, context }: View, data: PageData): string {
  switch (data.kind) {
    case 'home':
      return t('welcome');
    case 'applications':
      return t('appRegistrations');
    case 'new-application':
      return t('registerApplication');
    case 'application-overview':
      return data.application.name;
    case 'application-permissions':
      return `${data.application.name} | ${t('apiPermissions')}`;
    case 'application-credentials':
      return `${data.application.name} | ${t('certificatesAndSecrets')}`;
    case 'no-access':
      return t('noAccess');
    case 'not-found':
      return t('notFound');
    case 'frame':
      if (data.page === 'directory-overview') return `${context.directory.name} | ${t('overview')}`;
      if (data.page === 'groups') return `${t('groups')} | ${t('allGroups')}`;
      if (data.page === 'new-group') return t('newGroup');
      return data.page === 'group-members'
        ? `${data.group?.name ?? ''} | ${t('members')}`
        : (data.group?.name ?? t('overview'));
  }
}

interface MenuItem {
  /** Names the item in every language. */
  telemetry: string;
  label: Term;
  icon: IconName;
  href: string;
  selected: boolean;
}

function menuOf(data: PageData): MenuItem[] {
  if ('application' in data) return applicationMenu(data.kind, data.application);
  return data.kind === 'frame' ? frameMenu(data) : [];
}

function applicationMenu(selected: PageData['kind'], { clientId }: ApplicationHead): MenuItem[] {
  const item = (page: PageName, telemetry: string, label: Term, iconName: IconName): MenuItem => ({
    telemetry,
    label,
    icon: iconName,
    href: hashOf(page, { clientId }),
    selected: page === selected,
  });
  return [
    item('application-overview', 'Overview', 'overview', 'overview'),
    item('application-credentials', 'Credentials', 'certificatesAndSecrets', 'key'),
    item('application-permissions', 'CallAnAPI', 'apiPermissions', 'permissions'),
  ];
}

function frameMenu({ page: selected, group }: FramePageHead): MenuItem[] {
  const item = (page: PageName, telemetry: string, label: Term, iconName: IconName): MenuItem => ({
    telemetry,
    label,
    icon: iconName,
    href: hashOf(page, group === null ? {} : { groupId: group.id }),
    selected: page === selected,
  });
  if (selected === 'groups') return [item('groups', 'AllGroups', 'allGroups', 'group')];
  if (group === null) return [];
  return [
    item('group-overview', 'Overview', 'overview', 'overview'),
    item('group-members', 'Members', 'members', 'group'),
  ];
}

function menuItem({ t }: View, { telemetry, label, icon: name, href, selected }: MenuItem): Markup {
  return html`<a class="fxs-menu-item ${selected && 'fxs-menu-item-selected'}" data-telemetryname="Menu-${telemetry}" href="${href}" aria-current="${selected ? 'page' : 'false'}">${icon(name)}<span class="fxs-menu-item-text">${t(label)}</span></a>`;
}

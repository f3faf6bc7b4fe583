import type { KnockoutPageData, PermissionRow } from '../page-data.ts';
import { toolbar } from './controls.ts';
import { grid } from './grid.ts';
import { icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

export type PermissionsPage = Extract<KnockoutPageData, { kind: 'application-permissions' }>;

/** An application's API permissions: what is configured, and what is granted besides. */
export function permissions(view: View, { configured, others, canConsent }: PermissionsPage): Markup {
  const { t, context } = view;
  const tenant = context.directory.name;
  return html`${toolbar([
    { label: t('refresh'), icon: 'refresh', action: 'refresh', telemetry: 'Refresh' },
  ])}<h3 class="ext-section-title">${t('configuredPermissions')}</h3><p>${t('permissionsIntro')}</p>${toolbar([
    { label: t('addPermission'), icon: 'add', action: 'addPermission', telemetry: 'AddPermission' },
    {
      label: t('grantConsent', tenant),
      icon: 'check',
      action: 'askConsent',
      telemetry: 'GrantAdminConsent',
      disabled: !canConsent || configured.length === 0,
    },
  ])}${table(view, t('configuredPermissions'), configured)}${
    others.length > 0 &&
    html`<h3 class="ext-section-title">${t('otherPermissions', tenant)}</h3><p>${t('otherPermissionsIntro', tenant)}</p>${table(view, t('otherPermissions', tenant), others)}`
  }`;
}

function table(view: View, label: string, rows: readonly PermissionRow[]): Markup {
  const { t } = view;
  const sections =
    rows.length > 0 ? [{ heading: `Microsoft Graph (${rows.length})`, rows: rows.map((row) => cells(view, row)) }] : [];
  return grid({
    label,
    columns: [t('apiColumn'), t('type'), t('description'), t('consentRequired'), t('status')],
    sections,
    empty: t('noPermissions'),
  });
}

function cells(view: View, row: PermissionRow): (string | Markup)[] {
  const { t } = view;
  return [
    html`<a class="fxs-fxclick ext-permission-name" title="${row.name}">${row.name}</a>`,
    t(row.kind === 'application' ? 'applicationKind' : 'delegatedKind'),
    row.description,
    t(row.needsAdmin ? 'yes' : 'no'),
    status(view, row),
  ];
}

function status({ t, context }: View, { consent }: PermissionRow): string | Markup {
  if (consent === 'blank') return '';
  const granted = consent === 'granted';
  const words = t(granted ? 'grantedFor' : 'notGrantedFor', context.directory.name);
  return html`<span class="ext-status ext-status-${granted ? 'ok' : 'warning'}">${icon(granted ? 'check' : 'warning')}<span class="fxc-gc-text" title="${words}">${words}</span></span>`;
}

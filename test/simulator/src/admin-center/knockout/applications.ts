import type { ApplicationRow, KnockoutPageData } from '../page-data.ts';
import { hashOf } from '../routes.ts';
import { tabs, textField, toolbar } from './controls.ts';
import { grid } from './grid.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** The list of app registrations. */
export function applications(view: View, { rows }: Extract<KnockoutPageData, { kind: 'applications' }>): Markup {
  const { t, ui } = view;
  const wanted = (ui.fields.search ?? '').trim().toLowerCase();
  const shown = rows
    .filter(({ owned }) => ui.tab === 'all' || owned)
    .filter(({ name, clientId }) => name.toLowerCase().includes(wanted) || clientId.startsWith(wanted));
  return html`${toolbar([
    { label: t('newRegistration'), icon: 'add', action: 'newRegistration', telemetry: 'NewRegistration' },
    { label: t('refresh'), icon: 'refresh', action: 'refresh', telemetry: 'Refresh' },
  ])}${tabs(
    view,
    [
      { id: 'all', label: t('allApplications') },
      { id: 'owned', label: t('ownedApplications') },
    ],
    'owned',
  )}<div class="ext-filter">${textField(view, { name: 'search', label: t('search'), labelHidden: true, placeholder: t('filterApplications') })}</div><p class="ext-count">${t('applicationsFound', shown.length)}</p>${grid(
    {
      label: t('appRegistrations'),
      columns: [t('displayName'), t('applicationId'), t('certificatesAndSecrets')],
      sections: [{ rows: shown.map((row) => applicationCells(view, row)) }],
      empty: t('noApplications'),
    },
  )}`;
}

function applicationCells({ t }: View, { name, clientId, credentials }: ApplicationRow): (string | Markup)[] {
  const states = { none: '-', current: t('current'), expired: t('expired') };
  const href = hashOf('application-overview', { clientId });
  return [
    html`<span class="ext-app-tile" aria-hidden="true"></span><a class="fxs-fxclick fxc-gcflink-link" href="${href}" title="${name}">${name}</a>`,
    clientId,
    states[credentials],
  ];
}

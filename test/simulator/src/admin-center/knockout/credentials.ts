import type { FederatedRow, KnockoutPageData, SecretRow } from '../page-data.ts';
import { copyButton, onClick, tabs, toolbar } from './controls.ts';
import { grid } from './grid.ts';
import { icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** An application's certificates and secrets. */
export function credentials(
  view: View,
  { secrets, federated }: Extract<KnockoutPageData, { kind: 'application-credentials' }>,
): Markup {
  const { t, ui } = view;
  const open = ui.tab ?? 'secrets';
  return html`<p>${t('credentialsIntro')}</p>${tabs(
    view,
    [
      { id: 'certificates', label: `${t('certificates')} (0)` },
      { id: 'secrets', label: `${t('clientSecrets')} (${secrets.length})` },
      { id: 'federated', label: `${t('federatedCredentials')} (${federated.length})` },
    ],
    'secrets',
  )}${content()}`;

  function content(): Markup {
    if (open === 'secrets') return clientSecrets(view, secrets);
    if (open === 'federated') return federatedCredentials(view, federated);
    return html`<p class="fxc-gc-empty">${t('noCredentials')}</p>`;
  }
}

/** Issuer and audience are no columns: they show when an entry is opened by its name. */
function federatedCredentials(view: View, federated: readonly FederatedRow[]): Markup {
  const { t } = view;
  return html`<p>${t('federatedIntro')}</p>${toolbar([
    { label: t('addCredential'), icon: 'add', action: 'newFederated', telemetry: 'AddFederatedCredential' },
  ])}${grid({
    label: t('federatedCredentials'),
    columns: [t('name'), t('description'), t('subjectIdentifier'), ''],
    sections: [{ rows: federated.map((entry) => federatedCells(view, entry)) }],
    empty: t('noCredentials'),
  })}`;
}

function federatedCells({ t }: View, entry: FederatedRow): (string | Markup)[] {
  const { name, description, subject } = entry;
  return [
    html`<button type="button" class="fxc-gc-link" ${onClick('openFederated', JSON.stringify(entry))}>${name}</button>`,
    description,
    html`<span class="fxc-gc-text" title="${subject}">${subject}</span>`,
    html`<button type="button" class="fxc-copybutton" aria-label="${t('delete')}" title="${t('delete')}" ${onClick('deleteFederated', name)}>${icon('delete')}</button>`,
  ];
}

function clientSecrets(view: View, secrets: readonly SecretRow[]): Markup {
  const { t } = view;
  return html`<p>${t('secretsIntro')}</p>${toolbar([
    { label: t('newClientSecret'), icon: 'add', action: 'newSecret', telemetry: 'NewClientSecret' },
  ])}${grid({
    label: t('clientSecrets'),
    columns: [t('description'), t('expires'), t('value'), t('secretId')],
    sections: [{ rows: secrets.map((secret) => cells(view, secret)) }],
    empty: t('noSecrets'),
  })}`;
}

function cells(view: View, { description, expiresAt, expired, masked, keyId }: SecretRow): (string | Markup)[] {
  const { t, ui, date } = view;
  const value = ui.revealed[keyId];
  return [
    description,
    html`<span class="${expired && 'ext-expired'}"><span class="fxc-gc-text">${date(expiresAt)}</span>${expired && html` <span class="ext-expired-mark">${t('expired')}</span>`}</span>`,
    value === undefined
      ? html`<span class="fxc-gc-text" title="${masked}">${masked}</span>`
      : html`<span class="fxc-gc-text ext-secret-value" title="${value}">${value}</span>${copyButton(view, value)}`,
    html`<span class="fxc-gc-text" title="${keyId}">${keyId}</span>${copyButton(view, keyId)}<button type="button" class="fxc-copybutton" aria-label="${t('delete')}" title="${t('delete')}" ${onClick('deleteSecret', keyId)}>${icon('delete')}</button>`,
  ];
}

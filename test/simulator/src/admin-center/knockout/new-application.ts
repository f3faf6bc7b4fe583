import { button, textField } from './controls.ts';
import { html, type Markup, raw } from './markup.ts';
import type { View } from './view.ts';

/** The form that registers an application. */
export function newApplication(view: View): Markup {
  const { t, ui, context } = view;
  const choice = ui.fields.accountTypes ?? 'single';
  const option = (value: string, label: string) =>
    html`<label class="azc-optionPicker-item"><input type="radio" name="accountTypes" value="${value}" ${choice === value && raw('checked')}><span>${label}</span></label>`;
  return html`<div class="ext-form"><h3>${`* ${t('name')}`}</h3><p>${t('nameHelp')}</p>${textField(view, { name: 'name', label: t('name'), labelHidden: true })}<h3>${t('supportedAccountTypes')}</h3><p>${t('accountTypesHelp')}</p><div class="azc-optionPicker" role="radiogroup" aria-label="${t('supportedAccountTypes')}">${option('single', t('singleTenant', context.directory.name))}${option('multiple', t('multiTenant'))}</div><h3>${t('redirectUri')}</h3><p>${t('redirectHelp')}</p>${textField(view, { name: 'redirectUri', label: t('redirectUri'), labelHidden: true, placeholder: 'e.g. https://example.com/auth' })}</div><div class="ext-footer"><p>${t('policies')}</p>${button({ label: t('register'), action: 'register', primary: true, disabled: !(ui.fields.name ?? '').trim() })}</div>`;
}

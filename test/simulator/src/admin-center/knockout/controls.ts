import { type IconName, icon } from './icons.ts';
import { html, type Markup, raw } from './markup.ts';
import type { View } from './view.ts';

/** Ties an element to an action of the page's script; Knockout's own attribute looks the same. */
export function onClick(action: string, value = ''): Markup {
  return html`data-bind="click: ${action}" data-value="${value}"`;
}

export interface ToolbarButton {
  label: string;
  icon: IconName;
  action: string;
  /** A name that does not depend on the language. */
  telemetry: string;
  disabled?: boolean;
}

/** The row of commands above a page's content. */
export function toolbar(buttons: readonly ToolbarButton[]): Markup {
  return html`<div class="azc-toolbar fxs-commandBar" role="toolbar">${buttons.map(toolbarButton)}</div>`;
}

function toolbarButton({ label, icon: name, action, telemetry, disabled = false }: ToolbarButton): Markup {
  return html`<button type="button" class="azc-toolbarButton-container fxs-portal-hover${disabled && ' azc-toolbarButton-disabled'}" data-telemetryname="Command-${telemetry}" aria-disabled="${String(disabled)}" ${disabled && raw('disabled')} ${onClick(action)}>${icon(name)}<span class="azc-toolbarButton-label">${label}</span></button>`;
}

export interface Button {
  label: string;
  action: string;
  value?: string;
  disabled?: boolean;
  primary?: boolean;
}

export function button({ label, action, value, disabled = false, primary = false }: Button): Markup {
  return html`<button type="button" class="fxc-simplebutton fxt-button ${primary && 'fxt-button-primary'}" ${disabled && raw('disabled')} ${onClick(action, value)}>${label}</button>`;
}

/** A button that copies a text: its picture only, the words are its name. */
export function copyButton({ t }: View, value: string): Markup {
  return html`<button type="button" class="fxc-copybutton azc-copyButton" aria-label="${t('copy')}" title="${t('copy')}" ${onClick('copy', value)}>${icon('copy')}</button>`;
}

export interface Tab {
  id: string;
  label: string;
}

/** Tabs; the first is open until another is chosen. */
export function tabs({ ui }: View, list: readonly Tab[], first: string): Markup {
  const open = ui.tab ?? first;
  return html`<div class="fxc-section-tabs azc-tabs" role="tablist">${list.map(
    ({ id, label }) =>
      html`<button type="button" role="tab" class="fxc-section-tab ${id === open && 'fxc-section-tab-active'}" aria-selected="${String(id === open)}" ${onClick('tab', id)}>${label}</button>`,
  )}</div>`;
}

export interface TextField {
  name: string;
  label: string;
  placeholder?: string;
  /** Tells the label to assistive technology only. */
  labelHidden?: boolean;
}

export function textField({ ui }: View, { name, label, placeholder, labelHidden = false }: TextField): Markup {
  return html`<div class="fxc-weave-formElement azc-textField"><label class="azc-form-label ${labelHidden && 'fxs-visually-hidden'}" for="field-${name}">${label}</label><input class="azc-input azc-formControl" type="text" id="field-${name}" name="${name}" autocomplete="off" spellcheck="false" placeholder="${placeholder}" value="${ui.fields[name]}"></div>`;
}

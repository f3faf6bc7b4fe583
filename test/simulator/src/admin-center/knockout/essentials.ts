import { copyButton } from './controls.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** One fact about a thing. */
export interface EssentialsItem {
  label: string;
  value: string;
  /** Makes the value a link within the admin center. */
  href?: string;
  /** Whether a copy button stands beside it. */
  copy?: boolean;
}

/** The facts at the head of an overview. */
export function essentials(view: View, items: readonly EssentialsItem[]): Markup {
  return html`<div class="fxc-essentials" role="region" aria-label="${view.t('essentials')}"><h3 class="fxc-essentials-header">${view.t('essentials')}</h3><div class="fxc-essentials-content">${items.map((item) => essentialsItem(view, item))}</div></div>`;
}

function essentialsItem(view: View, { label, value, href, copy = false }: EssentialsItem): Markup {
  return html`<div class="fxc-essentials-item"><div class="fxc-essentials-label-container"><label class="fxc-essentials-label" title="${label}">${label}</label><span class="fxc-essentials-colon">:</span></div><div class="fxc-essentials-value-wrapper"><div class="fxc-essentials-value" title="${value}">${href ? html`<a class="fxs-fxclick" href="${href}">${value}</a>` : value}</div>${copy && copyButton(view, value)}</div></div>`;
}

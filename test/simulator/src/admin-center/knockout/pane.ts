import { onClick } from './controls.ts';
import { icon } from './icons.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** A pane that slides in beside the page, with its buttons at the foot. */
export function pane({ t }: View, title: string, content: Markup, footer: readonly Markup[] = []): Markup {
  return html`<section class="fxs-contextpane" role="dialog" aria-label="${title}"><header class="fxs-contextpane-header"><h2 class="fxs-contextpane-title">${title}</h2><button type="button" class="fxs-contextpane-close" aria-label="${t('close')}" ${onClick('closePane')}>${icon('close')}</button></header><div class="fxs-contextpane-content">${content}</div>${footer.length > 0 && html`<footer class="fxs-contextpane-footer">${footer}</footer>`}</section>`;
}

import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** What stands in place of a page's content. */
export function loading({ t }: View): Markup {
  return html`<div class="fxs-blade-progress" role="progressbar" aria-label="${t('loading')}"><span class="fxs-blade-progress-dots"></span></div>`;
}

export function noAccess({ t, context }: View): Markup {
  return html`<div class="fxs-blade-noaccess"><h3 class="fxs-blade-noaccess-title">${t('noAccess')}</h3><p>${t('noAccessText')}</p><dl class="ext-details"><dt>Status</dt><dd>403</dd><dt>${t('tenantId')}</dt><dd>${context.directory.id}</dd></dl></div>`;
}

export function notFound({ t }: View): Markup {
  return html`<div class="fxs-blade-noaccess"><h3 class="fxs-blade-noaccess-title">${t('notFound')}</h3></div>`;
}

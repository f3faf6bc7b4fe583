import { button } from './controls.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** The question before consent is granted for everybody. */
export function consentDialog({ t, context }: View): Markup {
  return html`<div class="fxs-dialog-backdrop"><section class="fxs-messagebox" role="alertdialog" aria-modal="true" aria-label="${t('consentTitle')}"><h2 class="fxs-messagebox-title">${t('consentTitle')}</h2><p>${t('consentQuestion', context.directory.name)}</p><div class="fxs-messagebox-buttons">${button({ label: t('yes'), action: 'grantConsent', primary: true })}${button({ label: t('no'), action: 'refuseConsent' })}</div></section></div>`;
}

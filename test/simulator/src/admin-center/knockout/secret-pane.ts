import { button, textField } from './controls.ts';
import { html, type Markup, raw } from './markup.ts';
import { pane } from './pane.ts';
import type { View } from './view.ts';

/** Lifetimes on offer, in days; the first is the recommended one. */
const LIFETIMES = [180, 90, 365, 545, 730];

/** The pane in which a client secret is described and given a lifetime. */
export function secretPane(view: View): Markup {
  const { t, ui } = view;
  const days = ui.fields.days ?? '180';
  const options = LIFETIMES.map(
    (lifetime, index) =>
      html`<option value="${lifetime}" ${String(lifetime) === days && raw('selected')}>${t(index === 0 ? 'recommendedDays' : 'days', lifetime)}</option>`,
  );
  return pane(
    view,
    t('addSecret'),
    html`${textField(view, { name: 'description', label: t('description'), placeholder: t('secretPlaceholder') })}<div class="fxc-weave-formElement"><label class="azc-form-label" for="field-days">${t('expires')}</label><select class="azc-input azc-formControl" id="field-days" name="days">${options}</select></div>`,
    [
      button({ label: t('add'), action: 'addSecret', primary: true }),
      button({ label: t('cancel'), action: 'closePane' }),
    ],
  );
}

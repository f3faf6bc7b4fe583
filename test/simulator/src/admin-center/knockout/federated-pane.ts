import type { PageData } from '../page-data.ts';
import { button, textField } from './controls.ts';
import { html, type Markup } from './markup.ts';
import { pane } from './pane.ts';
import type { View } from './view.ts';

/** The pane in which a federated credential of another issuer is entered, or looked at. */
export function federatedPane(view: View, data: PageData | null): Markup {
  const { t, ui } = view;
  const usual = data?.kind === 'application-credentials' ? data.usualAudience : '';
  const isNew = ui.pane === 'new-federated';
  const fields = { ...ui.fields, audience: ui.fields.audience ?? usual };
  const shown = { ...view, ui: { ...ui, fields } };
  return pane(
    view,
    t(isNew ? 'addCredential' : 'editCredential'),
    html`${textField(shown, { name: 'issuer', label: t('issuer') })}${textField(shown, { name: 'subject', label: t('subjectIdentifier') })}${textField(shown, { name: 'name', label: t('name') })}${textField(shown, { name: 'description', label: t('description') })}${textField(shown, { name: 'audience', label: t('audience') })}`,
    [
      button({
        label: t(isNew ? 'add' : 'update'),
        action: isNew ? 'addFederated' : 'updateFederated',
        value: usual,
        primary: true,
      }),
      button({ label: t('cancel'), action: 'closePane' }),
    ],
  );
}

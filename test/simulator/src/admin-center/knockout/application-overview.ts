import type { KnockoutPageData } from '../page-data.ts';
import { hashOf } from '../routes.ts';
import { toolbar } from './controls.ts';
import { essentials } from './essentials.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

/** An application's overview. Three of its values are GUIDs; the middle one is picked by mistake. */
export function applicationOverview(
  view: View,
  { application, enabled, secrets, objectIdFirst }: Extract<KnockoutPageData, { kind: 'application-overview' }>,
): Markup {
  const { t, context } = view;
  const { name, clientId, objectId } = application;
  const clientIdItem = { label: t('applicationId'), value: clientId, copy: true };
  const objectIdItem = { label: t('objectId'), value: objectId, copy: true };
  const [first, second] = objectIdFirst ? [objectIdItem, clientIdItem] : [clientIdItem, objectIdItem];
  const credentials = `0 ${t('certificates')}, ${secrets} ${t('clientSecrets')}`;
  return html`${toolbar([{ label: t('refresh'), icon: 'refresh', action: 'refresh', telemetry: 'Refresh' }])}${essentials(
    view,
    [
      { label: t('displayName'), value: name, href: hashOf('application-overview', { clientId }) },
      { label: t('clientCredentials'), value: credentials, href: hashOf('application-credentials', { clientId }) },
      first,
      { label: t('supportedAccountTypes'), value: t('myOrganization') },
      second,
      { label: t('state'), value: enabled ? t('activated') : t('deactivated') },
      { label: t('directoryId'), value: context.directory.id, copy: true },
    ],
  )}`;
}

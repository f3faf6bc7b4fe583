import { adminCenterLink } from '@production-assist/shared/admin-center';
import { Connection } from '@production-assist/shared/api';
import { Review } from '@production-assist/shared/api-notifications';
import { fill } from '@production-assist/shared/texts/texts';
import { ExternalLink } from '../components/external-link.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { list } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { reviewWords, useReviewTexts } from './texts.ts';

/** What is to be put right though everything works, where an administrator comes by. */
export default function LoadedWarnings() {
  const ready = useReviewTexts();
  const { tenant } = useTenant();
  const { loaded } = useLoaded((signal) => api.get(apiPath(tenant.id, 'review'), Review, { signal }), [tenant]);
  return ready && loaded.state === 'loaded' ? <Warnings warnings={loaded.value.warnings} /> : null;
}

export function Warnings({ warnings }: { warnings: Review['warnings'] }) {
  const { tenant } = useTenant();
  // Where exactly in Entra: the connection knows.
  const { loaded } = useLoaded((signal) => api.get(apiPath(tenant.id, 'connection'), Connection, { signal }), [tenant]);
  const { warning: texts } = reviewWords();
  const target = loaded.state === 'loaded' ? loaded.value : null;
  return (
    <>
      {warnings.map(({ code, permissions, hint }) =>
        code === 'permissions-excess' ? (
          <MessageBar key={code} tone="warn" title={texts.excessTitle}>
            <p>{fill(texts.excess, { permissions: list(permissions) })}</p>
            {target && (
              <ExternalLink href={adminCenterLink('application-permissions', target)}>{texts.excessGo}</ExternalLink>
            )}
          </MessageBar>
        ) : (
          <MessageBar key={code} tone="warn" title={texts.unusedTitle}>
            <p>{hint ? fill(texts.unused, { hint: `${hint}…` }) : texts.unusedUnknown}</p>
            <a href={tenantPath(tenant.id, 'credential')}>{texts.unusedGo}</a>
          </MessageBar>
        ),
      )}
    </>
  );
}

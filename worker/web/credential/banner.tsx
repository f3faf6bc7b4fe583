import { MessageBar } from '../components/message-bar.tsx';
import { useNow } from '../components/use-now.ts';
import { today } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { type Expiry, expiryOf, isUrgent } from './standing.ts';

/** That the credential ends soon or has ended, on the screens that do not show it. */
export default function ExpiryBanner() {
  const { tenant, mayChange } = useTenant();
  const { credential: texts } = words().connection;
  const now = useNow();
  // Microsoft may have said so before its day.
  const expiry: Expiry =
    tenant.attention === 'secret-expired'
      ? { state: 'passed' }
      : expiryOf({ kind: 'secret', expiresOn: tenant.credentialExpiresOn, expiredAt: null }, today(now));
  if (expiry.state !== 'passed' && expiry.state !== 'near') return null;
  const isOver = expiry.state === 'passed';
  return (
    <div class="warnings">
      <MessageBar tone={isOver || isUrgent(expiry) ? 'fail' : 'warn'} title={texts.title}>
        <p>{isOver ? `${texts.expired}. ${texts.expiredText}` : texts.near[expiry.within]}</p>
        {mayChange && <a href={tenantPath(tenant.id, 'credential')}>{texts.replace.federated}</a>}
      </MessageBar>
    </div>
  );
}

import type { CredentialView } from '@production-assist/shared/api';
import { useNow } from '../components/use-now.ts';
import { dateTime, day, today } from '../format.ts';
import { words } from '../texts.ts';
import { ExpiryText } from './expiry-text.tsx';
import { expiryOf } from './standing.ts';

/** What is known of the credential that is used; never the credential itself. */
export function Facts({ credential }: { credential: CredentialView }) {
  const texts = words().connection.credential;
  const now = useNow();
  const { hint, certificate, expiresOn, updatedAt, verifiedAt, kind } = credential;
  const expiry = expiryOf(credential, today(now));
  return (
    <dl class="facts">
      {hint && (
        <div>
          <dt>{texts.hint}</dt>
          <dd>
            <code>{hint}…</code>
          </dd>
        </div>
      )}
      {certificate && (
        <div>
          <dt>{texts.thumbprint}</dt>
          <dd>
            <code class="thumbprint">{certificate.thumbprint}</code>
          </dd>
        </div>
      )}
      <div>
        <dt>{texts.ends}</dt>
        <dd>
          {expiresOn && kind !== 'federated' ? `${day(expiresOn)} ` : ''}
          <ExpiryText expiry={expiry} />
        </dd>
      </div>
      <div>
        <dt>{texts.since}</dt>
        <dd>
          <time dateTime={updatedAt}>{dateTime(updatedAt)}</time>
        </dd>
      </div>
      <div>
        <dt>{texts.proof}</dt>
        <dd class={verifiedAt ? 'is-proven' : 'quiet'}>{verifiedAt ? texts.verified : texts.unverified}</dd>
      </div>
    </dl>
  );
}

import { adminCenterLink } from '@production-assist/shared/admin-center';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Refusal } from '../components/failure.tsx';
import { toast } from '../components/toast.tsx';
import { day, dayOf } from '../format.ts';
import { words } from '../texts.ts';
import type { Replacing } from './replacing.ts';
import { credentialWords } from './texts.ts';

/** The last step: which credential can go in Entra, and where. */
export function RemoveOld(props: { replacing: Replacing; readOnly: boolean; onAgain: () => void; onEnd: () => void }) {
  const { replacing, readOnly, onAgain, onEnd } = props;
  const { remove, done } = credentialWords();
  const { kind: kinds } = words().connection.credential;
  const { connection, going, refused } = replacing;
  const { former } = connection.value;
  const id = useId();
  if (!former) return null;
  const submit = async () => {
    if (!(await replacing.removed())) return;
    if (connection.value.former === null) onEnd();
    toast(remove.done);
  };
  return (
    <section class="card" aria-labelledby={id} data-former={former.id}>
      <h3 id={id}>{remove.title[former.kind]}</h3>
      <p>{remove.text}</p>
      <div class="old-one">
        <p class="small">{remove.which}</p>
        <p>
          <b>{kinds[former.kind]}</b>
        </p>
        <dl class="facts">
          {former.hint && (
            <div>
              <dt>{remove.hint}</dt>
              <dd>
                <code>{former.hint}…</code>
              </dd>
            </div>
          )}
          {former.certificate && (
            <div>
              <dt>{remove.thumbprint}</dt>
              <dd>
                <code class="thumbprint">{former.certificate.thumbprint}</code>
              </dd>
            </div>
          )}
          <div>
            <dt>{remove.created}</dt>
            <dd>{dayOf(former.createdAt)}</dd>
          </div>
          {former.kind !== 'federated' && (
            <div>
              <dt>{remove.ends}</dt>
              <dd>{former.expiresOn ? day(former.expiresOn) : remove.unknown}</dd>
            </div>
          )}
        </dl>
      </div>
      <ol class="todo">
        <li>
          <ExternalLink href={adminCenterLink('application-credentials', connection.value)}>{remove.open}</ExternalLink>
        </li>
        <li>
          {remove[former.kind]} <b>{remove.care}</b>
        </li>
      </ol>
      {refused.value && <Refusal failed={refused.value} />}
      {!readOnly && (
        <div class="actions">
          <Button appearance="primary" busy={going.value === 'removed'} onClick={() => void submit()}>
            {remove.submit}
          </Button>
          <Button appearance="subtle" onClick={onAgain}>
            {done.again}
          </Button>
        </div>
      )}
    </section>
  );
}

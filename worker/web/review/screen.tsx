import './review.css';
import { Review } from '@production-assist/shared/api-notifications';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { toast } from '../components/toast.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { ReviewFacts } from './facts.tsx';
import { ReviewPeople } from './people.tsx';
import { ReviewPermissions } from './permissions.tsx';
import { reviewWords, useReviewTexts } from './texts.ts';
import { Warnings } from './warnings.tsx';

/** `/tenants/{id}/review`: who has access, and who came and went since somebody last looked. */
export default function ReviewScreen({ tenantId }: { tenantId: string }) {
  const ready = useReviewTexts();
  const { mayChange, reload: reloadTenant } = useTenant();
  const { common } = words();
  const path = apiPath(tenantId, 'review');
  const { loaded, reload } = useLoaded((signal) => api.get(path, Review, { signal }), [path]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  if (loaded.state === 'failed') {
    return (
      <Refusal failed={loaded.failed}>
        <Button onClick={reload}>{common.retry}</Button>
      </Refusal>
    );
  }
  if (loaded.state === 'loading' || !ready) return <Loading lines={6} />;
  const texts = reviewWords();
  const review = loaded.value;
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    // What changed after this was shown is for the next one.
    const answer = await api.post(path, { asOf: review.asOf }, v.unknown());
    setBusy(false);
    if (!answer.ok) return setFailed(answer.failed);
    toast(texts.done);
    reload();
    reloadTenant();
  };
  return (
    <div class="stack">
      <div class="stack is-close">
        <a class="tenant-up" href={tenantPath(tenantId, 'people')}>
          ← {texts.back}
        </a>
        <h2>{texts.title}</h2>
        <p class="quiet">{texts.lead}</p>
      </div>
      {/* What too much is granted stands with the permissions. */}
      <Warnings warnings={review.warnings.filter(({ code }) => code !== 'permissions-excess')} />
      <section class="card review-card">
        <ReviewFacts review={review} />
        {failed && <Refusal failed={failed} />}
        <div class="actions">
          {mayChange && (
            <Button appearance="primary" busy={busy} onClick={() => void submit()}>
              {texts.submit}
            </Button>
          )}
          <a class="button" href={`${path}?format=csv`} download={`review-${tenantId}.csv`}>
            {texts.csv}
          </a>
        </div>
        {mayChange && <p class="small">{texts.submitHelp}</p>}
      </section>
      <ReviewPermissions review={review} />
      <ReviewPeople tenantId={tenantId} asOf={`${review.asOf} ${review.reviewedAt}`} everyone={review.people} />
    </div>
  );
}

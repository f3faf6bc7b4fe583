import { Review } from '@production-assist/shared/api-notifications';
import { MessageBar } from '../components/message-bar.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { useNow } from '../components/use-now.ts';
import { counted } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { changesOf, isDue } from './due.ts';
import { reviewWords, useReviewTexts } from './texts.ts';

/** That it is time to look through who has access; nothing before that. */
export default function ReviewBanner() {
  const ready = useReviewTexts();
  const { tenant } = useTenant();
  const now = useNow();
  const { loaded } = useLoaded((signal) => api.get(apiPath(tenant.id, 'review'), Review, { signal }), [tenant]);
  // Who does not get an answer is not kept from anything.
  if (!ready || loaded.state !== 'loaded' || !isDue(loaded.value, now)) return null;
  const { banner } = reviewWords();
  const { reviewedAt } = loaded.value;
  const changes = changesOf(loaded.value);
  return (
    <MessageBar tone="info" title={reviewedAt ? banner.due : banner.first}>
      {reviewedAt && <p>{changes > 0 ? counted(banner.changed, changes) : banner.unchanged}</p>}
      <a href={tenantPath(tenant.id, 'review')}>{banner.go}</a>
    </MessageBar>
  );
}

import './access.css';
import { InvitationOffer } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { codeOf, type Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { toast } from '../components/toast.tsx';
import { useLoaded } from '../components/use-loaded.ts';
import { useTitle } from '../components/use-title.ts';
import { dateTime } from '../format.ts';
import { me } from '../me.ts';
import { HOME, tenantPath } from '../routes.ts';
import { api, session } from '../service.ts';
import { words } from '../texts.ts';

/** `/invitations/{token}`: what is offered, and accepting it. Whoever is not signed in signs in first and comes back. */
export default function InvitationScreen({ token }: { token: string }) {
  const { common, access } = words();
  const { offer } = access;
  const { route } = useLocation();
  const path = `/api/invitations/${encodeURIComponent(token)}`;
  const { loaded, reload } = useLoaded((signal) => api.get(path, InvitationOffer, { signal }), [path]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  useTitle(offer.title);

  const accept = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await api.post(path, null, InvitationOffer);
    setBusy(false);
    if (!answer.ok) return setFailed(answer.failed);
    const { tenantId, role } = answer.value;
    await session.check();
    toast(fill(offer.accepted, { role: common.role[role] }));
    // The link has done its work: going back must not lead to it.
    route(tenantId === null ? HOME : tenantPath(tenantId), true);
  };

  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed' || (failed && isGone(failed))) {
    const why = failed ?? (loaded.state === 'failed' ? loaded.failed : null);
    return why && !isGone(why) ? (
      <Refusal failed={why}>
        <Button onClick={reload}>{common.retry}</Button>
      </Refusal>
    ) : (
      <EmptyState alone {...offer.gone} />
    );
  }
  const { tenantId, tenantName, role, invitedBy, expiresAt } = loaded.value;
  const who = { by: invitedBy, tenant: tenantName ?? tenantId ?? '' };
  return (
    <section class="sign-in">
      <h1>{offer.title}</h1>
      <p>{fill(tenantId === null ? offer.operator : offer.tenant, who)}</p>
      <p>
        <b>{fill(offer.role, { role: common.role[role] })}</b>
        <span class="offer-role quiet">{access.people.roleHelp[role]}</span>
      </p>
      <p class="quiet">{fill(offer.valid, { time: dateTime(expiresAt) })}</p>
      <div class="identity-line">
        <p class="small">{offer.as}</p>
        <p>
          <b>{me().name}</b>
        </p>
      </div>
      <Button appearance="primary" busy={busy} onClick={() => void accept()}>
        {offer.accept}
      </Button>
      {me().signOut && <p class="small">{offer.notYou}</p>}
      {failed && <Refusal failed={failed} />}
    </section>
  );
}

function isGone(failed: Failed): boolean {
  return codeOf(failed) === 'invitation-gone' || codeOf(failed) === 'not-found';
}

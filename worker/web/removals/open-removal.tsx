import type { HeldRemoval } from '@production-assist/shared/api';
import { useId, useState } from 'preact/hooks';
import { Ago } from '../components/ago.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { counted, dateTime, number } from '../format.ts';
import { tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import type { Deciding } from './deciding.ts';
import { Names } from './names.tsx';

/** A removal that waits: why, since when, until when, who, and what can be done. */
export function OpenRemoval(props: {
  removal: HeldRemoval;
  deciding: Deciding;
  onDecide: (decision: 'approve' | 'reject') => void;
}) {
  const { removal, deciding, onDecide } = props;
  const { tenant, mayChange } = useTenant();
  const { removals } = words();
  const [asking, setAsking] = useState<'approve' | 'reject' | null>(null);
  const title = useId();
  const going = deciding.going.value?.id === removal.id ? deciding.going.value.decision : null;
  return (
    <section class="card removal" aria-labelledby={title} data-removal={removal.id}>
      <div class="stack is-close removal-head">
        <h3 id={title}>{counted(removals.left, removal.people, { all: number(removal.peopleBefore) })}</h3>
        <p>
          {removals.reason[removal.reason]} {removals.access}
        </p>
      </div>
      <dl class="removal-facts">
        <div>
          <dt>{removals.since}</dt>
          <dd>
            {dateTime(removal.heldAt)} (<Ago at={removal.heldAt} />)
          </dd>
        </div>
        <div>
          <dt>{removals.until}</dt>
          <dd>
            {dateTime(removal.expiresAt)} (<Ago at={removal.expiresAt} />)
          </dd>
        </div>
      </dl>
      <p class="small">
        {removals.untilHelp}{' '}
        <a href={`${tenantPath(tenant.id, 'sync')}?run=${encodeURIComponent(removal.runId)}`}>{removals.run}</a>
      </p>
      {mayChange && (
        <div class="actions removal-actions">
          <Button appearance="primary" busy={going === 'approve'} onClick={() => setAsking('approve')}>
            {removals.approve.button}
          </Button>
          <Button busy={going === 'reject'} onClick={() => setAsking('reject')}>
            {removals.reject.button}
          </Button>
        </div>
      )}
      <Names removalId={removal.id} />
      {asking && (
        <Confirm
          decision={asking}
          people={removal.people}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            setAsking(null);
            onDecide(asking);
          }}
        />
      )}
    </section>
  );
}

/** Says in a sentence what will happen. */
function Confirm(props: {
  decision: 'approve' | 'reject';
  people: number;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { decision, people, onClose, onConfirm } = props;
  const { removals, common } = words();
  const texts = removals[decision];
  return (
    <Dialog
      title={counted(texts.title, people)}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" onClick={onConfirm}>
            {texts.button}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </>
      }
    >
      <p>{counted(texts.text, people)}</p>
    </Dialog>
  );
}

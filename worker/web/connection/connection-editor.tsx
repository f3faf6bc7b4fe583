import { fill } from '@production-assist/shared/texts/texts';
import { useMemo, useState } from 'preact/hooks';
import lazy, { ErrorBoundary } from 'preact-iso/lazy';
import { LeaveGuard } from '../components/leave-guard.tsx';
import { toast } from '../components/toast.tsx';
import { dateTime, today } from '../format.ts';
import { createPreviews } from '../preview/asking.ts';
import { PreviewPane } from '../preview/pane.tsx';
import { api } from '../service.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import { CredentialCard } from './credential-card.tsx';
import { createEditor, type Saved } from './editor.ts';
import { ConnectionForm } from './form.tsx';
import { Questions } from './questions.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const Permissions = lazy(() => import('../permissions/loaded.tsx'));

/** Form and preview side by side, and whatever has to be asked in between. */
export function ConnectionEditor({ tenantId, saved }: { tenantId: string; saved: Saved }) {
  const { mayChange, reload } = useTenant();
  const [removing, setRemoving] = useState(false);
  const [previews, editor] = useMemo(() => {
    const made = createPreviews({ api, tenantId, now: Date.now });
    return [made, createEditor({ api, tenantId, saved, previews: made, today: () => today(Date.now()) })] as const;
  }, [tenantId]);

  const save = async (how?: { sure: boolean }) => {
    const outcome = await editor.save(how);
    const { connection } = words();
    if (outcome === 'saved') {
      const next = editor.saved.value.connection?.nextRunAt;
      toast(next ? fill(connection.savedNext, { time: dateTime(next) }) : connection.savedToast);
      // What the tenant's head shows may have changed.
      reload();
    }
    if (outcome === 'same') toast(connection.conflict.same);
    if (outcome === 'marked') document.querySelector<HTMLElement>('.connection [aria-invalid=true]')?.focus();
  };
  const { connection } = editor.saved.value;
  const preview = () => void previews.ask(editor.values.value);

  return (
    <div class="stack">
      <CredentialCard editor={editor} />
      <div class="connection">
        <ConnectionForm
          editor={editor}
          previews={previews}
          readOnly={!mayChange}
          onPreview={preview}
          onSave={() => void save()}
          onRemove={() => setRemoving(true)}
        />
        <PreviewPane previews={previews} values={editor.values.value} mayAsk={mayChange} onAsk={preview} />
        <Questions editor={editor} onPreview={preview} onSave={(how) => void save(how)} />
        {removing && (
          <RemoveDialog
            editor={editor}
            onClose={() => setRemoving(false)}
            onRemoved={() => {
              toast(words().connection.remove.done);
              reload();
            }}
          />
        )}
        <LeaveGuard unsaved={mayChange && editor.changed.value.length > 0} />
      </div>
      {connection && (
        <ErrorBoundary>
          <Permissions target={connection} />
        </ErrorBoundary>
      )}
    </div>
  );
}

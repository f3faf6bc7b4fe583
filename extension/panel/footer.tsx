import { useRef } from 'preact/hooks';
import { startOver } from './actions.ts';
import { words } from './state.ts';

/** *Start over*, which asks once before it forgets. */
export function Footer() {
  const dialog = useRef<HTMLDialogElement>(null);
  const label = words.value?.label;
  if (!label) return null;
  return (
    <footer>
      <fluent-button appearance="subtle" size="small" onClick={() => dialog.current?.showModal()}>
        {label('startOver')}
      </fluent-button>
      <dialog ref={dialog} aria-labelledby="start-over-question">
        <p id="start-over-question">{label('startOverAsk')}</p>
        <div class="actions">
          <fluent-button
            appearance="primary"
            onClick={() => {
              dialog.current?.close();
              void startOver();
            }}
          >
            {label('startOverYes')}
          </fluent-button>
          <fluent-button onClick={() => dialog.current?.close()}>{label('cancel')}</fluent-button>
        </div>
      </dialog>
    </footer>
  );
}

import { useRef } from 'preact/hooks';
import { LATE_SCREENS } from '../session.ts';
import { showScreen, startOver } from './actions.ts';
import { screen, words } from './state.ts';

/** The ways to what is beside the guide, and *Start over*, which asks once before it forgets. */
export function Footer() {
  const dialog = useRef<HTMLDialogElement>(null);
  const label = words.value?.label;
  if (!label) return null;
  return (
    <footer>
      {!screen.value &&
        LATE_SCREENS.map((name) => (
          <fluent-button key={name} appearance="subtle" size="small" onClick={() => void showScreen(name)}>
            {label(`screen.${name}`)}
          </fluent-button>
        ))}
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

import { showScreen } from './actions.ts';
import { words } from './state.ts';

/** The way back to the guide's steps. @param before what is to be done first */
export function Back({ before }: { before?: () => Promise<void> }) {
  const leave = async () => {
    await before?.();
    await showScreen();
  };
  return (
    <fluent-button appearance="subtle" size="small" class="back" onClick={() => void leave()}>
      {words.value?.label('backToSteps')}
    </fluent-button>
  );
}

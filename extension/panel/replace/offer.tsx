import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { stageOf } from '../../replace/stage.ts';
import type { Standing } from '../../service/replacement.ts';
import { showScreen } from '../actions.ts';
import { Notice } from '../notices.tsx';
import { useFollow } from './follow.ts';
import { standing } from './standing.ts';
import { useReplaceWords } from './words.ts';

/** Before the guide's steps, where the connected tenant has a connection: replacing its secret, or going on with that. */
export function Offer() {
  const texts = useReplaceWords();
  useFollow();
  const now = standing.value;
  if (!texts || !now) return null;
  const what = saysOf(now);
  return (
    <Notice tone={what === 'refused' || what === 'remove' ? 'warn' : 'info'} text={texts.offer[what]}>
      <fluent-button size="small" data-offer={what} onClick={() => void showScreen('replace')}>
        {texts.offerGo[what === 'there' ? 'begin' : 'goOn']}
      </fluent-button>
    </Notice>
  );
}

function saysOf(now: Standing): keyof ReplaceTexts['offer'] {
  if (now.candidate?.state === 'refused') return 'refused';
  const stage = stageOf(now, { taken: false, said: null });
  return stage === 'prove' || stage === 'run' || stage === 'remove' ? stage : 'there';
}

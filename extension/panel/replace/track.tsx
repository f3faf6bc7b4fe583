import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { TRACK, type TrackState, trackOf } from '../../replace/stage.ts';
import { standing } from './standing.ts';

const ICONS: Record<Exclude<TrackState, 'now'>, 'pass' | 'fail' | 'unknown'> = {
  done: 'pass',
  wrong: 'fail',
  open: 'unknown',
};

/** How far along the new credential is, from its first try to its first full run. */
export function Track({ texts }: { texts: ReplaceTexts }) {
  const track = standing.value ? trackOf(standing.value) : null;
  if (!track) return null;
  return (
    <ol class="track" aria-label={texts.trackTitle}>
      {TRACK.map((point) => {
        const state = track[point];
        return (
          <li key={point} data-point={point} data-state={state}>
            {state === 'now' ? <span class="spinner" aria-hidden="true" /> : <StatusIcon status={ICONS[state]} />}
            <span>
              {texts.track[point]}
              <span class="visually-hidden">: {texts.trackState[state]}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

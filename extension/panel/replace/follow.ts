import { nextAskMs } from '@production-assist/shared/replacement';
import { useEffect } from 'preact/hooks';
import { look, silent } from './asked.ts';
import { standing, tenant } from './standing.ts';

/** After silence it is asked again after so long, in ms. */
const AFTER_SILENCE_MS = 5_000;

/** Asks the service how it stands: at once, when the panel comes into sight, and as long as something goes on there. */
export function useFollow(): void {
  const about = tenant.value;
  const last = standing.value;
  const silence = silent.value;
  useEffect(() => {
    if (about === null) return;
    const lookIfSeen = () => {
      if (!document.hidden) void look();
    };
    lookIfSeen();
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => document.removeEventListener('visibilitychange', lookIfSeen);
  }, [about]);
  useEffect(() => {
    const wait = silence ? AFTER_SILENCE_MS : last ? nextAskMs(last, Date.now()) : null;
    if (wait === null) return;
    const timer = setTimeout(() => void look(), wait);
    return () => clearTimeout(timer);
    // Each answer is another object, and so is each reason for silence.
  }, [last, silence]);
}

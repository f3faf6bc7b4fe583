import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Spinner } from '../components/loading.tsx';
import { counted } from '../format.ts';
import { words } from '../texts.ts';

const SECOND_MS = 1_000;

/** That Microsoft is being asked, since when, and the way to stop it. */
export function Running({ since, onCancel }: { since: number; onCancel: () => void }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const { common, preview } = words();
  const seconds = Math.floor((now - since) / SECOND_MS);
  return (
    <div class="running">
      <p role="status">
        <Spinner />
        {preview.running}
      </p>
      <span class="small">{seconds > 0 && counted(preview.seconds, seconds)}</span>
      <Button size="small" onClick={onCancel}>
        {common.cancel}
      </Button>
    </div>
  );
}

import { useLayoutEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { guardScreen, type Way } from '../leaving.ts';
import { words } from '../texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks before what was typed is left behind: by a link of the page, by going back, by closing the window. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { route } = useLocation();
  const [wanted, setWanted] = useState<Way | null>(null);
  const { leave } = words().common;

  useLayoutEffect(() => {
    if (!unsaved) return;
    guardScreen((way) => {
      setWanted(way);
      return true;
    });
    return () => guardScreen(null);
  }, [unsaved]);

  if (!wanted) return null;
  const goOn = () => {
    setWanted(null);
    guardScreen(null);
    if (wanted.to === null) history.back();
    else route(wanted.to);
  };
  return (
    <Dialog
      title={leave.title}
      onClose={() => setWanted(null)}
      actions={
        <>
          <Button appearance="primary" onClick={() => setWanted(null)}>
            {leave.stay}
          </Button>
          <Button onClick={goOn}>{leave.leave}</Button>
        </>
      }
    >
      <p>{leave.text}</p>
    </Dialog>
  );
}

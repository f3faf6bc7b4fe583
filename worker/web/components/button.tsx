import type { ComponentChildren } from 'preact';
import { Spinner } from './loading.tsx';

export interface ButtonProps {
  appearance?: 'primary' | 'outline' | 'subtle' | undefined;
  size?: 'small' | 'medium' | undefined;
  /** Id of the text that says why it cannot be pressed now; it can still be reached, and the text is read with it. */
  waitsFor?: string | null | undefined;
  /** Its work is going on: it turns and cannot be pressed again. */
  busy?: boolean | undefined;
  /** Where what stands on it is no name. */
  label?: string | undefined;
  onClick: () => void;
  children: ComponentChildren;
}

/** A button. It never turns away the focus: what cannot be pressed can still be reached, and says why. */
export function Button({ appearance, size, waitsFor = null, busy = false, label, onClick, children }: ButtonProps) {
  const stopped = waitsFor !== null || busy;
  return (
    <fluent-button
      appearance={appearance}
      size={size}
      disabled-focusable={stopped}
      aria-describedby={waitsFor ?? undefined}
      aria-busy={busy || undefined}
      aria-label={label}
      onClick={() => {
        if (!stopped) onClick();
      }}
    >
      {busy && <Spinner />}
      {children}
    </fluent-button>
  );
}

import type { ComponentChildren } from 'preact';

/**
 * A button that says why it cannot be pressed instead of only turning grey: it can still be reached with the keyboard,
 * and is described by the text that gives the reason.
 */
export function ActionButton(props: {
  appearance?: 'primary' | 'outline';
  /** Id of the text with the reason; null where the button can be pressed. */
  waitsFor: string | null;
  onClick: () => void;
  children: ComponentChildren;
}) {
  const { appearance, waitsFor, onClick, children } = props;
  return (
    <fluent-button
      appearance={appearance}
      disabled-focusable={waitsFor !== null}
      aria-describedby={waitsFor ?? undefined}
      onClick={() => {
        if (waitsFor === null) onClick();
      }}
    >
      {children}
    </fluent-button>
  );
}

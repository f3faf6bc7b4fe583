/** Signs as lines on 20 × 20. */
const SIGNS = {
  clear: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  rename: 'M4 16l.8-3.4 8.5-8.5a1.8 1.8 0 0 1 2.6 2.6l-8.5 8.5zM12 5.5l2.5 2.5',
  remove: 'M4 6h12M8 6V4.5h4V6M5.5 6l.8 10h7.4l.8-10M8.7 9v4.3M11.3 9v4.3',
  expand: 'M8 5.5l4.5 4.5L8 14.5',
} as const;

/** A button that is a sign; `label` says what it does, to everybody. */
export function IconButton(props: {
  sign: keyof typeof SIGNS;
  label: string;
  onClick: () => void;
  expanded?: boolean;
  controls?: string;
}) {
  return (
    <button
      type="button"
      class={`icon-button is-drawn is-${props.sign}`}
      title={props.label}
      aria-label={props.label}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      onClick={props.onClick}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={SIGNS[props.sign]} />
      </svg>
    </button>
  );
}

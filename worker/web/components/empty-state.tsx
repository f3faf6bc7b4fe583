import type { ComponentChildren } from 'preact';

/** What stands where there is nothing yet: why, and what to do. `alone`: nothing else is on the screen. */
export function EmptyState(props: {
  title: string;
  text: ComponentChildren;
  alone?: boolean;
  children?: ComponentChildren;
}) {
  return (
    <section class="empty-state">
      {props.alone ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      <p>{props.text}</p>
      {props.children && <div class="actions">{props.children}</div>}
    </section>
  );
}

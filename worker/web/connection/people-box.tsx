import type { ComponentChildren } from 'preact';

/** As many rows stand in the form as they are; more in a box that scrolls. */
const ALL_AT_ONCE = 8;

/** What scrolls and holds nothing to press has to take the focus itself, or the keyboard could not scroll it. */
const TAKES_FOCUS = { tabIndex: 0 };

/** Keeps however many people from pushing the rest of the form away. */
export function PeopleBox(props: { label: string; count: number; children: ComponentChildren }) {
  if (props.count <= ALL_AT_ONCE) return <div>{props.children}</div>;
  return (
    <section class="people-box" aria-label={props.label} {...TAKES_FOCUS}>
      {props.children}
    </section>
  );
}

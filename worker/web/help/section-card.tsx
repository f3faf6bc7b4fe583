import type { ComponentChildren } from 'preact';

/** A section under the anchor its address names. @param above stands over the title, e.g. which step it is */
export function SectionCard(props: { anchor: string; title: string; above?: string; children: ComponentChildren }) {
  return (
    <section class="card help-section" id={props.anchor} tabIndex={-1} aria-labelledby={`${props.anchor}-title`}>
      <h2 id={`${props.anchor}-title`}>
        {props.above && <span class="help-step">{props.above} </span>}
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

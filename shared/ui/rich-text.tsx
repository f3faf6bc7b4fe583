import type { ComponentChildren } from 'preact';

/**
 * A text with `*names on the screen*` and `` `text to type` ``.
 *
 * @param copyButton stands beside each text to type and copies it
 */
export function RichText(props: { text: string; copyButton: (text: string) => ComponentChildren }) {
  return (
    <>
      {props.text.split(/(\*[^*]+\*|`[^`]+`)/).map((part, index) => {
        const inner = part.slice(1, -1);
        if (part.startsWith('*') && part.endsWith('*') && inner) return <strong key={index}>{inner}</strong>;
        if (part.startsWith('`') && part.endsWith('`') && inner) {
          return (
            <span key={index} class="to-type">
              <code>{inner}</code>
              {props.copyButton(inner)}
            </span>
          );
        }
        return part;
      })}
    </>
  );
}

import { CopyButton } from './copy-button.tsx';

/** A text with `*names on the screen*` and `` `text to type` ``, the latter with a copy button. */
export function RichText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\*[^*]+\*|`[^`]+`)/).map((part, index) => {
        const inner = part.slice(1, -1);
        if (part.startsWith('*') && part.endsWith('*') && inner) return <strong key={index}>{inner}</strong>;
        if (part.startsWith('`') && part.endsWith('`') && inner) {
          return (
            <span key={index} class="to-type">
              <code>{inner}</code>
              <CopyButton text={inner} what={inner} />
            </span>
          );
        }
        return part;
      })}
    </>
  );
}

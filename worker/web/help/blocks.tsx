import type { HelpBlock } from '@production-assist/shared/texts/web/help';
import { RichText } from '@production-assist/shared/ui/rich-text';
import { CopyButton } from '../components/copy-button.tsx';
import { MessageBar } from '../components/message-bar.tsx';

/** The words of a section, piece by piece. */
export function Blocks({ body }: { body: readonly HelpBlock[] }) {
  // Pieces have no name of their own, and none moves.
  return body.map((block, at) => <Block key={`${at}`} block={block} />);
}

function Block({ block }: { block: HelpBlock }) {
  if (typeof block === 'string') {
    return (
      <p>
        <Rich text={block} />
      </p>
    );
  }
  if ('care' in block) {
    return (
      <MessageBar tone="warn">
        <p>
          <Rich text={block.care} />
        </p>
      </MessageBar>
    );
  }
  const lines = 'steps' in block ? block.steps : block.points;
  const items = lines.map((line) => (
    <li key={line}>
      <Rich text={line} />
    </li>
  ));
  return 'steps' in block ? <ol class="bullets">{items}</ol> : <ul class="bullets">{items}</ul>;
}

function Rich({ text }: { text: string }) {
  return <RichText text={text} copyButton={(inner) => <CopyButton text={inner} />} />;
}

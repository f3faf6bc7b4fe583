import { copyText } from '@production-assist/shared/copy-text';
import { saveScript } from '@production-assist/shared/setup-code/save-script';
import type { SetupScript } from '@production-assist/shared/setup-code/set-up-code';
import { fill } from '@production-assist/shared/texts/texts';
import { Button } from '../components/button.tsx';
import { toast } from '../components/toast.tsx';
import { setupWords } from './texts.ts';

/** What scrolls and holds nothing to press has to take the focus itself, or the keyboard could not scroll it. */
const TAKES_FOCUS = { tabIndex: 0 };

/** The script, to be read, copied or saved. */
export function ScriptCard({ script }: { script: SetupScript }) {
  const { screen } = setupWords();
  const { fileName, text } = script;
  const copy = async () => {
    const copied = await copyText(text);
    toast(copied ? screen.copied : screen.copyFailed);
  };
  return (
    <div class="card">
      <div class="card-head">
        <h3 id="setup-text">
          {screen.text} <code>{fileName}</code>
        </h3>
        <div class="actions">
          <Button appearance="primary" onClick={() => void copy()}>
            {screen.copy}
          </Button>
          <Button onClick={() => saveScript(script)}>{fill(screen.download, { file: fileName })}</Button>
        </div>
      </div>
      <section class="setup-script" aria-labelledby="setup-text" {...TAKES_FOCUS}>
        <pre>
          {text.split('\n').map((line, at) => (
            // Lines have no other name, and none moves.
            <span key={`${at}`} class={/^\s*#(?!!)/.test(line) ? 'is-comment' : undefined}>
              {`${line}\n`}
            </span>
          ))}
        </pre>
      </section>
    </div>
  );
}

import type { SetupScript } from '@production-assist/shared/setup-code/set-up-code';
import type { SetupTexts } from '@production-assist/shared/texts/setup-code/texts';
import { fill } from '@production-assist/shared/texts/texts';
import { message } from '../state.ts';

/** What scrolls and holds nothing to press has to take the focus itself, or the keyboard could not scroll it. */
const TAKES_FOCUS = { tabIndex: 0 };

/** How long a file's address is kept for the browser to take it, in ms. */
const TAKEN_MS = 10_000;

/** The script, to be read, copied or saved. */
export function ScriptText({ script, screen }: { script: SetupScript; screen: SetupTexts['screen'] }) {
  const { fileName, text } = script;
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    message.value = copied ? screen.copied : screen.copyFailed;
  };
  return (
    <>
      <h3 id="script-text">
        {screen.text} <code>{fileName}</code>
      </h3>
      <div class="actions">
        <fluent-button appearance="primary" onClick={() => void copy()}>
          {screen.copy}
        </fluent-button>
        <fluent-button onClick={() => save(script)}>{fill(screen.download, { file: fileName })}</fluent-button>
      </div>
      <section class="script-text" aria-labelledby="script-text" {...TAKES_FOCUS}>
        <pre>{text}</pre>
      </section>
    </>
  );
}

/** Saves it as a file. Windows PowerShell takes one without a mark at its beginning for another alphabet. */
function save({ fileName, text }: SetupScript): void {
  const marked = fileName.endsWith('.ps1') ? `\ufeff${text}` : text;
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}

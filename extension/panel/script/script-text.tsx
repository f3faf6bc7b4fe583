import { copyText } from '@production-assist/shared/copy-text';
import { saveScript } from '@production-assist/shared/setup-code/save-script';
import type { SetupScript } from '@production-assist/shared/setup-code/set-up-code';
import type { SetupTexts } from '@production-assist/shared/texts/setup-code/texts';
import { fill } from '@production-assist/shared/texts/texts';
import { message } from '../state.ts';

/** What scrolls and holds nothing to press has to take the focus itself, or the keyboard could not scroll it. */
const TAKES_FOCUS = { tabIndex: 0 };

/** The script, to be read, copied or saved. */
export function ScriptText({ script, screen }: { script: SetupScript; screen: SetupTexts['screen'] }) {
  const { fileName, text } = script;
  const copy = async () => {
    const copied = await copyText(text);
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
        <fluent-button onClick={() => saveScript(script)}>{fill(screen.download, { file: fileName })}</fluent-button>
      </div>
      <section class="script-text" aria-labelledby="script-text" {...TAKES_FOCUS}>
        <pre>{text}</pre>
      </section>
    </>
  );
}

import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import type { HelpPart } from '@production-assist/shared/help';
import { SKIP_REASONS } from '@production-assist/shared/people';
import { fill } from '@production-assist/shared/texts/texts';
import { KindPicture } from '../credential/kind-picture.tsx';
import { Blocks } from './blocks.tsx';
import { SectionCard } from './section-card.tsx';
import { helpWords } from './texts.ts';
import { Trouble } from './trouble.tsx';
import { WayPicture } from './way-picture.tsx';

/** A section before or behind the steps. */
export function PartSection({ part, cloud }: { part: HelpPart; cloud: Cloud }) {
  const { help } = helpWords();
  const { title, body } = help.parts[part];
  return (
    <SectionCard anchor={part} title={title}>
      {part === 'purpose' && <WayPicture />}
      <Blocks body={body} />
      {part === 'credentials' && <Kinds cloud={cloud} />}
      {part === 'people' && <SkipReasons />}
      {part === 'trouble' && <Trouble />}
    </SectionCard>
  );
}

function Kinds({ cloud }: { cloud: Cloud }) {
  const { help } = helpWords();
  return (
    <div class="help-kinds">
      {(['secret', 'certificate', 'federated'] as const).map((kind) => (
        <div key={kind} class="stack is-close">
          <KindPicture kind={kind} />
          <h3>{help.kinds[kind].title}</h3>
          <Blocks body={help.kinds[kind].body} />
          {kind === 'federated' && (
            <p>
              {help.audience} <code>{CLOUDS[cloud].federationAudience}</code>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

/** Why a member stays out, in the words that stand beside the person in a preview. */
function SkipReasons() {
  const { help, skipReasons } = helpWords();
  return (
    <>
      <p>{help.skipped}</p>
      <ul class="bullets">
        {SKIP_REASONS.map((reason) => (
          <li key={reason}>{fill(skipReasons[reason], help.values)}</li>
        ))}
      </ul>
    </>
  );
}

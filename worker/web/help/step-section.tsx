import { adminCenterLink } from '@production-assist/shared/admin-center';
import type { Cloud } from '@production-assist/shared/clouds';
import { logLines } from '@production-assist/shared/guide';
import type { Step } from '@production-assist/shared/steps';
import { fill } from '@production-assist/shared/texts/texts';
import { ExternalLink } from '../components/external-link.tsx';
import { Blocks } from './blocks.tsx';
import { FormTable } from './form-table.tsx';
import { GroupPicture } from './group-picture.tsx';
import { PermissionTable } from './permission-table.tsx';
import { RedactedPicture } from './redacted-picture.tsx';
import { SectionCard } from './section-card.tsx';
import { helpWords } from './texts.ts';

/** A step of the guide, with the way to where it is done. */
export function StepSection({ step, cloud }: { step: Step; cloud: Cloud }) {
  const { help } = helpWords();
  const { title, body } = help.steps[step.id];
  return (
    <SectionCard anchor={step.id} title={title} above={fill(help.step, { number: step.guide.replace(', ', '–') })}>
      {step.link && <ExternalLink href={adminCenterLink(step.link, { cloud })}>{help.open}</ExternalLink>}
      {step.id === 'group' && <GroupPicture />}
      <Blocks body={body} />
      {step.id === 'permissions' && (
        <>
          <RedactedPicture />
          <PermissionTable />
        </>
      )}
      {step.id === 'form' && <FormTable />}
      {step.id === 'verify' && <LogLines />}
    </SectionCard>
  );
}

/** What the log says, with what stands for the values of a directory. */
function LogLines() {
  const { help } = helpWords();
  const lines = logLines({ directoryId: '…', tenantId: '…', fetched: 12, processed: 12 });
  return (
    <>
      <p>{help.log}</p>
      <ul class="help-log" lang="en">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

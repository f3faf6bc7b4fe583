import type { FailureView } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import type { ComponentChildren } from 'preact';
import type { Failed } from '../api.ts';
import { counted } from '../format.ts';
import { words } from '../texts.ts';
import { ExternalLink } from './external-link.tsx';
import { MessageBar } from './message-bar.tsx';

/** A failure in words: what happened, what it means, what to do, where; the same in a preview, a run and a refusal. */
export function Failure({ failure, children }: { failure: FailureView; children?: ComponentChildren }) {
  const { common } = words();
  const ids = Object.entries(failure.microsoft ?? {}).filter(([, value]) => value !== undefined);
  return (
    <MessageBar tone="fail" title={failure.title}>
      <p>{failure.detail}</p>
      <p>
        <b>{common.fixIt}:</b> {failure.fix}
      </p>
      {failure.link && <ExternalLink href={failure.link}>{common.openAdminCenter}</ExternalLink>}
      {ids.length > 0 && (
        <details class="trace">
          <summary>{common.microsoftIds}</summary>
          <dl>
            {ids.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {children}
    </MessageBar>
  );
}

/** Why a call got no answer, in a few words. */
export function titleOf(failed: Failed): string {
  return failed.because === 'problem' ? failed.problem.title : words().common[failed.because].title;
}

/** Why a call got no answer, and what to do. `children`: mostly a button that tries again. */
export function Refusal({ failed, children }: { failed: Failed; children?: ComponentChildren }) {
  const { common } = words();
  if (failed.because !== 'problem') {
    const { title, detail, fix } = common[failed.because];
    return (
      <MessageBar tone="fail" title={title} alert>
        <p>
          {detail} {fix}
        </p>
        {children && <div class="actions">{children}</div>}
      </MessageBar>
    );
  }
  const { problem, retryAfter } = failed;
  return (
    <MessageBar tone="fail" title={problem.title} alert>
      <p>{problem.detail}</p>
      <p>{problem.fix}</p>
      {problem.fields && (
        <ul>
          {problem.fields.map(({ path, message }) => (
            <li key={path}>
              {path && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {retryAfter !== null && <p>{counted(common.waitSeconds, retryAfter)}</p>}
      <p class="trace">{fill(common.requestId, { id: problem.requestId })}</p>
      {children && <div class="actions">{children}</div>}
    </MessageBar>
  );
}

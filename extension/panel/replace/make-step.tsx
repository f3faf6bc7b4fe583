import { ALL_STEPS } from '@production-assist/shared/steps';
import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { goThere, showMe } from '../actions.ts';
import { mayPreview } from '../connected.tsx';
import { RichText } from '../rich-text.tsx';
import { SecretStep } from '../secret-step.tsx';
import { connection, tab, words } from '../state.ts';
import { showTarget } from '../view.ts';
import { going, useFederated } from './asked.ts';
import { standing } from './standing.ts';

/** Maintenance 1: a new secret in Entra, beside the one that is in use. */
export function MakeStep({ texts }: { texts: ReplaceTexts }) {
  const { make } = texts;
  return (
    <>
      <Lines lines={make.do} />
      <p class="care">{make.care}</p>
      <ToCredentials />
      <SecretStep isNew />
      {connection.value && mayPreview() && <OtherKinds texts={texts} />}
    </>
  );
}

/** A certificate or nothing secret at all: the same way, another beginning. */
function OtherKinds({ texts: { make } }: { texts: ReplaceTexts }) {
  const { origin, tenantId } = connection.value ?? {};
  return (
    <details class="by-hand">
      <summary>{make.other}</summary>
      <div class="stack">
        {standing.value?.credential.kind !== 'federated' && (
          <>
            <p>{make.federated}</p>
            <div class="actions">
              <fluent-button size="small" disabled-focusable={going.value !== null} onClick={() => void useFederated()}>
                {make.useFederated}
              </fluent-button>
            </div>
          </>
        )}
        <a href={`${origin}/tenants/${tenantId}/credential?kind=certificate`} target="_blank" rel="noopener">
          {make.page}
        </a>
      </div>
    </details>
  );
}

/** What to do, in order. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ol class="do">
      {lines.map((line) => (
        <li key={line}>
          <RichText text={line} />
        </li>
      ))}
    </ol>
  );
}

const SECRET_STEP = ALL_STEPS.find(({ id }) => id === 'secret');

/**
 * The way to *Certificates & secrets* of the connected application, and to what is to be clicked.
 *
 * @param isMaking whether a new secret is to be made there
 */
export function ToCredentials({ isMaking = true }: { isMaking?: boolean }) {
  const label = words.value?.label;
  if (!label) return null;
  const { kind, secretShown = false } = tab.value ?? {};
  const isHere = kind === 'application-credentials';
  const target = SECRET_STEP && kind && (isMaking || !isHere) ? showTarget(SECRET_STEP, kind, secretShown) : undefined;
  return (
    <div class="actions">
      <fluent-button
        appearance={isHere ? 'outline' : 'primary'}
        onClick={() => void goThere('application-credentials', standing.value ?? undefined)}
      >
        {label('goThere')}
      </fluent-button>
      {target && (
        <fluent-button appearance={isHere && !secretShown ? 'primary' : 'outline'} onClick={() => void showMe(target)}>
          {label('showMe')}
        </fluent-button>
      )}
    </div>
  );
}

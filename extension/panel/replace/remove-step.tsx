import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readingOf } from '../../replace/rows.ts';
import type { Former } from '../../service/replacement.ts';
import { askTab } from '../ask-tab.ts';
import { followed, words } from '../state.ts';
import { going, refused, removed } from './asked.ts';
import { bothOf, secretsOf } from './in-entra.ts';
import { application, begin, changeKept, finish } from './kept.ts';
import { Lines, ToCredentials } from './make-step.tsx';
import { Rows } from './rows.tsx';
import { standing } from './standing.ts';
import { dayText } from './words.ts';

/** Maintenance 4: the old one goes from Entra, and the new one stays. */
export function RemoveStep({ texts }: { texts: ReplaceTexts }) {
  const { remove: say } = texts;
  const now = standing.value ?? null;
  const { former } = now ?? {};
  const since = useFreshPage(former?.id ?? '');
  const isRead = (former?.kind ?? 'secret') === 'secret' && (now === null || now.cloud === 'global');
  const reading = readingOf(secretsOf(application.value), bothOf(now), since);
  const isGone = isRead && reading.old === 'gone';
  const done = () => (now ? removed() : finish());
  // Seen on the page: nobody has to say it. Once for each that was replaced, so that a refusal is not asked for again.
  const noted = useRef<string | null>(null);
  useEffect(() => {
    const id = former?.id ?? '';
    if (!isGone || reading.currentMissing || noted.current === id) return;
    noted.current = id;
    void done();
  }, [isGone, reading.currentMissing, former?.id]);
  useEffect(() => {
    if (reading.areSeveral) void changeKept((before) => ({ ...before, wereSeveral: true }));
  }, [reading.areSeveral]);
  return (
    <>
      <p>{now ? say.text : say.textByHand}</p>
      {former && <OldOne former={former} texts={texts} />}
      <Lines lines={say.do[former?.kind ?? 'secret']} />
      <ToCredentials isMaking={false} />
      {isRead ? (
        <>
          {reading.currentMissing && (
            <div class="refusal" role="alert" data-missing>
              <p>{say.missing}</p>
              <fluent-button size="small" onClick={() => void begin('make')}>
                {say.again}
              </fluent-button>
            </div>
          )}
          <p role="status" data-old={reading.old}>
            {say.old[reading.old]}
            {reading.old === 'unseen' && reading.rows.length > 0 && ` ${say.unseenWhole}`}
          </p>
          <Rows rows={reading.rows} texts={texts} />
        </>
      ) : (
        now?.cloud !== 'global' && <p class="source">{texts.otherCloud}</p>
      )}
      {going.value === 'removed' && (
        <p class="asking" role="status">
          <span class="spinner" aria-hidden="true" />
          {say.noting}
        </p>
      )}
      {mayBeSaid(isRead, reading.old, refused.value !== null) && (
        <div class="actions">
          <fluent-button onClick={() => void done()}>{say.submit}</fluent-button>
        </div>
      )}
    </>
  );
}

/** Whether a person may say that it is gone: not while the page shows it. */
function mayBeSaid(isRead: boolean, old: string, wasRefused: boolean): boolean {
  return !isRead || old === 'unclear' || (old === 'gone' && wasRefused);
}

/** Has the page read anew. @returns since when readings count, ms since 1970 */
function useFreshPage(which: string): number {
  const [since, setSince] = useState(() => Date.now());
  const { tabId, inAdminCenter } = followed.value;
  useEffect(() => setSince(Date.now()), [which]);
  useEffect(() => {
    // What has not changed on the page is not told again by itself.
    if (inAdminCenter && tabId !== undefined) void askTab(tabId, { type: 'read' });
  }, [since, tabId, inAdminCenter]);
  return since;
}

/** Which one it is: its first characters and its days. */
function OldOne({ former, texts: { remove: say } }: { former: Former; texts: ReplaceTexts }) {
  const language = words.value?.language ?? 'en';
  const facts: [string, string][] = [
    ...(former.hint === null ? [] : [[say.hint, `${former.hint}…`] as [string, string]]),
    ...(former.certificate ? [[say.thumbprint, former.certificate.thumbprint] as [string, string]] : []),
    [say.saved, dayText(former.createdAt, language)],
    ...(former.kind === 'federated'
      ? []
      : [
          [say.ends, former.expiresOn === null ? say.unknown : dayText(former.expiresOn, language)] as [string, string],
        ]),
  ];
  return (
    <div class="old-one" data-former={former.id}>
      <h4>{say.which}</h4>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

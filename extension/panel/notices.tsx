import type { AdminCenterPage } from '@production-assist/shared/admin-center';
import { APPLICATION_NAME } from '@production-assist/shared/guide';
import type { Labels } from '@production-assist/shared/texts/panel/labels';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { askToReadFrames } from '../frames-permission.ts';
import { copyReport, goThere, reloadTab } from './actions.ts';
import { RichText } from './rich-text.tsx';
import { followed, framesAllowed, setup, tab, words } from './state.ts';

/** What has to be said about the open page before anything about steps. */
export function Notices() {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const page = tab.value;
  const { inAdminCenter, reached } = followed.value;
  if (!inAdminCenter) {
    return (
      <Notice tone="info" text={label('pageElsewhere')}>
        <Go page="home" name="openAdminCenter" />
      </Notice>
    );
  }
  if (reached === false) {
    return (
      <Notice tone="warn" text={label('pageNotConnected')}>
        <fluent-button size="small" onClick={() => void reloadTab()}>
          {label('reloadPage')}
        </fluent-button>
      </Notice>
    );
  }
  if (!page) return null;
  const hidden = page.hollow && !framesAllowed.value;
  const other = otherApplication();
  return (
    <>
      {page.kind === null && <Notice tone="info" text={label('pageOther')} />}
      {hidden && <FramesNotice />}
      {page.state === 'signed-out' && <Notice tone="warn" text={label('pageSignedOut')} />}
      {page.state === 'no-access' && <Notice tone="warn" text={label('pageNoAccess')} />}
      {page.state === 'loading' && !hidden && <Notice tone="quiet" text={label('pageLoading')} />}
      {page.state === 'unreadable' && !hidden && (
        <Notice tone="warn" text={label('pageUnreadable')}>
          <fluent-button size="small" onClick={() => void copyReport(label('pageReport'))}>
            {label('pageReport')}
          </fluent-button>
        </Notice>
      )}
      {page.disagrees && <Notice tone="warn" text={label('pageDisagrees')} />}
      {other && (
        <Notice tone="warn" text={label('pageOtherApplication', { name: other, expected: APPLICATION_NAME })} />
      )}
    </>
  );
}

/** Name of the application on the page, where it is not the one that is worked on. */
function otherApplication(): string | null {
  const shown = tab.value?.application;
  const { current } = setup.value;
  if (!shown?.clientId || current === undefined || shown.clientId === current) return null;
  return shown.name ?? shown.clientId;
}

function Go({ page, name }: { page: AdminCenterPage; name: Labels }) {
  return (
    <fluent-button size="small" onClick={() => void goThere(page)}>
      {words.value?.label(name)}
    </fluent-button>
  );
}

function FramesNotice() {
  const [denied, setDenied] = useState(false);
  const label = words.value?.label;
  if (!label) return null;
  return (
    <Notice tone="info" text={label(denied ? 'framesDenied' : 'framesHidden')}>
      <fluent-button size="small" onClick={() => void askToReadFrames().then((allowed) => setDenied(!allowed))}>
        {label('framesAllow')}
      </fluent-button>
    </Notice>
  );
}

type Tone = 'info' | 'warn' | 'fail' | 'quiet';

/** Something to be read first, with at most one thing to do about it. */
export function Notice({ tone, text, children }: { tone: Tone; text: string; children?: ComponentChildren }) {
  return (
    <section class={`notice is-${tone}`}>
      <p>
        <RichText text={text} />
      </p>
      {children}
    </section>
  );
}

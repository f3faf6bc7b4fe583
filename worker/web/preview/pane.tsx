import './preview.css';
import type { LinkTarget } from '@production-assist/shared/admin-center';
import type { FailureView, Preview } from '@production-assist/shared/api';
import { FORM_BUTTONS } from '@production-assist/shared/guide';
import { cleanGuid } from '@production-assist/shared/pasted';
import { fill } from '@production-assist/shared/texts/texts';
import { Button } from '../components/button.tsx';
import { Failure, Refusal } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { type FormValues, isSamePreview, isSameRule } from '../connection/values.ts';
import { dateTime } from '../format.ts';
import { words } from '../texts.ts';
import type { Previews } from './asking.ts';
import { Checks } from './checks.tsx';
import { People } from './people.tsx';
import { Running } from './running.tsx';
import { WhyNotIn } from './why-not-in.tsx';

/** What Microsoft says to the values in the form: checks, people, and why somebody is not among them. */
export function PreviewPane(props: { previews: Previews; values: FormValues; mayAsk: boolean; onAsk: () => void }) {
  const { previews, values, mayAsk, onAsk } = props;
  const { common, preview: texts } = words();
  const made = previews.made.value;
  const since = previews.since.value;
  const failed = previews.failed.value;
  const failure = made ? unsaidFailure(made.preview) : null;
  const hasPeople = made !== null && (made.preview.complete || made.preview.members.length > 0);
  const isStale = made !== null && !isSamePreview(values, made.asked);
  return (
    <div class="stack preview">
      <section class="card" aria-labelledby="preview-title">
        <div class="card-head">
          <h2 id="preview-title">{texts.title}</h2>
          {made && <span class="small">{fill(texts.madeAt, { time: dateTime(new Date(made.at).toISOString()) })}</span>}
        </div>
        {since !== null && <Running since={since} onCancel={previews.cancel} />}
        <p class="visually-hidden" role="status">
          {since === null && made && texts.done}
        </p>
        {failed && (
          <Refusal failed={failed}>
            <Button onClick={onAsk}>{common.retry}</Button>
          </Refusal>
        )}
        {!made && since === null && !failed && <p class="quiet">{mayAsk ? texts.empty : texts.emptyViewer}</p>}
        {isStale && since === null && (
          <MessageBar tone="warn">
            <p>{texts.stale}</p>
            <div class="actions">
              <Button size="small" onClick={onAsk}>
                {FORM_BUTTONS.preview}
              </Button>
            </div>
          </MessageBar>
        )}
        {failure && <Failure failure={failure} />}
        {made && <Checks checks={made.preview.checks} />}
      </section>
      {made && hasPeople && (
        <div class={`stack ${isStale || since !== null ? 'is-stale' : ''}`}>
          <People key={made.at} preview={made.preview} isRule={isSameRule(values, made.asked)} />
          <WhyNotIn preview={made.preview} target={targetOf(made.asked)} />
        </div>
      )}
    </div>
  );
}

/** What stopped the reading, where no check says it with the same words. */
function unsaidFailure({ failure, checks }: Preview): FailureView | null {
  return failure && !checks.some(({ status, code }) => status === 'fail' && code === failure.code) ? failure : null;
}

function targetOf({ cloud, directoryId, clientId }: FormValues): LinkTarget {
  return { cloud, directoryId: cleanGuid(directoryId), clientId: cleanGuid(clientId) };
}

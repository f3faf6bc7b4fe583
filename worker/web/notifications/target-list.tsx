import type { Email, Webhook } from '@production-assist/shared/api-notifications';
import { LANGUAGE_NAMES } from '@production-assist/shared/texts/language-names';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { counted, dateTime } from '../format.ts';
import type { NoticePaths } from './paths.ts';
import { TargetActions } from './target-actions.tsx';
import { notificationWords } from './texts.ts';
import { type Channel, isAll } from './types.ts';

export type Target = Webhook | Email;

const SIGN = { active: 'pass', paused: 'unknown', gone: 'fail' } as const;

/** Receivers of one kind. @param props.onAdd null: none can be added */
export function TargetList(props: {
  channel: Channel;
  paths: NoticePaths;
  targets: readonly Target[];
  onAdd: (() => void) | null;
  onChange: () => void;
}) {
  const { channel, targets, onAdd, ...rest } = props;
  const texts = notificationWords();
  const own = texts[channel];
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head is-top">
        <div>
          <h2 id={id}>{own.title}</h2>
          <p class="quiet">{own.lead}</p>
        </div>
        {onAdd && <Button onClick={onAdd}>{own.add}</Button>}
      </div>
      {!onAdd && <MessageBar tone={targets.length ? 'warn' : 'info'} title={texts.emails.unconfigured} />}
      {onAdd && targets.length === 0 && <p class="quiet">{own.none}</p>}
      {targets.length > 0 && (
        <ul class="targets">
          {targets.map((target) => (
            <Line key={target.id} channel={channel} target={target} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line(props: { channel: Channel; paths: NoticePaths; target: Target; onChange: () => void }) {
  const { channel, paths, target } = props;
  const texts = notificationWords();
  const { name, types, state, pending, dead } = target;
  const events = isAll(types, channel, paths.operators) ? texts.all : types.map((type) => texts.type[type]).join(' · ');
  const until = 'formerSecretUntil' in target ? target.formerSecretUntil : null;
  return (
    <li data-target={name} data-state={state}>
      <div class="target-text">
        <p class="with-icon">
          <StatusIcon status={SIGN[state]} label={texts.state[state]} />
          <b>{name}</b>
        </p>
        {'url' in target ? (
          <p class="is-mono target-where">{target.url}</p>
        ) : (
          <p>
            <span class="is-mono target-where">{target.address}</span>
            <span class="small"> ({LANGUAGE_NAMES[target.language]})</span>
          </p>
        )}
        <p class="small">{events}</p>
        {state !== 'active' && <p class="small is-bad-text">{texts.state[state]}</p>}
        {until && <p class="small">{fill(texts.both, { time: dateTime(until) })}</p>}
        {(pending > 0 || dead > 0) && (
          <p class="small">
            {pending > 0 && counted(texts.pending, pending)}
            {pending > 0 && dead > 0 && ' · '}
            {dead > 0 && <b class="is-bad-text">{counted(texts.dead, dead)}</b>}
          </p>
        )}
      </div>
      <TargetActions {...props} />
    </li>
  );
}

import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import type { ComponentChildren } from 'preact';

export type Tone = 'info' | 'ok' | 'warn' | 'fail';

const SIGNS = { info: 'unknown', ok: 'pass', warn: 'warn', fail: 'fail' } as const;

/**
 * Something to be read first. `alert`: it is the answer to what somebody has just done and is read out at once.
 * `children` stand below: more words, buttons.
 */
export function MessageBar(props: { tone: Tone; title?: string; alert?: boolean; children?: ComponentChildren }) {
  const { tone, title, alert, children } = props;
  return (
    <div class={`message-bar is-${tone}`} role={alert ? 'alert' : undefined}>
      <StatusIcon status={SIGNS[tone]} />
      <div class="message-body">
        {title && <p class="message-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

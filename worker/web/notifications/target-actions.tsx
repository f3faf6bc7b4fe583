import { Webhook } from '@production-assist/shared/api-notifications';
import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { codeOf, type Failed } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Refusal } from '../components/failure.tsx';
import { toast } from '../components/toast.tsx';
import { api } from '../service.ts';
import { words } from '../texts.ts';
import { changeTarget } from './changing.ts';
import type { NoticePaths } from './paths.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { TargetDialog } from './target-dialog.tsx';
import type { Target } from './target-list.tsx';
import { notificationWords } from './texts.ts';
import type { Channel } from './types.ts';

type Going = 'test' | 'switch' | 'rotate' | 'remove';

/** What can be done with a receiver: test, change, another secret, pause, remove. */
export function TargetActions(props: { channel: Channel; paths: NoticePaths; target: Target; onChange: () => void }) {
  const { channel, paths, target, onChange } = props;
  const { common } = words();
  const { actions } = notificationWords();
  const [going, setGoing] = useState<Going | null>(null);
  const [asking, setAsking] = useState<'edit' | 'rotate' | 'remove' | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, state } = target;
  const path = (...rest: string[]) => paths.at(channel, id, ...rest);

  /** Does one thing at a time; gone already is as good as removed. */
  const act = async <Value,>(
    what: Going,
    call: () => Promise<{ ok: true; value: Value } | { ok: false; failed: Failed }>,
  ) => {
    if (going) return null;
    setGoing(what);
    setFailed(null);
    const answer = await call();
    setGoing(null);
    setAsking(null);
    if (!answer.ok && !(what === 'remove' && codeOf(answer.failed) === 'not-found')) {
      setFailed(answer.failed);
      return null;
    }
    onChange();
    return answer;
  };
  const test = async () => {
    if (await act('test', () => api.post(path('test'), {}, v.unknown()))) toast(fill(actions.tested, { name }));
  };
  const turn = async (enabled: boolean) => {
    const place = { api, channel, paths };
    const done = await act('switch', () => changeTarget(place, target, (now) => ({ ...now, enabled })));
    if (done) toast(fill(enabled ? actions.resumed : actions.paused, { name }));
  };
  const rotate = async () => {
    const answer = await act('rotate', () => api.post(path('rotate'), {}, Webhook));
    if (answer?.ok) setSecret(answer.value.secret);
  };
  const remove = async () => {
    if (await act('remove', () => api.remove(path()))) toast(fill(actions.removed, { name }));
  };
  const small = { size: 'small', appearance: 'subtle' } as const;
  const of = (text: string) => `${text}: ${name}`;
  return (
    <>
      <div class="actions target-actions">
        <Button {...small} busy={going === 'test'} label={of(actions.test)} onClick={() => void test()}>
          {actions.test}
        </Button>
        <Button {...small} label={of(actions.edit)} onClick={() => setAsking('edit')}>
          {actions.edit}
        </Button>
        {channel === 'webhooks' && (
          <Button {...small} label={of(actions.rotate)} onClick={() => setAsking('rotate')}>
            {actions.rotate}
          </Button>
        )}
        <Button
          {...small}
          busy={going === 'switch'}
          label={of(state === 'active' ? actions.pause : actions.resume)}
          onClick={() => void turn(state !== 'active')}
        >
          {state === 'active' ? actions.pause : actions.resume}
        </Button>
        <Button {...small} label={of(actions.remove)} onClick={() => setAsking('remove')}>
          {actions.remove}
        </Button>
      </div>
      {failed && <Refusal failed={failed} />}
      {asking === 'edit' && (
        <TargetDialog
          channel={channel}
          paths={paths}
          target={target}
          onClose={() => setAsking(null)}
          onSaved={onChange}
        />
      )}
      {asking === 'rotate' && (
        <Dialog
          title={fill(actions.rotateTitle, { name })}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button appearance="primary" busy={going === 'rotate'} onClick={() => void rotate()}>
                {actions.rotateSubmit}
              </Button>
              <Button onClick={() => setAsking(null)}>{common.cancel}</Button>
            </>
          }
        >
          <p>{actions.rotateText}</p>
        </Dialog>
      )}
      {asking === 'remove' && (
        <Dialog
          title={fill(actions.removeTitle, { name })}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button busy={going === 'remove'} onClick={() => void remove()}>
                {actions.remove}
              </Button>
              <Button appearance="primary" onClick={() => setAsking(null)}>
                {common.cancel}
              </Button>
            </>
          }
        >
          <p>{actions.removeText}</p>
        </Dialog>
      )}
      {secret && <SecretDialog name={name} secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

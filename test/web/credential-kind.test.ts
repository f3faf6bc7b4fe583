import { ConnectionInput } from '@production-assist/shared/api';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { advise } from '../../worker/web/connection/advice.ts';
import { doubtsOf } from '../../worker/web/connection/before-saving.ts';
import { createEditor } from '../../worker/web/connection/editor.ts';
import { canPreview, connectionInput, previewInput, valuesOf } from '../../worker/web/connection/values.ts';
import { createPreviews } from '../../worker/web/preview/asking.ts';
import { aConnection, aCredential, FAKE_SECRET, IDS, typed } from './connections.ts';
import { aConnectionService, aNetwork } from './service.ts';

/** The form of a connection whose application proves itself without a secret. */

const KINDS = ['certificate', 'federated'] as const;
const circumstances = { saved: null, today: '2026-11-23', objectIds: new Set<string>(), left: 'all' } as const;
const certified = aConnection({ credential: aCredential({ kind: 'certificate', hint: null }) });

describe.each(KINDS)('a first connection with a %s', (credentialKind) => {
  const values = typed({ credentialKind, clientSecret: '', secretExpiresOn: '' });

  it('needs no secret, and nothing is asked of a preview that cannot be made yet', () => {
    expect(advise(values, circumstances)).toEqual({});
    expect(canPreview(values, null)).toBe(false);
    expect(doubtsOf(values, null, {}, null)).toBeNull();
    const doubtful = { clientId: 'same-as-directory' } as const;
    expect(doubtsOf(values, null, doubtful, null)?.advised).toEqual([{ field: 'clientId', code: 'same-as-directory' }]);
  });

  it('sends the kind, and of what was typed for a secret nothing', () => {
    const changed = { ...values, clientSecret: FAKE_SECRET, secretExpiresOn: '2027-06-30' };
    const input = connectionInput(changed);
    expect(input.credentialKind).toBe(credentialKind);
    expect(input).not.toHaveProperty('clientSecret');
    expect(input).not.toHaveProperty('secretExpiresOn');
    expect(safeParse(ConnectionInput, input).success).toBe(true);
    expect(previewInput(changed)).not.toHaveProperty('clientSecret');
  });
});

it('a saved certificate is previewed as it is, with its own directory and application only', () => {
  const saved = valuesOf(certified);
  expect(saved).toMatchObject({ credentialKind: 'certificate', secretExpiresOn: '' });
  expect(canPreview(saved, saved)).toBe(true);
  expect(canPreview({ ...saved, clientId: IDS.other }, saved)).toBe(false);
  expect(canPreview({ ...saved, clientId: IDS.other, credentialKind: 'secret' }, saved)).toBe(true);
});

it('of what is saved the kind changes elsewhere: back at the saved application it is the saved one', () => {
  const { api } = aNetwork(aConnectionService().answer);
  const previews = createPreviews({ api, tenantId: 'gtg', now: () => 0 });
  const saved = { connection: aConnection(), etag: '"1"' };
  const editor = createEditor({ api, tenantId: 'gtg', saved, previews, today: () => '2026-11-23' });
  editor.change('credentialKind', 'certificate');
  expect(editor.changed.value).toEqual([]);
  editor.change('clientId', IDS.other);
  editor.change('credentialKind', 'certificate');
  expect(editor.values.value.credentialKind).toBe('certificate');
  editor.change('clientId', IDS.clientId);
  expect(editor.changed.value).toEqual([]);
});

it('what became of it elsewhere is taken up, unless somebody is at work on it', async () => {
  const service = aConnectionService();
  const { api } = aNetwork((request) => service.answer(request));
  const previews = createPreviews({ api, tenantId: 'gtg', now: () => 0 });
  const saved = { connection: service.saved, etag: '"1"' };
  const editor = createEditor({ api, tenantId: 'gtg', saved, previews, today: () => '2026-11-23' });
  const { signal } = new AbortController();
  service.save({ credential: aCredential({ hint: 'new' }) }, 'sync');
  await editor.refresh(signal);
  expect(editor.saved.value.connection?.credential.hint).toBe('new');
  editor.change('everyMinutes', '15');
  service.save({ credential: aCredential({ hint: 'two' }) }, 'sync');
  await editor.refresh(signal);
  expect(editor.saved.value.connection?.credential.hint).toBe('new');
  expect(editor.values.value.everyMinutes).toBe('15');
});

import { describe, expect, it } from 'vitest';
import { createEditor, readConnection } from '../../worker/web/connection/editor.ts';
import { changedFields, valuesOf } from '../../worker/web/connection/values.ts';
import { createPreviews } from '../../worker/web/preview/asking.ts';
import { aCredential, FAKE_SECRET, IDS, typed } from './connections.ts';
import { aCheck, aPreview } from './previews.ts';
import { aConnectionService, aNetwork, aProblem, json } from './service.ts';

/** The form of a tenant, on a service that keeps one connection. */
async function open(options: { connected?: boolean } = {}) {
  const service = aConnectionService();
  if (options.connected === false) service.remove();
  const network = aNetwork();
  let preview = aPreview();
  network.answer = (request) => (request.path.endsWith('/preview') ? json(preview) : service.answer(request));
  const first = await readConnection(network.api, 'gtg');
  if (!first.ok) throw new Error('there is an answer');
  const previews = createPreviews({ api: network.api, tenantId: 'gtg', now: () => 0 });
  const today = () => '2026-11-23';
  const editor = createEditor({ api: network.api, tenantId: 'gtg', saved: first.value, previews, today });
  const type = (part: Partial<ReturnType<typeof typed>>) => {
    for (const [field, value] of Object.entries(part)) editor.change(field as 'clientId', value as string);
  };
  const answerPreview = (next: typeof preview) => {
    preview = next;
  };
  return { service, network, editor, previews, type, answerPreview };
}

describe('looking what became of it elsewhere', () => {
  it('does not take back what was saved while the answer was on its way', async () => {
    const { editor, service, network, type } = await open();
    const old = service.answer({ method: 'GET', path: '', headers: new Headers(), body: null });
    const late = Promise.withResolvers<Response>();
    network.answer = (request) => (request.method === 'GET' ? late.promise : service.answer(request));
    const looking = editor.refresh(new AbortController().signal);
    type({ everyMinutes: '15' });
    expect(await editor.save()).toBe('saved');
    late.resolve(old);
    await looking;
    expect(editor.values.value.everyMinutes).toBe('15');
    expect(editor.saved.value).toMatchObject({ etag: '"2"', connection: { version: 2 } });
  });
});

describe('saving', () => {
  it('makes the first connection, after the values were checked', async () => {
    const { editor, previews, service, network, type } = await open({ connected: false });
    type(typed());
    await previews.ask(editor.values.value);
    expect(await editor.save()).toBe('saved');
    expect(service.saved).toMatchObject({ clientId: IDS.clientId, version: 1 });
    expect(network.sent.at(-1)?.headers.has('if-match')).toBe(false);
    expect(editor.changed.value).toEqual([]);
    expect(editor.values.value.clientSecret).toBe('');
  });

  it('goes by the version that was read, and then by the one that was written', async () => {
    const { editor, service, network, type } = await open();
    for (const everyMinutes of ['15', '30']) {
      type({ everyMinutes });
      expect(await editor.save()).toBe('saved');
    }
    expect(service.saved?.schedule.everyMinutes).toBe(30);
    expect(network.sent.filter(({ method }) => method === 'PUT').map(({ headers }) => headers.get('if-match'))).toEqual(
      ['"1"', '"2"'],
    );
  });

  it('sends nothing as long as a field is wrong, and marks what is missing', async () => {
    const { editor, network, type } = await open({ connected: false });
    type({ ...typed(), clientId: '' });
    const before = network.sent.length;
    expect(await editor.save()).toBe('marked');
    expect(editor.advised.value.clientId).toBe('required');
    expect(network.sent).toHaveLength(before);
  });

  it('asks first where nobody asked Microsoft, or with other values', async () => {
    const { editor, previews, type } = await open();
    type({ clientId: IDS.other, clientSecret: FAKE_SECRET, secretExpiresOn: '2027-06-30' });
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toMatchObject({ kind: 'doubts', doubts: { preview: 'none' } });
    await previews.ask(editor.values.value);
    type({ clientSecret: `${FAKE_SECRET}1` });
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toMatchObject({ kind: 'doubts', doubts: { preview: 'stale' } });
    expect(await editor.save({ sure: true })).toBe('saved');
    expect(editor.question.value).toBeNull();
  });

  it('lists the checks that fail, and saves all the same when told to', async () => {
    const { editor, previews, service, type, answerPreview } = await open();
    const failing = aCheck({ id: 'consent', status: 'fail', code: 'consent-missing' });
    answerPreview(aPreview({ checks: [aCheck(), failing], complete: false }));
    type({ clientSecret: FAKE_SECRET, secretExpiresOn: '2027-06-30' });
    await previews.ask(editor.values.value);
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toMatchObject({ doubts: { preview: 'made', failing: [failing], complete: true } });
    expect(await editor.save({ sure: true })).toBe('saved');
    expect(service.saved?.version).toBe(2);
  });

  it('asks nothing where only the schedule changes', async () => {
    const { editor, type } = await open();
    type({ everyMinutes: '15' });
    expect(await editor.save()).toBe('saved');
  });

  it('asks first where it is not known whom a new rule for leavers concerns, and not once it is', async () => {
    const { editor, previews, service, type, answerPreview } = await open();
    type({ leavers: 'suspend' });
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toMatchObject({ doubts: { preview: 'made', rule: 'unasked' } });
    // Microsoft did not give all of the members: asking again would not help, saving is possible.
    answerPreview(aPreview({ complete: false }));
    await previews.ask(editor.values.value);
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toMatchObject({ doubts: { rule: 'unknown' } });
    answerPreview(aPreview());
    await previews.ask(editor.values.value);
    expect(await editor.save()).toBe('saved');
    expect(service.saved).toMatchObject({ leavers: 'suspend', guard: { people: 5, percent: 20 } });
    type({ leavers: 'keep' });
    expect(await editor.save()).toBe('saved');
    expect(service.saved?.leavers).toBe('keep');
  });

  it('keeps what is typed while it goes on', async () => {
    const { editor, type } = await open();
    type({ everyMinutes: '15' });
    const saving = editor.save();
    type({ everyMinutes: '17' });
    expect(await saving).toBe('saved');
    expect(editor.values.value.everyMinutes).toBe('17');
    expect(editor.changed.value).toEqual(['everyMinutes']);
  });

  it('shows at each field what the service says of it, until it is changed', async () => {
    const { editor, network, type } = await open();
    type({ everyMinutes: '15' });
    const fields = [{ path: 'schedule.everyMinutes', code: 'too-small', message: 'Too small.' }];
    network.answer = () => aProblem('invalid-request', 422, { fields });
    expect(await editor.save()).toBe('refused');
    expect(editor.messages.value).toEqual({ everyMinutes: 'Too small.' });
    expect(editor.refused.value).toMatchObject({ because: 'problem' });
    type({ everyMinutes: '20' });
    expect(editor.messages.value).toEqual({});
  });
});

describe('two people', () => {
  it('the second one is told, and what both wanted is saved', async () => {
    const { editor, service, type } = await open();
    type({ everyMinutes: '15' });
    service.save(
      { credential: aCredential({ expiresOn: '2028-01-01', updatedAt: '2026-11-02T00:00:00.000Z' }) },
      'Bob',
    );
    expect(await editor.save()).toBe('asked');
    const question = editor.question.value;
    if (question?.kind !== 'conflict') throw new Error('there is a conflict');
    expect(question.found).toEqual([
      { field: 'secretExpiresOn', both: false },
      { field: 'clientSecret', both: false },
    ]);
    expect(editor.values.value.everyMinutes).toBe('15');
    editor.choose(question.proposed);
    expect(editor.changed.value).toEqual(['everyMinutes']);
    expect(await editor.save()).toBe('saved');
    expect(service.saved).toMatchObject({ version: 3, schedule: { everyMinutes: 15 } });
    expect(service.saved?.credential.expiresOn).toBe('2028-01-01');
  });

  it('nobody overwrites by closing the question: it comes again', async () => {
    const { editor, service, type } = await open();
    type({ everyMinutes: '15' });
    service.save({ schedule: { enabled: true, everyMinutes: 240 } }, 'Bob');
    expect(await editor.save()).toBe('asked');
    editor.dismiss();
    expect(await editor.save()).toBe('asked');
    expect(service.saved?.schedule.everyMinutes).toBe(240);
  });

  it('who wanted the same has nothing left to do', async () => {
    const { editor, service, type } = await open();
    type({ everyMinutes: '240' });
    service.save({ schedule: { enabled: true, everyMinutes: 240 } }, 'Bob');
    expect(await editor.save()).toBe('same');
    expect(editor.changed.value).toEqual([]);
  });

  it('what was removed in between is made anew, with all that was typed', async () => {
    const { editor, service, type } = await open();
    type({ everyMinutes: '15' });
    service.remove();
    expect(await editor.save()).toBe('asked');
    expect(editor.question.value).toEqual({ kind: 'removed' });
    expect(editor.values.value).toMatchObject({ clientId: IDS.clientId, everyMinutes: '15' });
    expect(await editor.save()).toBe('marked');
    expect(editor.advised.value.clientSecret).toBe('secret-needed');
    type({ clientSecret: FAKE_SECRET, secretExpiresOn: '2027-06-30' });
    expect(await editor.save({ sure: true })).toBe('saved');
    expect(service.saved?.schedule.everyMinutes).toBe(15);
  });

  it('a first connection somebody else has made in between is not overwritten', async () => {
    const { editor, service, type } = await open({ connected: false });
    type(typed());
    service.save({ clientId: IDS.other }, 'Bob');
    expect(await editor.save({ sure: true })).toBe('asked');
    expect(editor.question.value).toMatchObject({ kind: 'conflict' });
    expect(service.saved?.clientId).toBe(IDS.other);
  });
});

it('undo goes back to what is saved', async () => {
  const { editor, service, type } = await open();
  type({ clientId: IDS.other, clientSecret: FAKE_SECRET });
  expect(editor.changed.value).toEqual(['clientId', 'clientSecret']);
  editor.reset();
  expect(changedFields(editor.values.value, valuesOf(service.saved))).toEqual([]);
});

it('removing leaves an empty form, and is refused where somebody else saved', async () => {
  const { editor, service } = await open();
  service.save({}, 'Bob');
  expect((await editor.remove()).ok).toBe(false);
  expect(service.saved).not.toBeNull();
  const again = await open();
  expect((await again.editor.remove()).ok).toBe(true);
  expect(again.service.saved).toBeNull();
  expect(again.editor.values.value.directoryId).toBe('');
});

describe('a preview', () => {
  it('sends ids as they are meant, and a secret only where one is typed', async () => {
    const { editor, previews, network, type } = await open();
    type({ clientId: ` {${IDS.other.toUpperCase()}} ` });
    await previews.ask(editor.values.value);
    expect(network.sent.at(-1)?.body).toEqual({
      cloud: 'global',
      directoryId: IDS.directoryId,
      clientId: IDS.other,
      secretExpiresOn: '2027-03-12',
      leavers: 'keep',
      guard: { people: 5, percent: 20 },
    });
  });

  it('that was stopped changes nothing; a newer one wins', async () => {
    const { editor, previews, network } = await open();
    const answers: ((response: Response) => void)[] = [];
    network.answer = () => new Promise((resolve) => answers.push(resolve));
    const first = previews.ask(editor.values.value);
    previews.cancel();
    await first;
    expect(previews.made.value).toBeNull();
    expect(previews.failed.value).toBeNull();
    expect(previews.since.value).toBeNull();
    const second = previews.ask(editor.values.value);
    const third = previews.ask(editor.values.value);
    answers[2]?.(json(aPreview({ graphRequests: 3 })));
    await Promise.all([second, third]);
    expect(previews.made.value?.preview.graphRequests).toBe(3);
  });

  it('that failed keeps the one before', async () => {
    const { editor, previews, network } = await open();
    await previews.ask(editor.values.value);
    network.answer = () => Promise.reject(new TypeError('offline'));
    await previews.ask(editor.values.value);
    expect(previews.failed.value).toEqual({ because: 'unreachable' });
    expect(previews.made.value).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { FormAnswer, FormRequest } from '../../../extension/form/messages.ts';
import { fillTab, readTab, type TabAccess } from '../../../extension/form/tab.ts';
import { CLIENT_ID, ORIGIN } from './page.ts';

const nothing = { status: 'not-found', because: 'no-such-label' } as const;
const none = { directoryId: nothing, clientId: nothing, clientSecret: nothing };
const some = { ...none, clientId: { status: 'empty', value: null } } as const;
const all = { directoryId: some.clientId, clientId: some.clientId, clientSecret: { status: 'empty' } } as const;
const reads = (reading: typeof none | typeof some | typeof all): FormAnswer => ({
  task: 'read',
  origin: ORIGIN,
  reading,
});
const silent = (because: 'not-approved' | 'inner-frame' | 'microsoft'): FormAnswer => ({ task: 'none', because });
const filled: FormAnswer = { task: 'fill', origin: ORIGIN, report: { clientId: { status: 'filled' } } };

/** A tab whose frames answer reading like this; `asked` is what each was asked. */
function tab(frames: Record<number, unknown>): TabAccess & { asked: { frameId: number; request: FormRequest }[] } {
  const asked: { frameId: number; request: FormRequest }[] = [];
  return {
    asked,
    scripting: {
      executeScript: async ({ target }) =>
        ('frameIds' in target ? target.frameIds : Object.keys(frames).map(Number)).map((frameId) => ({ frameId })),
    },
    tabs: {
      sendMessage: async (_, request, { frameId }) => {
        asked.push({ frameId, request });
        return request.task === 'fill' ? filled : frames[frameId];
      },
    },
  };
}

describe('reading a tab', () => {
  it('takes the frame that holds the form', async () => {
    const access = tab({ 0: reads(none), 4: silent('inner-frame'), 7: reads(all) });
    expect(await readTab(access, 1, ORIGIN, {})).toEqual({ done: true, value: all });
  });

  it('prefers the frame with more of its fields', async () => {
    expect(await readTab(tab({ 0: reads(some), 7: reads(all) }), 1, ORIGIN, {})).toEqual({ done: true, value: all });
  });

  it('tells what is missing where no frame holds a field', async () => {
    expect(await readTab(tab({ 0: reads(none), 7: reads(none) }), 1, ORIGIN, {})).toEqual({ done: true, value: none });
  });

  it.each<[string, Record<number, unknown>]>([
    ['several-forms', { 0: reads(all), 7: reads(all) }],
    ['not-approved', { 0: silent('not-approved') }],
    ['microsoft', { 0: silent('microsoft') }],
    ['unreachable', {}],
    ['unreachable', { 0: 'nonsense' }],
    ['unreachable', { 0: undefined }],
  ])('says why not: %s', async (because, frames) => {
    expect(await readTab(tab(frames), 1, ORIGIN, {})).toEqual({ done: false, because });
  });

  it('survives a page it may not enter', async () => {
    const access = tab({ 0: reads(all) });
    access.scripting.executeScript = () => Promise.reject(new Error('Cannot access contents of the page'));
    expect(await readTab(access, 1, ORIGIN, {})).toEqual({ done: false, because: 'unreachable' });
  });
});

describe('filling a tab', () => {
  it('gives the values to the one frame that holds the form', async () => {
    const access = tab({ 0: reads(none), 7: reads(all) });
    const result = await fillTab(access, 1, ORIGIN, { clientId: CLIENT_ID });
    expect(result).toEqual({ done: true, value: { clientId: { status: 'filled' } } });
    expect(access.asked.filter(({ request }) => request.task === 'fill').map(({ frameId }) => frameId)).toEqual([7]);
  });

  it('gives them to none where it is not sure', async () => {
    const access = tab({ 0: reads(all), 7: reads(all) });
    expect(await fillTab(access, 1, ORIGIN, { clientId: CLIENT_ID })).toEqual({
      done: false,
      because: 'several-forms',
    });
    expect(access.asked.every(({ request }) => request.task === 'read')).toBe(true);
  });
});

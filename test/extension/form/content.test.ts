import { describe, expect, it } from 'vitest';
import { answerOneRequest, answerTo, type Runtime } from '../../../extension/form/content.ts';
import { parseAnswer, parseRequest } from '../../../extension/form/messages.ts';
import type { Sender } from '../../../extension/messages.ts';
import { CLIENT_ID, form, ORIGIN, page, SECRET } from './page.ts';

const html = form((label) => `<label>${label}<input></label>`);
const view = (url?: string) => {
  const window = page(html, url).defaultView;
  if (!window) throw new Error('no window');
  return window;
};
const fill = { kind: 'form', task: 'fill', approved: ORIGIN, values: { clientId: CLIENT_ID } };
const read = { kind: 'form', task: 'read', approved: ORIGIN, captured: {} };
const values = (window: Window) => [...window.document.querySelectorAll('input')].map(({ value }) => value);

describe('requests to the page', () => {
  it('fill and read on the approved origin, in answers of the agreed form', async () => {
    const window = view();
    const filled = await answerTo(window, fill);
    expect(filled).toEqual({ task: 'fill', origin: ORIGIN, report: { clientId: { status: 'filled' } } });
    const seen = await answerTo(window, read);
    expect(seen).toMatchObject({ task: 'read', reading: { clientId: { status: 'uncompared', value: CLIENT_ID } } });
    for (const answer of [filled, seen]) expect(parseAnswer(answer)).toEqual(answer);
  });

  it.each([
    ['not-approved', 'https://other.example/'],
    ['insecure', 'http://production-assist.example/'],
    ['microsoft', 'https://entra.microsoft.com/'],
  ])('do nothing elsewhere: %s', async (because, url) => {
    const window = view(url);
    const approved = because === 'not-approved' ? ORIGIN : new URL(url).origin;
    expect(await answerTo(window, { ...fill, approved })).toEqual({ task: 'none', because });
    expect(values(window)).toEqual(['', '', '']);
  });

  it.each([
    ['no object', null],
    ['another kind', { ...fill, kind: 'other' }],
    ['another task', { ...fill, task: 'submit' }],
    ['no origin', { ...fill, approved: undefined }],
    ['an address for an origin', { ...fill, approved: `${ORIGIN}/settings` }],
    ['an unknown value', { ...fill, values: { password: 'x' } }],
    ['an id that is none', { ...fill, values: { clientId: 'x' } }],
    ['a Secret ID for the secret', { ...fill, values: { clientSecret: CLIENT_ID } }],
    ['a masked secret', { ...fill, values: { clientSecret: 'abc*****' } }],
    ['a secret of control characters', { ...fill, values: { clientSecret: 'a\u0000b' } }],
  ])('are refused with %s', async (_, message) => {
    const window = view();
    expect(await answerTo(window, message)).toEqual({ task: 'none', because: 'misunderstood' });
    expect(values(window)).toEqual(['', '', '']);
  });

  it('leave the secret as it is', () => {
    const request = { ...fill, values: { clientSecret: SECRET } };
    expect(parseRequest(request)).toEqual(request);
  });
});

class Messages implements Runtime {
  readonly id = 'own-extension';
  readonly listeners = new Set<Parameters<Runtime['onMessage']['addListener']>[0]>();
  readonly onMessage: Runtime['onMessage'] = {
    addListener: (listener) => this.listeners.add(listener),
    removeListener: (listener) => this.listeners.delete(listener),
  };
  getURL(): string {
    return 'chrome-extension://own-extension/';
  }
  send(message: unknown, sender: Sender): Promise<unknown>[] {
    return [...this.listeners].flatMap((listener) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      return listener(message, sender, resolve) ? [promise] : [];
    });
  }
}

const panel = { id: 'own-extension', url: 'chrome-extension://own-extension/sidepanel.html' };

describe('the script in the page', () => {
  it('answers one request and is gone', async () => {
    const messages = new Messages();
    answerOneRequest(view(), messages);
    expect(await Promise.all(messages.send(read, panel))).toMatchObject([{ task: 'read' }]);
    expect(messages.listeners.size).toBe(0);
  });

  it('answers once when it was injected twice', async () => {
    const messages = new Messages();
    const window = view();
    answerOneRequest(window, messages);
    answerOneRequest(window, messages);
    expect(messages.send(read, panel)).toHaveLength(1);
  });

  it.each<[string, Sender]>([
    ['another extension', { id: 'other', url: 'chrome-extension://other/x.html' }],
    ['a content script', { id: 'own-extension', url: 'https://entra.microsoft.com/' }],
    ['nobody', {}],
    ['a look-alike', { id: 'own-extension', url: 'chrome-extension://own-extension.evil/' }],
  ])('does not answer %s', (_, sender) => {
    const messages = new Messages();
    answerOneRequest(view(), messages);
    expect(messages.send(fill, sender)).toEqual([]);
  });

  it('leaves messages for others alone', () => {
    const messages = new Messages();
    answerOneRequest(view(), messages);
    expect(messages.send({ kind: 'page' }, panel)).toEqual([]);
    expect(messages.listeners.size).toBe(1);
  });
});

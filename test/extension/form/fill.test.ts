import { describe, expect, it } from 'vitest';
import { fillForm } from '../../../extension/form/fill.ts';
import { CLIENT_ID, DIRECTORY_ID, form, page, SECRET } from './page.ts';

const VALUES = { directoryId: DIRECTORY_ID, clientId: CLIENT_ID, clientSecret: SECRET };
const FILLED = { status: 'filled' };
const html = form((label, name) => `<label>${label}<input data-is="${name}"></label>`);
const input = (document: Document, name: string) => {
  const found = document.querySelector<HTMLInputElement>(`[data-is=${name}]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe('filling', () => {
  it('puts the values in and says so', async () => {
    const document = page(html);
    expect(await fillForm(document, VALUES)).toEqual({ directoryId: FILLED, clientId: FILLED, clientSecret: FILLED });
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).toEqual(Object.values(VALUES));
  });

  it('sends the events of typing, in their order, and no other', async () => {
    const document = page(`<form>${html}<button>Save configuration</button></form>`);
    const heard: string[] = [];
    const types = ['focusin', 'beforeinput', 'input', 'change', 'focusout', 'keydown', 'keyup', 'click', 'submit'];
    for (const type of types) {
      document.addEventListener(type, (event) =>
        heard.push(`${event.type} ${(event.target as HTMLElement).dataset.is}`),
      );
    }
    await fillForm(document, { clientId: CLIENT_ID });
    expect(heard).toEqual(['focusin clientId', 'input clientId', 'change clientId', 'focusout clientId']);
  });

  it('goes past a setter a page has put on the field', async () => {
    const document = page(html);
    const caught: string[] = [];
    Object.defineProperty(input(document, 'clientId'), 'value', {
      configurable: true,
      get: () =>
        Object.getOwnPropertyDescriptor(document.defaultView?.HTMLInputElement.prototype, 'value')?.get?.call(
          input(document, 'clientId'),
        ),
      set: (value: string) => caught.push(value),
    });
    expect(await fillForm(document, { clientId: CLIENT_ID })).toEqual({ clientId: FILLED });
    expect(caught).toEqual([]);
  });

  it('says which fields it could not fill, and fills the others', async () => {
    const document = page(html);
    input(document, 'directoryId').parentElement?.remove();
    input(document, 'clientId').readOnly = true;
    expect(await fillForm(document, VALUES)).toEqual({
      directoryId: { status: 'not-found', because: 'no-such-label' },
      clientId: { status: 'not-found', because: 'read-only' },
      clientSecret: FILLED,
    });
    expect(input(document, 'clientId').value).toBe('');
  });

  it('fills none of several', async () => {
    const document = page(html + html);
    expect(await fillForm(document, { clientSecret: SECRET })).toEqual({
      clientSecret: { status: 'ambiguous', count: 2 },
    });
    expect([...document.querySelectorAll('input')].every(({ value }) => value === '')).toBe(true);
  });

  it('notices a value that is taken out again', async () => {
    const document = page(html);
    const field = input(document, 'clientSecret');
    field.addEventListener('input', () =>
      queueMicrotask(() => {
        field.value = '';
      }),
    );
    expect(await fillForm(document, VALUES)).toMatchObject({ clientId: FILLED, clientSecret: { status: 'refused' } });
  });

  it('accepts an id in capitals, and a secret only to the letter', async () => {
    const document = page(html);
    for (const field of document.querySelectorAll('input')) {
      field.addEventListener('change', () => {
        field.value = field.value.toUpperCase();
      });
    }
    expect(await fillForm(document, VALUES)).toEqual({
      directoryId: FILLED,
      clientId: FILLED,
      clientSecret: { status: 'refused' },
    });
  });

  it('finds a field the page builds anew after each value', async () => {
    const document = page(`<div id="app">${html}</div>`);
    const rebuild = () => {
      const values = [...document.querySelectorAll('input')].map(({ value }) => value);
      const app = document.querySelector('#app');
      if (app) app.innerHTML = html;
      document.querySelectorAll('input').forEach((field, at) => {
        field.value = values[at] ?? '';
      });
    };
    document.addEventListener('change', () => queueMicrotask(rebuild));
    expect(await fillForm(document, VALUES)).toEqual({ directoryId: FILLED, clientId: FILLED, clientSecret: FILLED });
  });

  it('counts a field that is locked once it is filled', async () => {
    const document = page(html);
    const field = input(document, 'clientId');
    field.addEventListener('change', () => {
      field.readOnly = true;
    });
    expect(await fillForm(document, VALUES)).toMatchObject({ clientId: FILLED });
  });

  it('gives the focus back to where it was', async () => {
    const document = page(`${html}<input id="search">`);
    document.querySelector<HTMLElement>('#search')?.focus();
    await fillForm(document, VALUES);
    expect(document.activeElement?.id).toBe('search');
  });

  it('leaves a field without a value alone', async () => {
    const document = page(html);
    input(document, 'clientSecret').value = 'stays';
    expect(await fillForm(document, { clientId: CLIENT_ID })).toEqual({ clientId: FILLED });
    expect(input(document, 'clientSecret').value).toBe('stays');
  });
});

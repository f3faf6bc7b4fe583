import { FORM_SECTION } from '@production-assist/shared/guide';
import { describe, expect, it } from 'vitest';
import { findFields } from '../../../extension/form/find.ts';
import { form, page, shadow } from './page.ts';

const labelled = (attributes = '') => `<label>AD Master Tenant Id <input ${attributes}></label>`;
const tenant = (html: string, purpose: 'fill' | 'read' = 'fill') => findFields(page(html), purpose).directoryId;

describe('fields a person cannot type into', () => {
  it.each([
    ['hidden', '<div hidden><label>AD Master Tenant Id <input></label></div>'],
    ['hidden', labelled('style="display:none"')],
    ['hidden', labelled('style="visibility:hidden"')],
    ['hidden', labelled('style="opacity:0"')],
    ['hidden', `<div inert>${labelled()}</div>`],
    ['hidden', `<div aria-hidden="true">${labelled()}</div>`],
    ['disabled', labelled('disabled')],
    ['disabled', `<fieldset disabled>${labelled()}</fieldset>`],
    ['disabled', labelled('aria-disabled="true"')],
    ['read-only', labelled('readonly')],
    ['read-only', labelled('aria-readonly="true"')],
  ])('are not found: %s, %s', (because, html) => {
    expect(tenant(html)).toEqual({ status: 'not-found', because });
  });

  it.each(['hidden', 'checkbox', 'radio', 'button', 'file', 'submit'])('type %s is no field for text', (type) => {
    expect(tenant(labelled(`type="${type}"`))).toEqual({ status: 'not-found', because: 'no-such-label' });
  });

  it('give way to the one a person sees', () => {
    const html = `<div hidden>${labelled()}</div>${labelled('readonly')}${labelled('data-right')}`;
    expect(tenant(html)).toMatchObject({ status: 'found', field: { dataset: { right: '' } } });
  });

  it('are read where they are locked, and not where they are hidden', () => {
    expect(tenant(labelled('disabled'), 'read').status).toBe('found');
    expect(tenant(labelled('readonly'), 'read').status).toBe('found');
    expect(tenant(labelled('hidden style="display:none"'), 'read').status).toBe('not-found');
  });
});

describe('several fields with one label', () => {
  it('are ambiguous', () => {
    expect(tenant(labelled() + labelled())).toEqual({ status: 'ambiguous', count: 2 });
  });

  it.each([
    ['fieldset', `<fieldset><legend>${FORM_SECTION}</legend>${labelled('data-right')}</fieldset>`],
    ['section with a heading', `<section><h3>${FORM_SECTION}</h3>${labelled('data-right')}</section>`],
    ['heading alone', `<h2>${FORM_SECTION}</h2><div>${labelled('data-right')}</div><h2>Other</h2>`],
    ['sub-heading', `<h2>${FORM_SECTION}</h2><h3>Values</h3>${labelled('data-right')}<h2>Other</h2>`],
    ['role heading', `<div role="heading" aria-level="4">${FORM_SECTION}</div>${labelled('data-right')}<h4>Other</h4>`],
    ['plain title', `<div class="title">${FORM_SECTION}:</div>${labelled('data-right')}<h2>Other</h2>`],
    ['named group', `<div role="group" aria-label="${FORM_SECTION}">${labelled('data-right')}</div>`],
    ['named region', `<section aria-labelledby="t"><b id="t">${FORM_SECTION}</b>${labelled('data-right')}</section>`],
  ])('are told apart by the section: %s', (_, section) => {
    const right = { status: 'found', field: { dataset: { right: '' } } };
    expect(tenant(`${labelled()}${section}${labelled()}`)).toMatchObject(right);
  });

  it('stay ambiguous inside the section', () => {
    const html = `${labelled()}<fieldset><legend>${FORM_SECTION}</legend>${labelled()}${labelled()}</fieldset>`;
    expect(tenant(html)).toEqual({ status: 'ambiguous', count: 2 });
  });

  it('a label of its own beats a text beside', () => {
    const html = `<div>AD Master Tenant Id <input></div>${labelled('data-right')}`;
    expect(tenant(html)).toMatchObject({ status: 'found', field: { dataset: { right: '' } } });
  });
});

describe('texts that only look like a label', () => {
  it.each([
    ['more words', '<label>AD Master Tenant Id of the old server <input></label>'],
    ['a field with another name', '<span>AD Master Tenant Id</span><input aria-label="Search">'],
    ['a field in between', '<span>AD Master Tenant Id</span><input aria-label="x"><input>'],
    ['a choice in between', '<span>AD Master Tenant Id</span><select><option>1</option></select><input>'],
    ['all labels first, all fields after', `<div>${form((l) => `<b>${l}</b>`)}${form(() => '<input>')}</div>`],
    ['a sentence', '<p>Enter the <b>AD Master Tenant Id</b> on the next page.</p><input>'],
    ['a list of them', `<ul>${form((label) => `<li>${label}</li>`)}</ul><p>Search</p><input>`],
    ['two names at once', '<label>AD Master Tenant Id <input aria-label="AD Master Client Id"></label>'],
    ['a component of several fields', '<x-all label="AD Master Tenant Id"></x-all>'],
  ])('%s', (_, html) => {
    const document = page(html);
    const component = document.querySelector('x-all');
    if (component) shadow(component, '<input><input>');
    const { directoryId, clientId, clientSecret } = findFields(document, 'fill');
    expect([directoryId.status, clientId.status, clientSecret.status]).toEqual(Array(3).fill('not-found'));
  });
});

describe('frames', () => {
  const framed = (inner: Document | null) => {
    const document = page('<iframe></iframe>');
    Object.defineProperty(document.querySelector('iframe'), 'contentDocument', { get: () => inner });
    return findFields(document, 'fill').directoryId;
  };

  it('are searched where they are of the same origin', () => {
    expect(framed(page(labelled())).status).toBe('found');
  });

  it('are left alone where they are of another, even if the browser lets them be read', () => {
    const missing = { status: 'not-found', because: 'no-such-label' };
    expect(framed(page(labelled(), 'https://other.example/'))).toEqual(missing);
    expect(framed(null)).toEqual(missing);
  });
});

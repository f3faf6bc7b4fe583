import { describe, expect, it } from 'vitest';
import { findFields } from '../../../extension/form/find.ts';
import { FORM_FIELDS } from '../../../extension/form/labels.ts';
import { form, LABELS, page, shadow } from './page.ts';

/** One way each in which pages say what a field is for. `data-is` marks the right field. */
const SHAPES: Record<string, string> = {
  'label for': form((label, name) => `<label for="${name}">${label}</label><input id="${name}" data-is="${name}">`),
  'wrapping label': form((label, name) => `<label>${label} <input data-is="${name}"></label>`),
  'wrapping label with for': form((l, n) => `<label for="${n}">${l} <input id="${n}" data-is="${n}"></label>`),
  'aria-label': form((label, name) => `<input aria-label="${label}" data-is="${name}">`),
  'aria-labelledby': form(
    (label, name) => `<b id="l-${name}">${label}</b><p>…</p><input aria-labelledby="l-${name}" data-is="${name}">`,
  ),
  'aria-labelledby of two parts': form((label, name) => {
    const [first, ...rest] = label.split(' ');
    return `<b id="a-${name}">${first}</b><b id="b-${name}">${rest.join(' ')}</b><hr><input aria-labelledby="a-${name} b-${name}" data-is="${name}">`;
  }),
  placeholder: form((label, name) => `<p><input placeholder="${label}" data-is="${name}"></p>`),
  'table row': `<table>${form((label, name) => `<tr><td>${label}:</td><td><input data-is="${name}"></td></tr>`)}</table>`,
  'table row with th': `<table>${form((l, n) => `<tr><th>${l}</th><td><div><input data-is="${n}"></div></td></tr>`)}</table>`,
  'table, label above': `<table>${form((l, n) => `<tr><td>${l}</td></tr><tr><td><input data-is="${n}"></td></tr>`)}</table>`,
  'table, label at the column': `<table><tr>${form((label) => `<th>${label}</th>`)}</tr><tr>${form((_, name) => `<td><input data-is="${name}"></td>`)}</tr></table>`,
  'definition list': `<dl>${form((label, name) => `<dt>${label}</dt><dd><input data-is="${name}"></dd>`)}</dl>`,
  'span beside': form((label, name) => `<div><span>${label}</span><input data-is="${name}"></div>`),
  'text beside': form((label, name) => `<div>${label}: <input data-is="${name}"></div>`),
  'text and line breaks': form((label, name) => `${label}<br><input data-is="${name}"><br>`),
  'unlinked label, nested input': form(
    (l, n) => `<div><div><label>${l}</label></div><div><div><input data-is="${n}"></div></div></div>`,
  ),
  'help between': form(
    (l, n) => `<div><span>${l}</span><small>From the Overview page.</small><input data-is="${n}"></div>`,
  ),
  'label and help before': form((l, n) => `<div><p>${l}</p><p>Help.</p></div><input data-is="${n}">`),
  'label after': form((l, n) => `<div class="floating"><input data-is="${n}" placeholder=" "><span>${l}</span></div>`),
  'star, colon, capitals, spaces': form(
    (l, n) => `<label>  ${l.toUpperCase().replaceAll(' ', ' &nbsp;\n')} <i>*</i> :<input data-is="${n}"></label>`,
  ),
  'help inside the label': form(
    (l, n) => `<label>${l} <small>(required)</small><button>?</button><input data-is="${n}"></label>`,
  ),
  'words in spans': form(
    (l, n) =>
      `<label>${l
        .split(' ')
        .map((w) => `<span>${w}</span>`)
        .join('')}<input data-is="${n}"></label>`,
  ),
  'text area': form((label, name) => `<label>${label}<textarea data-is="${name}"></textarea></label>`),
  'password field': form((label, name) => `<label>${label}<input type="password" data-is="${name}"></label>`),
};

describe('finding the three fields', () => {
  it.each(Object.entries(SHAPES))('%s', (_, html) => {
    const document = page(html);
    const found = findFields(document, 'fill');
    for (const name of FORM_FIELDS) {
      expect(found[name]).toEqual({ status: 'found', field: document.querySelector(`[data-is=${name}]`) });
    }
  });

  it('among other fields', () => {
    const other =
      '<label>Organization <input></label><input placeholder="Search"><label><input type="checkbox"> AD Master Tenant Id</label>';
    const found = findFields(
      page(`${other}${SHAPES['label for']}<input aria-label="AD Master Client Id (old)">`),
      'fill',
    );
    expect(FORM_FIELDS.map((name) => found[name].status)).toEqual(['found', 'found', 'found']);
  });

  it('in shadow roots, labelled inside', () => {
    const document = page('<x-form></x-form>');
    const root = shadow(
      document.querySelector('x-form'),
      form((_, name) => `<x-field id="${name}"></x-field>`),
    );
    const inputs = Object.entries(LABELS).map(([name, label]) =>
      shadow(root.querySelector(`#${name}`), `<label for="c">${label}</label><input id="c">`).querySelector('input'),
    );
    const found = findFields(document, 'fill');
    expect(FORM_FIELDS.map((name) => found[name])).toEqual(inputs.map((field) => ({ status: 'found', field })));
  });

  it.each<[string, (label: string, name: string) => string]>([
    ['label attribute', (label, name) => `<x-field label="${label}" data-is="${name}"></x-field>`],
    ['aria-label', (label, name) => `<x-field aria-label="${label}" data-is="${name}"></x-field>`],
    ['label for', (l, n) => `<label for="${n}">${l}</label><hr><x-field id="${n}" data-is="${n}"></x-field>`],
    ['wrapping label', (label, name) => `<label>${label}<x-field data-is="${name}"></x-field></label>`],
    ['text before', (label, name) => `<div><span>${label}</span><x-field data-is="${name}"></x-field></div>`],
    ['slotted label', (label, name) => `<x-field data-is="${name}">${label}</x-field>`],
    ['slotted element', (label, name) => `<x-field data-is="${name}"><span slot="label">${label}</span></x-field>`],
  ])('in web components, labelled from outside: %s', (_, shape) => {
    const document = page(form(shape));
    const html = '<label for="c"><slot></slot><slot name="label"></slot></label><div><input id="c"></div>';
    for (const host of document.querySelectorAll('x-field')) shadow(host, html);
    const found = findFields(document, 'fill');
    for (const name of FORM_FIELDS) {
      const field = document.querySelector(`[data-is=${name}]`)?.shadowRoot?.querySelector('input');
      expect(found[name]).toEqual({ status: 'found', field });
    }
  });

  it('gives nothing on a page without the form', () => {
    const found = findFields(page('<label>E-mail <input></label><p>AD Master Tenant Id</p>'), 'fill');
    expect(Object.values(found)).toEqual(FORM_FIELDS.map(() => ({ status: 'not-found', because: 'no-such-label' })));
  });
});

import { EMPTY, FIELDS } from './model.ts';

/** Plain HTML: a table, the state taken from `change` as old forms do. */
document.body.innerHTML = `<form><table>${FIELDS.map(
  ({ name, label }) => `<tr><td>${label}:</td><td><input name="${name}"></td></tr>`,
).join('')}</table><button>Save configuration</button></form><output id="model"></output>`;

const values = { ...EMPTY };
const form = document.forms[0];
const output = document.querySelector('#model');

function render(): void {
  for (const { name } of FIELDS) {
    const field = form?.elements.namedItem(name);
    if (field && 'value' in field) field.value = values[name];
  }
  if (output) output.textContent = JSON.stringify(values);
}

form?.addEventListener('change', () => {
  Object.assign(values, Object.fromEntries(new FormData(form)));
  render();
});
window.renderAgain = render;
render();

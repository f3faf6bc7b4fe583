import { FORM_BUTTONS, FORM_LABELS, FORM_SECTION } from '@production-assist/shared/guide';

/** The form of the guide's section 9 in a page that looks like an application of its own. */

const STYLE = `
body{margin:0;background:#f4f5f7;color:#1c2430;font:15px/22px "Segoe UI",Inter,Arial,sans-serif}
header{padding:14px 32px;background:#1c2430;color:#fff;font-weight:600}
main{max-width:620px;margin:32px;padding:8px 32px 32px;background:#fff;border:1px solid #dde1e7;border-radius:8px}
h1{font-size:22px}fieldset{margin:0;padding:0;border:0}legend{padding:0 0 12px;font-weight:600}
label{display:block;margin:0 0 16px}
input{display:block;box-sizing:border-box;width:100%;margin-top:4px;padding:8px 10px;border:1px solid #9aa3b0;border-radius:4px;font:inherit}
button{margin-right:8px;padding:8px 18px;border:1px solid #2456c4;border-radius:4px;background:#2456c4;color:#fff;font:inherit}
button[type=button]{background:#fff;color:#2456c4}
table{width:100%;border-collapse:collapse}th,td{padding:6px 8px 6px 0;border-bottom:1px solid #dde1e7;text-align:left;vertical-align:top}
th{color:#5b6675;font-weight:600;font-size:13px}`;

/** Both buttons send the three fields and show what comes back; a secret that was saved is not kept in the page. */
const SCRIPT = `
const form = document.forms[0], status = document.querySelector('[role=status]'), table = document.querySelector('table');
const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
async function press(path) {
  status.replaceChildren(line('p', 'One moment …'));
  table.hidden = true;
  const response = await fetch(path, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  const { message, problems, people } = await response.json();
  status.replaceChildren(line('p', message), ...problems.map((problem) => line('p', problem)));
  table.hidden = people.length === 0;
  table.tBodies[0].replaceChildren(...people.map((person) => {
    const row = document.createElement('tr');
    row.append(line('td', person.name), line('td', person.email), line('td', person.what));
    return row;
  }));
  return problems.length === 0;
}
form.querySelector('[type=button]').addEventListener('click', () => press('/settings/preview'));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (await press('/settings/save')) form.elements.secret.value = '';
});`;

const field = (name: string, label: string, type = 'text') =>
  `<label>${label}<input name="${name}" type="${type}" autocomplete="off"></label>`;

export const FORM_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Organization settings</title>
<style>${STYLE}</style>
<header>Production Assist</header><main><h1>Organization settings</h1><form><fieldset>
<legend>${FORM_SECTION}</legend>
${field('tenant', FORM_LABELS.directoryId)}${field('client', FORM_LABELS.clientId)}${field('secret', FORM_LABELS.clientSecret, 'password')}
<button type="button">${FORM_BUTTONS.preview}</button><button>${FORM_BUTTONS.save}</button></fieldset></form>
<div role="status"></div><table hidden><thead><tr><th>Person</th><th>Address</th><th></th></tr></thead><tbody></tbody></table>
</main><script>${SCRIPT}</script></html>`;

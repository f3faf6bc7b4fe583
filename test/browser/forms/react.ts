import { createElement as h, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { EMPTY, FIELDS } from './model.ts';

/** React: controlled inputs show the state and nothing else. */
function Settings() {
  const [values, setValues] = useState(EMPTY);
  const [round, renderAgain] = useReducer((before: number) => before + 1, 0);
  window.renderAgain = renderAgain;
  const fields = FIELDS.map(({ name, label }) =>
    h(
      'div',
      { key: name },
      h('label', { htmlFor: name }, label, h('span', { 'aria-hidden': true }, ' *')),
      h('input', {
        id: name,
        type: name === 'clientSecret' ? 'password' : 'text',
        value: values[name],
        onChange: (event: { target: { value: string } }) =>
          setValues((before) => ({ ...before, [name]: event.target.value })),
      }),
    ),
  );
  return h(
    'form',
    null,
    ...fields,
    h('button', { type: 'submit' }, `Save ${round}`),
    h('output', { id: 'model' }, JSON.stringify(values)),
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(h(Settings));

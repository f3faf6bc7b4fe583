import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { EMPTY, FIELDS } from './model.ts';

/** React, with a form that takes no secret and shows it empty again. */
function Settings() {
  const [values, setValues] = useState(EMPTY);
  const fields = FIELDS.map(({ name, label }) =>
    h(
      'label',
      { key: name },
      label,
      h('input', {
        value: values[name],
        onChange: (event: { target: { value: string } }) => {
          if (name !== 'clientSecret') setValues((before) => ({ ...before, [name]: event.target.value }));
        },
      }),
    ),
  );
  return h('form', null, ...fields, h('output', { id: 'model' }, JSON.stringify(values)));
}

createRoot(document.body.appendChild(document.createElement('div'))).render(h(Settings));

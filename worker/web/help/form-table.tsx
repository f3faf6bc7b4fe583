import { FORM_LABELS, MICROSOFT_LABELS } from '@production-assist/shared/guide';
import { helpWords } from './texts.ts';

/** Which value of Microsoft's goes into which field. */
export function FormTable() {
  const { form } = helpWords().help;
  const rows = [
    [FORM_LABELS.directoryId, MICROSOFT_LABELS.directoryId],
    [FORM_LABELS.clientId, MICROSOFT_LABELS.clientId],
    [FORM_LABELS.clientSecret, form.secretValue],
  ] as const;
  return (
    <table class="data help-table">
      <caption class="visually-hidden">{form.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{form.column.field}</th>
          <th scope="col">{form.column.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([field, value]) => (
          <tr key={field}>
            <th scope="row">
              <b lang="en">{field}</b>
            </th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

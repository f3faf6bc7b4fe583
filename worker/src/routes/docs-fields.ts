import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';

type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
export type Html = ReturnType<typeof html>;

/** More values than this are a list of their own somewhere else. */
const SHOWN_OPTIONS = 16;

/** Text of the document as paragraphs; what stands between backticks is code. */
export function prose(text: string): Html[] {
  return text.split('\n\n').map((paragraph) => html`<p>${inline(paragraph)}</p>`);
}

/** Text in which what stands between backticks is code. */
export function inline(text: string): (Html | string)[] {
  return text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}

/** The fields of an object as a table; objects within it are told with a dot, lists of them with `[]`. */
export function fieldsTable(schema: Schema, caption: string): Html {
  const rows = fieldRows(schema, '');
  if (rows.length === 0) return html`<p class="none">No fields.</p>`;
  return html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

/** One row: name, whether it must be given, type, and what is said about it. */
export function fieldRow(name: string, schema: Schema, required: boolean, description = described(schema)): Html {
  return html`<tr><th scope="row"><code>${breakable(name)}</code>${
    required ? '' : html` <small>optional</small>`
  }</th><td><span class="type">${typeOf(schema)}${limits(schema)}</span>${inline(description)}</td></tr>
`;
}

/** Lets a long name break after its dots. */
function breakable(name: string): (Html | string)[] {
  return name.split('.').flatMap((part, i) => (i ? [html`.<wbr>`, part] : [part]));
}

function fieldRows(schema: Schema, prefix: string): Html[] {
  if ('$ref' in schema) return [];
  if (schema.anyOf) return schema.anyOf.flatMap((one) => fieldRows(one, prefix));
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row = fieldRow(prefix + name, field, schema.required?.includes(name) ?? false);
    return [row, ...fieldRows(field, `${prefix}${name}.`), ...fieldRows(itemsOf(field), `${prefix}${name}[].`)];
  });
}

const NOTHING: Schema = {};

function itemsOf(schema: Schema): Schema {
  return 'items' in schema && schema.items ? schema.items : NOTHING;
}

function described(schema: Schema): string {
  return ('description' in schema && schema.description) || '';
}

/** What a value is, in words: `string`, `list of Run`, `date or null`, `one of a, b`. */
export function typeOf(schema: Schema): Html | string {
  if ('$ref' in schema) return reference(schema.$ref);
  if (schema.anyOf) return html`${schema.anyOf.map((one, i) => (i ? html` or ${typeOf(one)}` : typeOf(one)))}`;
  if ('const' in schema) return options([schema.const]);
  if (schema.enum) return options(schema.enum);
  if (schema.type === 'array') return html`list of ${typeOf(itemsOf(schema))}`;
  if (schema.format === 'date-time') return 'time';
  return schema.format ?? String(schema.type ?? 'anything');
}

function reference(ref: string): Html {
  const name = ref.split('/').at(-1) ?? ref;
  return html`<a href="#data-${name}">${name}</a>`;
}

function options(values: readonly unknown[]): Html {
  if (values.length > SHOWN_OPTIONS) return html`one of ${values.length} <a href="#problems">codes</a>`;
  const shown = values.map((value, i) => html`${i ? ', ' : ''}<code>${String(value)}</code>`);
  return html`${values.length > 1 ? 'one of ' : 'always '}${shown}`;
}

/** Bounds and defaults that the type does not tell. */
function limits(schema: Schema): string {
  if ('$ref' in schema) return '';
  const parts = [
    schema.minimum !== undefined && schema.minimum > 0 && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.default !== undefined && `default ${schema.default}`,
  ].filter((part) => part !== false);
  return parts.map((part) => `, ${part}`).join('');
}

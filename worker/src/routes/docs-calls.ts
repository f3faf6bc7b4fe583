import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';
import { fieldRow, fieldsTable, type Html, inline, prose, typeOf } from './docs-fields.ts';

/** One call of the document. */
export interface DocumentedCall {
  id: string;
  method: string;
  path: string;
  operation: OpenAPIV3_1.OperationObject;
}

const METHODS = ['get', 'put', 'post', 'delete'] as const;

/** All calls, in the order of the document. */
export function callsOf(document: OpenAPIV3_1.Document): DocumentedCall[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ id: `call-${operation.operationId}`, method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

/** One call: what it does, what goes in, what comes out, what can go wrong. */
export function callSection({ id, method, path, operation }: DocumentedCall): Html {
  const open = operation.security?.length === 0;
  return html`<article aria-labelledby="${id}">
<h3 id="${id}"><a href="#${id}">${operation.summary ?? id}</a></h3>
<p class="line"><span class="method ${method.toLowerCase()}">${method}</span> <code>${pathParts(path)}</code>${
    open ? html` <span class="note">open, needs no token</span>` : ''
  }</p>
${prose(operation.description ?? '')}
${parametersTable(operation)}
${bodySection(operation)}
${answersTable(operation)}
</article>
`;
}

/** A path with what is filled in marked, and places to break. */
function pathParts(path: string): Html[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => (part.startsWith('{') ? html`/<wbr><var>${part}</var>` : html`/<wbr>${part}`));
}

function parametersTable(operation: OpenAPIV3_1.OperationObject): Html | string {
  const parameters = (operation.parameters ?? []).flatMap((one) => ('in' in one ? [one] : []));
  if (parameters.length === 0) return '';
  const order = ['path', 'query', 'header'];
  parameters.sort((a, b) => order.indexOf(a.in) - order.indexOf(b.in));
  const rows = parameters.map((one) => {
    const name = one.in === 'header' ? `${one.name} (header)` : one.name;
    return fieldRow(name, one.schema ?? {}, one.required ?? false, one.description);
  });
  return html`<table>
<caption>In the address and the headers</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function bodySection({ requestBody }: OpenAPIV3_1.OperationObject): Html | string {
  if (!requestBody || '$ref' in requestBody) return '';
  const schema = requestBody.content['application/json']?.schema;
  if (!schema) return '';
  const optional = requestBody.required ? '' : ' (optional)';
  if ('$ref' in schema) return html`<p>Body${optional}: ${typeOf(schema)}, as JSON.</p>`;
  return Object.keys(schema.properties ?? {}).length
    ? fieldsTable(schema, `Body, as JSON${optional}`)
    : html`<p>No body, or an empty object.</p>`;
}

function answersTable(operation: OpenAPIV3_1.OperationObject): Html {
  const rows = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    if (!response || '$ref' in response) return '';
    return html`<tr><th scope="row"><code>${status}</code></th><td>${inline(response.description)}${bodyOf(response)}${headersOf(
      response,
    )}${problemCodes(status, response)}</td></tr>
`;
  });
  return html`<table class="answers">
<caption>Answers</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Meaning and body</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function bodyOf(response: OpenAPIV3_1.ResponseObject): Html | string {
  const schema = response.content?.['application/json']?.schema;
  if (!schema) return '';
  const items = 'properties' in schema ? schema.properties?.items : undefined;
  const shape = items
    ? html`<code>items</code>, ${typeOf(items)}, and <code>nextCursor</code>`
    : html`${typeOf(schema)}`;
  return html`: ${shape}${response.content?.['text/csv'] ? ', or text/csv' : ''}`;
}

function headersOf(response: OpenAPIV3_1.ResponseObject): Html[] {
  return Object.entries(response.headers ?? {}).map(
    ([name, header]) => html`<br><small>Header <code>${name}</code>: ${header.description ?? ''}</small>`,
  );
}

/** The codes behind a problem's status, where they are the caller's: a check or a run tells of the others. */
function problemCodes(status: string, response: OpenAPIV3_1.ResponseObject): Html | string {
  if (!response.content?.['application/problem+json']) return '';
  if (status === 'default' || Number(status) >= 500) return html`: <a href="#data-Problem">Problem</a>`;
  const codes = FAILURE_CODES.filter((code) => {
    const rule = failureRule(code);
    return String(rule.status) === status && rule.check === null;
  });
  return html`<span class="codes">${codes.map((code) => html`<a href="#${code}"><code>${code}</code></a> `)}</span>`;
}

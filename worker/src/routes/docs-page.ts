import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';
import { callSection, callsOf, type DocumentedCall } from './docs-calls.ts';
import { fieldsTable, type Html, prose } from './docs-fields.ts';
import { problemGroups, problemSection } from './docs-problems.ts';
import { webhookEntries, webhooksSection } from './docs-webhooks.ts';

/**
 * The contract as a page to read: every call, every shape, and every problem with what to do about it in both
 * languages. One page of HTML, written from the OpenAPI document; it needs no script.
 */
export function docsPage(document: OpenAPIV3_1.Document): Html {
  const { info, tags = [] } = document;
  const calls = callsOf(document);
  const groups = tags.map(({ name, description = '' }) => ({
    id: `calls-${name}`,
    name,
    description,
    calls: calls.filter(({ operation }) => operation.tags?.includes(name)),
  }));
  const schemas = Object.entries(document.components?.schemas ?? {});
  const problems = problemGroups();
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title}: interface</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><h1>${info.title}</h1><p>Interface, version ${info.version}. The same as data: <a href="/api/openapi.json">openapi.json</a></p></header>
<div class="columns">
<nav aria-label="Contents">
<h2>Contents</h2>
<ul>
<li><a href="#about">About</a></li>
${groups.map((group) => contents(group.id, group.name, group.calls.map(callEntry)))}
${contents('webhooks', 'Messages to webhooks', webhookEntries())}
${contents(
  'data',
  'Data',
  schemas.map(([name]) => html`<li><a href="#data-${name}">${name}</a></li>`),
)}
${contents(
  'problems',
  'Problems',
  problems.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`),
)}
</ul>
</nav>
<main id="main">
<section aria-labelledby="about"><h2 id="about">About</h2>${prose(info.description ?? '')}</section>
${groups.map(
  (group) => html`<section aria-labelledby="${group.id}">
<h2 id="${group.id}">${group.name}</h2>
${prose(group.description)}
${group.calls.map(callSection)}
</section>
`,
)}
${webhooksSection(document)}
<section class="shapes" aria-labelledby="data">
<h2 id="data">Data</h2>
<p>What the calls take and answer, as JSON objects.</p>
${schemas.map(
  ([name, schema]) => html`<article aria-labelledby="data-${name}">
<h3 id="data-${name}"><a href="#data-${name}">${name}</a></h3>
${fieldsTable(schema, `Fields of ${name}`)}
</article>
`,
)}
</section>
<section aria-labelledby="problems">
<h2 id="problems">Problems</h2>
<p>Every <code>code</code> that an answer, a failed run or a failed check can carry: what happened, what it means, what to do. The number is the HTTP status where a call ends with it.</p>
${problems.map(problemSection)}
</section>
</main>
</div>
</body>
</html>`;
}

function contents(id: string, name: string, entries: readonly Html[]): Html {
  return html`<li><a href="#${id}">${name}</a><ul class="${id}">${entries}</ul></li>
`;
}

function callEntry({ id, method, operation }: DocumentedCall): Html {
  return html`<li class="call"><a href="#${id}"><span class="method ${method.toLowerCase()}">${method}</span> ${operation.summary ?? id}</a></li>`;
}

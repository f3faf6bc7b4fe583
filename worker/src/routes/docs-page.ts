import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import type { Language, Texts } from '@production-assist/shared/texts/texts';
import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';

/** The contract as a page to read: every call, and every problem with what to do about it. */
export function docsPage(document: OpenAPIV3_1.Document, words: Texts, language: Language) {
  const calls = Object.entries(document.paths ?? {});
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>${document.info.title}</h1>
${calls.map(([path]) => html`<p><code>${path}</code></p>`)}
${FAILURE_CODES.map((code) => html`<h3 id="${code}">${code} ${failureRule(code).status}</h3><p>${words.failures[code].detail}</p>`)}
</main></body></html>`;
}

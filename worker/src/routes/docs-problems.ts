import { CHECKS } from '@production-assist/shared/checks';
import { FAILURE_CODES, type FailureCode, failureRule } from '@production-assist/shared/failures';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { html } from 'hono/html';
import { texts } from '../language.ts';
import type { Html } from './docs-fields.ts';

/** Failures that belong together. */
export interface ProblemGroup {
  id: string;
  title: string;
  codes: readonly FailureCode[];
}

/** All failures: what a caller can get wrong, then the set-up in the order of its checks, then the service itself. */
export function problemGroups(): ProblemGroup[] {
  const codesWhere = (fits: (rule: ReturnType<typeof failureRule>) => boolean) =>
    FAILURE_CODES.filter((code) => fits(failureRule(code)));
  return [
    {
      id: 'problems-request',
      title: 'The request',
      codes: codesWhere(({ check, status }) => check === null && status < 500),
    },
    ...CHECKS.map(({ id }) => ({
      id: `problems-${id}`,
      title: `Check: ${texts('en').checks[id]}`,
      codes: codesWhere(({ check }) => check === id),
    })),
    {
      id: 'problems-service',
      title: 'The service',
      codes: codesWhere(({ check, status }) => check === null && status >= 500),
    },
  ].filter(({ codes }) => codes.length > 0);
}

/** A group of failures, each with its words in every language. */
export function problemSection({ id, title, codes }: ProblemGroup): Html {
  return html`<section aria-labelledby="${id}">
<h3 id="${id}">${title}</h3>
${codes.map(problem)}
</section>
`;
}

/** One failure; its anchor is its code alone, because the `type` of every problem points there. */
function problem(code: FailureCode): Html {
  const { status, remedy } = failureRule(code);
  return html`<article class="problem" aria-labelledby="${code}">
<h4 id="${code}"><a href="#${code}"><code>${code}</code></a> <span class="note">${status}${
    remedy === 'passing' ? ', may pass by itself' : ''
  }</span></h4>
<div class="languages">
${LANGUAGES.map((language) => {
  const { title, detail, fix } = texts(language).failures[code];
  return html`<div lang="${language}"><p><strong>${blanks(title)}</strong></p><p>${blanks(detail)}</p><p class="fix">${blanks(fix)}</p></div>
`;
})}</div>
</article>
`;
}

/** A text with its blanks marked: what an answer fills in. */
function blanks(text: string): (Html | string)[] {
  return text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? html`<var>${part}</var>` : part));
}

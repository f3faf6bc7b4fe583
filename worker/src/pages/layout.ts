import type { Language } from '@production-assist/shared/texts/texts';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from '../routes/context.ts';
import { formPagePolicy, POLICY } from '../security/headers.ts';
import { PAGES_STYLE } from './style.ts';

/** Where the style sheet of these pages is. */
export const PAGES_STYLE_PATH = '/pages.css';

export type Html = ReturnType<typeof html>;

/** A page the Worker writes itself: a heading, and what is under it. */
export interface Page {
  title: string;
  body: Html | Promise<Html>;
  status?: ContentfulStatusCode;
  language?: Language;
  /** Origins besides our own that the page's forms lead to, redirects included; each must have been validated. */
  formTargets?: readonly string[];
  /** Headers that go with it. */
  headers?: Headers;
}

/** Answers with a page: it loads its style sheet and nothing else, runs nothing, and stands in no frame. */
export async function page(c: Context<AppEnv>, { title, body, status = 200, formTargets = [], ...more }: Page) {
  const language = more.language ?? c.get('language');
  const headers = more.headers ?? new Headers();
  headers.set(POLICY, formPagePolicy(formTargets));
  headers.set('Cache-Control', 'no-store');
  headers.set('Content-Language', language);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const text = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${PAGES_STYLE_PATH}">
</head>
<body>
<main>
<h1>${title}</h1>
${await body}
</main>
</body>
</html>`;
  return new Response(text.toString(), { status, headers });
}

/** Answers with the style sheet of these pages. */
export function pagesStyle(c: Context<AppEnv>): Response {
  return c.body(PAGES_STYLE, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=3600',
  });
}

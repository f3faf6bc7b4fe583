import type { ShownLanguage } from '../languages.ts';
import type { PageContext, PageData } from '../page-data.ts';
import { text } from '../texts.ts';
import { titleOf } from './blade.ts';
import { html, type Markup, raw } from './markup.ts';
import { shell } from './shell.ts';
import { STYLE } from './style.ts';
import { newUi, type Ui } from './ui.ts';
import { viewOf } from './view.ts';

export interface DocumentOptions {
  context: PageContext;
  /** Null: the page is loading. */
  data: PageData | null;
  ui?: Ui;
  /** Whether the page comes to life; saved pages do not. */
  withScript?: boolean;
}

/** The whole top document. */
export function renderDocument({ context, data, ui = newUi(), withScript = false }: DocumentOptions): string {
  const view = viewOf(context, ui);
  const title = data === null ? view.t('welcome') : `${titleOf(view, data)} - ${view.t('welcome')}`;
  const body = html`<div id="web-container" class="fxs-portal">${shell(view, data)}</div>`;
  return page(context.language, title, body, withScript ? dataScript(context) : null);
}

/** The page a person without a session is sent to. */
export function renderSignedOut(language: ShownLanguage, withScript = false): string {
  const t = (term: 'signIn' | 'signInText') => text(language, term);
  const script = `document.getElementById('idSIButton9').addEventListener('click', () =>
    fetch('/simulated/sign-in', { method: 'POST' }).then(() => location.reload()));`;
  const body = html`<div class="sign-in" id="lightbox"><p class="sign-in-logo">Microsoft</p><h1 id="loginHeader">${t('signIn')}</h1><p>${t('signInText')}</p><input class="azc-input" type="email" name="loginfmt" aria-label="${t('signIn')}" placeholder="someone@example.com"><button type="button" id="idSIButton9" class="fxt-button fxt-button-primary">${t('signIn')}</button></div>`;
  return page(language, t('signIn'), body, withScript ? html`<script>${raw(script)}</script>` : null);
}

/** What the script begins with, and the script. */
function dataScript(context: PageContext): Markup {
  const json = JSON.stringify(context).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="context">${raw(json)}</script><script src="/simulated/client.js"></script>`;
}

function page(language: ShownLanguage, title: string, body: Markup, script: Markup | null): string {
  return html`<!DOCTYPE html>
<html lang="${language.toLowerCase()}">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width"><style>${raw(STYLE)}</style></head>
<body class="fxs-body">${body}${script}</body>
</html>
`.markup;
}

import { randomBytes } from 'node:crypto';
import { RECEIVER_ADDRESS, type Received, type Receiver, type Verdict } from './receiver.ts';

/** What came to the receiver, as a page for a browser on this machine. It says that all of this is local. */

const STYLE = `
:root { color-scheme: light dark; --accent: #0f5fb8; --line: #d6d6d6; --quiet: #5c5c5c; --page: #f3f5f8; --card: #fff; --ink: #1b1b1b; --ok: #0e6b0e; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #7db8ff; --line: #454545; --quiet: #b3b3b3; --page: #161719; --card: #212225; --ink: #f2f2f2; --ok: #6ccb5f; --bad: #ff9e95; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px 64px; background: var(--page); color: var(--ink); font: 16px/1.45 "Segoe UI", system-ui, sans-serif; }
main { width: min(860px, 100%); margin: auto; display: grid; gap: 16px; }
section, article { min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px 20px; }
.mark { justify-self: start; font-size: 12px; color: var(--quiet); border: 1px dashed var(--line); border-radius: 99px; padding: 2px 10px; }
h1 { font-size: 22px; font-weight: 600; margin: 0; }
h2 { font-size: 16px; margin: 0 0 8px; }
p { margin: 0 0 8px; color: var(--quiet); }
code, pre { font: 13px/1.5 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: 12px 0 0; padding: 12px; overflow-x: auto; background: var(--page); border-radius: 8px; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-bottom: 10px; }
label { display: grid; gap: 4px; flex: 1 1 260px; font-size: 14px; }
input, button { font: inherit; color: inherit; padding: 6px 12px; background: var(--card); border: 1px solid var(--quiet); border-radius: 8px; }
input { min-width: 0; font-family: ui-monospace, Consolas, monospace; font-size: 13px; }
button { cursor: pointer; background: var(--accent); color: var(--card); border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#messages { display: grid; gap: 12px; }
.line { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; margin: 0; color: inherit; }
.line time { color: var(--quiet); font-size: 14px; }
.verdict { margin-left: auto; font-weight: 600; font-size: 14px; }
.is-genuine .verdict { color: var(--ok); }
.is-forged .verdict, .wrong { color: var(--bad); }
`;

/** Looks for more every two seconds, and leaves what is shown where nothing has come. */
const SCRIPT = `
let last = null;
setInterval(async () => {
  const answer = await fetch('/messages').catch(() => null);
  const text = answer?.ok ? await answer.text() : last;
  if (text !== last) document.getElementById('messages').innerHTML = text;
  last = text;
}, 2000);
`;

const VERDICTS: Readonly<Record<Verdict, string>> = {
  genuine: '✓ Signature checked',
  forged: '✗ Signed with another secret',
  unchecked: '? Not checked: no secret known',
};

/**
 * Answers a browser: the page at `/`, what came as a part of it at `/messages` and as data at `/messages.json`, a
 * secret that somebody enters.
 *
 * @param onLearned called with all secrets when there is one more
 */
export function receiverPage(receiver: Receiver, onLearned: (secrets: readonly string[]) => void) {
  return async (request: Request): Promise<Response> => {
    const { pathname, hostname, origin } = new URL(request.url);
    // Another site's page, or another name that leads here, has nothing to ask for.
    const from = request.headers.get('origin');
    if (hostname !== '127.0.0.1' || (from !== null && from !== origin)) return new Response(null, { status: 403 });
    if (request.method === 'POST' && pathname === '/secret') {
      const secret = new URLSearchParams(await request.text()).get('secret')?.trim() ?? '';
      if (!receiver.learn(secret)) return page(receiver, true);
      onLearned(receiver.secrets());
      return new Response(null, { status: 303, headers: { location: '/' } });
    }
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    if (pathname === '/') return page(receiver, false);
    if (pathname === '/messages') return new Response(list(receiver.received()), { headers: HTML });
    if (pathname === '/messages.json') return Response.json(receiver.received());
    return new Response('Not found', { status: 404 });
  };
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

function page(receiver: Receiver, wrong: boolean): Response {
  const nonce = randomBytes(16).toString('base64');
  const told = receiver.secrets().length;
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Webhooks that arrived · Local receiver</title>
<link rel="icon" href="data:,"><style nonce="${nonce}">${STYLE}</style></head>
<body><main>
<span class="mark">Local receiver, on this machine only</span>
<h1>Webhooks that arrived</h1>
<section>
<h2>Have messages sent here</h2>
<p>On the page, under Notifications, add a webhook with the address <code>${RECEIVER_ADDRESS}</code>. Then enter its secret, so that each message is checked with the library of Standard Webhooks.</p>
<form method="post" action="/secret" autocomplete="off">
<label>Signing secret of the webhook<input name="secret" required placeholder="whsec_…"${wrong ? ' aria-invalid="true" aria-describedby="wrong"' : ''}></label>
<button>Check with it</button>
</form>
${wrong ? '<p id="wrong" class="wrong" role="alert">That is no signing secret: one begins with whsec_ and is shown once, when the webhook is made.</p>' : ''}
<p>${told === 0 ? 'No secret is known yet: messages are taken, and not checked.' : `${told} known. What none of them has signed is refused with 401, and sent again later.`}</p>
</section>
<div id="messages" aria-live="polite">${list(receiver.received())}</div>
</main><script nonce="${nonce}">${SCRIPT}</script></body></html>`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return new Response(html, { status: wrong ? 422 : 200, headers: { ...HTML, 'content-security-policy': policy } });
}

function list(messages: readonly Received[]): string {
  if (messages.length === 0) return '<p>Nothing has arrived yet.</p>';
  return messages
    .map(({ id, at, times, type, body, verdict }) => {
      const time = new Date(at).toISOString();
      return `<article class="is-${verdict}" data-type="${escaped(type)}" data-verdict="${verdict}">
<p class="line"><b>${escaped(type)}</b><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time>${
        times > 1 ? `<span>came ${times} times</span>` : ''
      }<span class="verdict">${VERDICTS[verdict]}</span></p>
<p><code>webhook-id: ${escaped(id)}</code></p>
<pre tabindex="0" aria-label="Body of ${escaped(type)}">${escaped(readable(body))}</pre>
</article>`;
    })
    .join('\n');
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

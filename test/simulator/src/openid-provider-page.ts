import type { ProviderPerson } from './openid-provider.ts';

/** The pages of the simulated sign-in provider. They say in every place that this is a simulation. */

const STYLE = `
:root { color-scheme: light dark; --accent: #0f5fb8; --line: #d6d6d6; --quiet: #5c5c5c; --page: #f3f5f8; --card: #fff; --ink: #1b1b1b; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #7db8ff; --line: #454545; --quiet: #b3b3b3; --page: #161719; --card: #212225; --ink: #f2f2f2; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--page);
  color: var(--ink); font: 16px/1.45 "Segoe UI", system-ui, sans-serif; }
main { width: min(440px, 100%); background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 28px; }
.mark { display: inline-block; font-size: 12px; color: var(--quiet); border: 1px dashed var(--line); border-radius: 99px; padding: 2px 10px; }
h1 { font-size: 22px; font-weight: 600; margin: 14px 0 4px; }
p { margin: 0 0 18px; color: var(--quiet); }
ul { list-style: none; margin: 0 0 18px; padding: 0; display: grid; gap: 8px; }
button { font: inherit; color: inherit; cursor: pointer; background: none; border: 1px solid var(--line); border-radius: 8px; }
button:hover, button:focus-visible { border-color: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.person { display: grid; grid-template-columns: 40px 1fr; gap: 0 12px; align-items: center; width: 100%; padding: 10px 12px; text-align: left; }
.initials { grid-row: span 2; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent); color: var(--card); font-size: 14px; font-weight: 600; }
.name { font-weight: 600; }
.about { font-size: 14px; color: var(--quiet); }
.cancel { padding: 6px 16px; }
`;

/** Where one chooses who one is. The forms go to the page's own address, whose query carries the request. */
export function choosePersonPage(people: readonly ProviderPerson[], forWhom: string): Response {
  const choices = people.map(
    ({ subject, name, email, about }) => `<li><form method="post">
<button class="person" name="person" value="${escaped(subject)}">
<span class="initials" aria-hidden="true">${escaped(initials(name))}</span>
<span class="name">${escaped(name)}</span>
<span class="about">${escaped(about || email)}</span>
</button></form></li>`,
  );
  return page(
    200,
    'Choose who you are',
    `<p>To go on to ${escaped(forWhom)}. There is no password: these people are made up.</p>
<ul>${choices.join('\n')}</ul>
<form method="post"><button class="cancel" name="cancel" value="yes">Cancel</button></form>`,
  );
}

export function refusedPage(): Response {
  return page(
    400,
    'This sign-in cannot go on',
    '<p>The client or the address to return to is not registered here.</p>',
  );
}

function page(status: number, title: string, content: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Simulated sign-in</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><span class="mark">Simulated sign-in provider</span><h1>${title}</h1>${content}</main></body>
</html>
`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(html, { status, headers });
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .filter((_, index) => index === 0 || index === words.length - 1)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

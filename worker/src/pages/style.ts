/**
 * How the few pages look that the Worker writes itself: Fluent's colours, light and dark, from a phone's width up. A file
 * of its own, because inline is barred.
 */
export const PAGES_STYLE = `
:root {
  color-scheme: light dark;
  --text: #242424; --soft: #616161; --ground: #f5f5f5; --card: #ffffff; --line: #d1d1d1; --field: #616161;
  --brand: #0f6cbd; --brand-hover: #115ea3; --on-brand: #ffffff; --warn: #fdf3f4; --warn-line: #eeacb2; --warn-text: #960b18;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #ffffff; --soft: #adadad; --ground: #141414; --card: #292929; --line: #525252; --field: #adadad;
    --brand: #479ef5; --brand-hover: #62abf5; --on-brand: #0a0a0a; --warn: #3f1011; --warn-line: #7f2c30; --warn-text: #f5b8bd;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; padding: 1rem; display: grid; place-items: center;
  background: var(--ground); color: var(--text); font: 0.9375rem/1.45 "Segoe UI", system-ui, sans-serif;
}
main {
  width: 100%; max-width: 28rem; padding: 1.75rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; overflow-wrap: anywhere;
}
h1 { margin: 0 0 0.75rem; font-size: 1.375rem; line-height: 1.3; font-weight: 600; text-wrap: balance; }
p { margin: 0 0 0.75rem; }
.soft, small { color: var(--soft); font-size: 0.8125rem; }
.who { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; margin-bottom: 1.25rem; }
.who strong { font-weight: 600; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
legend, .label { display: block; margin: 0 0 0.375rem; padding: 0; font-weight: 600; }
select, input[type="text"] {
  width: 100%; min-height: 2.25rem; padding: 0.375rem 0.625rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-bottom-color: var(--field); border-radius: 4px;
}
.right { display: grid; grid-template-columns: 1.25rem 1fr; gap: 0.125rem 0.5rem; margin: 0 0 0.625rem; }
.right > input { margin: 0.2rem 0 0; width: 1rem; height: 1rem; accent-color: var(--brand); }
.right > span:first-child { color: var(--brand); }
.right small { grid-column: 2; display: block; }
.alert { padding: 0.625rem 0.75rem; border: 1px solid var(--warn-line); border-radius: 4px; background: var(--warn); color: var(--warn-text); }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1.25rem; }
button, .button {
  min-height: 2.25rem; padding: 0.375rem 1rem; font: inherit; font-weight: 600; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 4px; cursor: pointer; text-decoration: none; display: inline-block;
}
button:hover, .button:hover { border-color: var(--field); }
.primary { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
.primary:hover { background: var(--brand-hover); border-color: var(--brand-hover); }
a { color: var(--brand); }
:is(a, button, select, input):focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
@media (max-width: 24rem) { .actions > * { flex: 1 1 100%; text-align: center; } }
@media (forced-colors: active) { .primary { border-width: 2px; } }
`;

/** How the documentation page looks: light and dark, from a phone's width up. Its own file, because inline is barred. */
export const DOCS_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --soft: #57606a; --ground: #ffffff; --raised: #f6f8fa; --line: #d5dae1; --link: #0b57b0;
  --get: #0b5cad; --put: #8a4b00; --post: #1a6b32; --delete: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e9ee; --soft: #a3adb8; --ground: #14171b; --raised: #1d2127; --line: #363d46; --link: #8ab8ff;
    --get: #8ab8ff; --put: #f0b266; --post: #7fd394; --delete: #ff9e95;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, "Segoe UI", sans-serif; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, var { font: 0.9em/1.4 ui-monospace, "Cascadia Mono", Consolas, monospace; overflow-wrap: anywhere; }
code { background: var(--raised); border-radius: 4px; padding: 0.1em 0.3em; }
var { font-style: italic; color: var(--soft); }
small, .note, .type, caption { font-size: 0.85rem; color: var(--soft); font-weight: 400; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--ground); z-index: 1; }
header { padding: 2rem 1.25rem 1.25rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.25; text-wrap: balance; }
header p { margin: 0.4rem 0 0; color: var(--soft); }
h2 { margin: 0 0 0.5rem; font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 0 0 0.5rem; font-size: 1.1rem; line-height: 1.35; }
h4 { margin: 0 0 0.4rem; font-size: 1rem; }
h3 a, h4 a { color: inherit; text-decoration: none; }
h3 a:hover, h4 a:hover { text-decoration: underline; }
p { margin: 0 0 0.75rem; max-width: 46rem; }
nav { padding: 1.25rem; background: var(--raised); font-size: 0.9rem; }
nav h2 { font-size: 1rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0.15rem 0; }
nav > ul > li { margin-top: 0.7rem; }
nav > ul > li > a { font-weight: 600; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding: 1.5rem 1.25rem 4rem; min-width: 0; }
main > section { max-width: 64rem; margin-bottom: 3.5rem; }
main > section > section { margin-top: 2rem; }
article { margin-top: 1.25rem; padding: 1.1rem; border: 1px solid var(--line); border-radius: 10px; }
article:target, article:has(:target) { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
.line { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: baseline; max-width: none; }
.line code { background: none; padding: 0; font-size: 0.95rem; min-width: 0; }
.method { font: 600 0.72rem/1.5 ui-monospace, "Cascadia Mono", Consolas, monospace; letter-spacing: 0.03em; }
.line .method { border: 1px solid currentColor; border-radius: 5px; padding: 0.1rem 0.45rem; font-size: 0.8rem; }
.get { color: var(--get); } .put { color: var(--put); } .post { color: var(--post); } .delete { color: var(--delete); }
nav .call { padding-left: 3.6rem; }
nav .method { float: left; margin-left: -3.6rem; line-height: 1.85; }
nav .data li { display: inline-block; margin-right: 0.8rem; }
table { width: 100%; margin: 1rem 0 0; border-collapse: collapse; table-layout: fixed; font-size: 0.93rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.3rem; }
thead th { font-size: 0.8rem; color: var(--soft); border-bottom: 1px solid var(--line); }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
th[scope="row"] { font-weight: 400; }
th[scope="col"]:first-child { width: 42%; }
.answers th[scope="col"]:first-child { width: 5.5rem; }
.type, .codes { display: block; }
.shapes caption { position: absolute; clip-path: inset(50%); }
.codes code { padding-left: 0; background: none; }
table + p { margin-top: 1rem; }
.example { overflow-x: auto; margin: 0; padding: 0.8rem; background: var(--raised); border-radius: 6px; font-size: 0.9rem; }
.example code { background: none; padding: 0; overflow-wrap: normal; }
.example-title { margin: 0.9rem 0 0.3rem; font-size: 0.9rem; font-weight: 600; }
.problem { padding: 0.9rem 1.1rem 0.2rem; }
.languages { display: grid; gap: 0 2rem; font-size: 0.93rem; }
.languages p { margin-bottom: 0.4rem; }
.languages > div + div { border-top: 1px dashed var(--line); padding-top: 0.5rem; }
.fix { padding-left: 0.75rem; border-left: 3px solid var(--line); }
@media (min-width: 46rem) {
  nav > ul { columns: 2; column-gap: 2rem; }
  nav > ul > li { break-inside: avoid; }
  .languages { grid-template-columns: 1fr 1fr; }
  .languages > div + div { border-top: 0; padding-top: 0; }
  th[scope="col"]:first-child { width: 34%; }
}
@media (min-width: 70rem) {
  header { padding: 2.25rem 2.5rem 1.5rem; }
  .columns { display: grid; grid-template-columns: 20rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem 1.5rem 3rem 2.5rem; }
  nav > ul { columns: auto; }
  main { padding: 2rem 2.5rem 5rem; }
}
@media print { nav, .skip { display: none; } article { break-inside: avoid; } }
`;

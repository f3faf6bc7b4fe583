import { fileURLToPath } from 'node:url';
import { FORM_LABELS, FORM_SECTION } from '@production-assist/shared/guide';
import { build } from 'esbuild';

/** The form applications a browser is shown, one page each. */
export const APPS = ['plain', 'react', 'vue', 'angular-reactive', 'angular-template', 'lit', 'element'] as const;
export type App = (typeof APPS)[number] | 'react-strict';

/** What no page may ever hear while its form is filled. */
const WATCH = `
  window.heard = [];
  for (const type of ['submit', 'click', 'mousedown', 'pointerdown', 'keydown', 'keypress', 'keyup']) {
    addEventListener(type, (event) => { heard.push(type); event.preventDefault(); }, true);
  }`;

const DECLARATIVE = `<pa-settings><template shadowrootmode="open"><form>${Object.entries(FORM_LABELS)
  .map(([name, label]) => `<label for="${name}">${label}</label><input id="${name}" name="${name}">`)
  .join('')}<button>Save configuration</button></form><output id="model"></output></template></pa-settings>`;

/** The page of one application. */
export async function appPage(app: App): Promise<string> {
  const script = await bundle(fileURLToPath(new URL(`${app}.ts`, import.meta.url)));
  const body = app === 'element' ? DECLARATIVE : '';
  return html(`<h2>${FORM_SECTION}</h2>${body}<script type="module">${script}</script>`);
}

/** A page around other pages. */
export function framePage(...addresses: string[]): string {
  return html(addresses.map((address) => `<iframe src="${address}" width="600" height="300"></iframe>`).join(''));
}

function html(body: string): string {
  return `<!doctype html><html lang="en"><title>Settings</title><body><script>${WATCH}</script>${body}</body></html>`;
}

/** Where a classic script's exports stand. */
export const BUNDLE = 'bundled';

/** One file with all it imports, for a browser. */
export async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    ...(format === 'iife' ? { globalName: BUNDLE } : {}),
    target: 'es2022',
    minifySyntax: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      'import.meta.env': '{}',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    // Vue's build that brings its template compiler.
    alias: { vue: 'vue/dist/vue.esm-bundler.js' },
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing came of bundling ${entry}`);
  return file.text.replaceAll('</script', '<\\/script');
}

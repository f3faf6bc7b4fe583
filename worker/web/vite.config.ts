import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { fluentTheme } from '../../shared/build/fluent-theme.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fluent = (folder: string) => here(`node_modules/@fluentui/web-components/dist/esm/${folder}`);

/** Folders of the page's own style: this one and one for each screen. */
const STYLES = [
  here('.'),
  here('../../shared/ui'),
  ...readdirSync(here('.'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['node_modules', 'dist', 'public'].includes(entry.name))
    .map((entry) => here(entry.name)),
];

/** The page's build: static files, the hashed ones under `/assets/`, nothing inline. */
export default defineConfig({
  root: here('.'),
  plugins: [
    preact({ reactAliasesEnabled: false }),
    fluentTheme({
      light: { ...webLightTheme },
      dark: { ...webDarkTheme },
      folders: [...STYLES, ...['button', 'styles', 'styles/partials'].map(fluent)],
    }),
  ],
  build: {
    // Tests and the start command build beside what is deployed, not over it.
    outDir: process.env.WEB_OUT ?? here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Names which file is loaded for which screen; it is not among the files that are served.
    manifest: true,
    rolldownOptions: {
      output: {
        // One file for what several screens use. By itself the bundler makes one for each set of screens that use the
        // same: over thirty files for a screen, most of them smaller than what asking for a file costs. No styles: they
        // would come before the page's own, which they are to come after.
        codeSplitting: { groups: [{ name: 'shared', test: (id) => !id.endsWith('.css'), minShareCount: 3 }] },
      },
    },
  },
});
